"""Stages 2 and 3: asked for is not begun, time runs from the request, a panel is three and apart.

Dates are reckoned by hand from SI 2006/1738 regs 17, 19 and 20. The complaint of 12 May 2025 was
answered on 27 May; 26 May and 25 August 2025 are bank holidays.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from heard.accounts.models import User
from heard.audit.queries import history_of
from heard.casework.models import Appointment, Decision, StageRun
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.appointments import NewAppointment, appoint
from heard.casework.operations.early_referral import EarlyReferral, refer_early
from heard.casework.operations.ending import reopen, respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.sign_off import sign_off, submit_draft
from heard.casework.operations.stages import (
    Meeting,
    StepDone,
    begin_stage,
    complete_step,
    request_stage,
    resolve_request,
)
from heard.casework.queries.states import current_run, state_of
from heard.casework.queries.tallies import stage_tally
from heard.feedback.models import Feedback
from heard.people.new_people import NewPerson
from heard.rules.acts import Closing, next_step
from heard.rules.outcomes import Outcome
from tests.casework.cases import a_complaint
from tests.casework.cast import CARE, EARLY_HELP, EDUCATION, at
from tests.casework.pages import browser_of, shown

ANSWERED_ON = date(2025, 5, 27)
ASKED_ON = date(2025, 6, 2)
ROLE = Appointment.Role
CONDITIONS = {
    "has_robust_report": True,
    "has_adjudication": True,
    "is_upheld": True,
    "has_action_plan": True,
    "complainant_agreed_on": date(2025, 7, 9),
    "council_agreed_on": date(2025, 7, 9),
}


@pytest.fixture
def answered(asha):
    return answer(a_complaint(by=asha), asha, ANSWERED_ON)


def answer(record, by, on):
    finding = NewFinding(1, Outcome.PARTIALLY_UPHELD, "The notes say so.")
    record_findings(record.reference, [finding], by=by, at=at(on))
    respond(record.reference, on, by=by, at=at(on))
    return fresh(record)


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def run_of(record, stage, round_=1):
    return StageRun.objects.get(feedback=record, stage=stage, round=round_)


def steps_of(run):
    return dict(run.steps.values_list("step", "due_on"))


def ask(record, by, on=ASKED_ON):
    return request_stage(record.reference, on, by=by, at=at(on))


def take(record, step, on, by):
    complete_step(record.reference, StepDone(step, on), by=by, at=at(on))


def name(record, role, who, on, by, **facts):
    facts.setdefault("is_independent", True)
    new = NewAppointment(role, NewPerson(who), on, **facts)
    return appoint(record.reference, new, by=by, at=at(on))


@pytest.fixture
def at_stage_2(answered, asha, ben):
    ask(answered, asha)
    begin_stage(answered.reference, date(2025, 6, 9), by=ben, at=at(date(2025, 6, 9)))
    return fresh(answered)


@pytest.fixture
def at_stage_3(at_stage_2, asha, ben):
    name(at_stage_2, ROLE.INDEPENDENT_PERSON, "Iris Pole", date(2025, 6, 10), ben)
    respond(at_stage_2.reference, date(2025, 7, 7), by=asha, at=at(date(2025, 7, 7)))
    ask(at_stage_2, asha, date(2025, 7, 14))
    begin_stage(at_stage_2.reference, date(2025, 7, 16), by=ben, at=at(date(2025, 7, 16)))
    return fresh(at_stage_2)


def test_whoever_was_appointed_to_an_earlier_stage_stays_on_the_page(at_stage_3, asha, ben):
    name(at_stage_3, ROLE.PANEL_MEMBER, "Dora Ives", date(2025, 7, 21), ben)
    page = shown(browser_of(asha).get(f"/records/{at_stage_3.reference}/"))
    assert "Independent person, stage 2" in page
    assert "Iris Pole" in page
    assert "Member of the panel, stage" not in page
    assert "Dora Ives" in page


def test_case_22_asked_for_is_not_begun(answered, asha):
    assert ask(answered, asha) is None
    run = run_of(answered, 2)
    assert (run.requested_on, run.progressed_on) == (ASKED_ON, None)
    assert stage_tally(2025) == {("2", "requested", CARE): 1}


def test_a_meeting_is_offered_and_held_without_settling_it_and_the_stage_begins(
    answered, asha, ben
):
    ask(answered, asha)
    with pytest.raises(NotLawful, match="No such step is waiting"):
        take(answered, "statement_agreed", ASKED_ON, asha)
    take(answered, "meeting_offered", ASKED_ON, asha)
    take(answered, "meeting_held", date(2025, 6, 5), asha)
    begun_on = date(2025, 6, 9)
    begin_stage(answered.reference, begun_on, by=ben, at=at(begun_on))
    done = dict(run_of(answered, 2).steps.values_list("step", "done_on"))
    assert (done["meeting_offered"], done["meeting_held"]) == (ASKED_ON, date(2025, 6, 5))
    assert done["statement_agreed"] is None


def test_a_panel_that_was_only_asked_for_cannot_have_met(at_stage_2, asha):
    respond(at_stage_2.reference, date(2025, 7, 7), by=asha, at=at(date(2025, 7, 7)))
    ask(at_stage_2, asha, date(2025, 7, 14))
    with pytest.raises(NotLawful, match="Stage 3 was asked for and has not begun"):
        take(at_stage_2, "hold_panel", date(2025, 7, 15), asha)


def test_a_meeting_that_was_never_offered_is_no_step_of_a_stage_that_began(at_stage_2):
    assert "meeting_offered" not in steps_of(run_of(at_stage_2, 2))


def test_asking_for_the_next_stage_opens_the_record_again(answered, asha):
    ask(answered, asha)
    record = fresh(answered)
    assert (record.stage, record.closed_on, record.closing) == (2, None, "")
    assert record.responded_on == ANSWERED_ON


def test_case_9_stage_2_runs_from_the_request_whenever_it_begins_or_a_statement_is_agreed(
    at_stage_2, asha
):
    run = run_of(at_stage_2, 2)
    # 25 working days after Monday 2 June are Monday 7 July; 65 are 2 September, past 25 August.
    assert (run.statutory_due_on, run.maximum_on) == (date(2025, 7, 7), date(2025, 9, 2))
    take(at_stage_2, "statement_agreed", date(2025, 6, 20), asha)
    run.refresh_from_db()
    assert (run.statutory_due_on, run.maximum_on) == (date(2025, 7, 7), date(2025, 9, 2))


def test_an_investigation_by_law_has_its_milestones(at_stage_2):
    assert steps_of(run_of(at_stage_2, 2)) == dict.fromkeys(
        ["statement_agreed", "officer_report", "independent_report", "adjudication"]
    )


def test_stage_2_under_the_code_has_the_dates_of_the_code_and_no_such_milestones(asha, ben):
    record = answer(a_complaint(by=asha, service_area=EDUCATION), asha, ANSWERED_ON)
    ask(record, asha)
    begin_stage(record.reference, ASKED_ON, by=ben, at=at(ASKED_ON))
    run = run_of(record, 2)
    # Never acknowledged: from 9 June, the fifth working day; 20 working days on is 7 July.
    assert run.statutory_due_on == date(2025, 7, 7)
    assert steps_of(run) == {}


def test_where_there_is_one_stage_only_there_is_nothing_further_to_ask_for(asha):
    record = answer(a_complaint(by=asha, service_area=EARLY_HELP), asha, ANSWERED_ON)
    with pytest.raises(NotLawful, match="no further stage"):
        ask(record, asha)


@pytest.mark.parametrize(
    ("asked_on", "warns"),
    [
        (date(2025, 6, 24), False),  # 20 working days after 27 May
        (date(2025, 6, 25), True),
        (date(2025, 11, 3), True),
    ],
)
def test_a_late_request_is_warned_of_and_never_refused(answered, asha, asked_on, warns):
    warning = ask(answered, asha, asked_on)
    assert (warning is not None) == warns
    assert fresh(answered).stage == 2
    if warning:
        assert warning.startswith("It was asked for after 24 June 2025")
        assert "no bar" in warning


def test_a_request_is_not_dated_before_the_answer_or_after_today(answered, asha):
    with pytest.raises(NotLawful, match="before the answer"):
        request_stage(answered.reference, date(2025, 5, 26), by=asha, at=at(ASKED_ON))
    with pytest.raises(NotLawful, match="after today"):
        request_stage(answered.reference, date(2025, 6, 3), by=asha, at=at(ASKED_ON))


def test_a_complaint_not_answered_yet_goes_no_further(asha):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="has not been answered"):
        ask(record, asha)


def test_case_22_a_request_met_at_a_meeting_never_progressed(answered, asha):
    ask(answered, asha)
    met = Meeting(date(2025, 6, 11), "A new worker from 1 July.", offered_on=date(2025, 6, 4))
    resolve_request(answered.reference, met, by=asha, at=at(date(2025, 6, 12)))
    record, run = fresh(answered), run_of(answered, 2)
    assert (record.closing, record.closed_on) == (Closing.ANSWERED, date(2025, 6, 11))
    assert (run.resolved_on, run.responded_on, run.progressed_on) == (met.held_on, None, None)
    assert run.steps.get(step="meeting_held").words == "A new worker from 1 July."
    assert record.next_due_on is None
    assert stage_tally(2025) == {("2", "requested", CARE): 1}


def test_after_a_meeting_the_same_stage_may_be_asked_for_again_and_counts_once(answered, asha, ben):
    ask(answered, asha)
    met = Meeting(date(2025, 6, 11), "A new worker from 1 July.")
    resolve_request(answered.reference, met, by=asha, at=at(date(2025, 6, 11)))
    ask(answered, asha, date(2025, 7, 14))
    begin_stage(answered.reference, date(2025, 7, 15), by=ben, at=at(date(2025, 7, 15)))
    again = run_of(answered, 2, round_=2)
    assert again.statutory_due_on == date(2025, 8, 18)  # 25 working days after 14 July
    assert fresh(answered).stage == 2
    assert stage_tally(2025) == {("2", "progressed", CARE): 1}


def test_a_meeting_without_terms_meets_nothing(answered, asha):
    ask(answered, asha)
    with pytest.raises(NotLawful, match="what was agreed"):
        resolve_request(answered.reference, Meeting(ASKED_ON, " "), by=asha, at=at(ASKED_ON))


def test_the_answer_at_stage_2_leaves_that_of_stage_1_as_it_was(at_stage_2, asha):
    respond(at_stage_2.reference, date(2025, 7, 8), by=asha, at=at(date(2025, 7, 8)))
    record = fresh(at_stage_2)
    assert record.responded_on == ANSWERED_ON
    assert run_of(record, 1).responded_on == ANSWERED_ON
    assert run_of(record, 2).responded_on == date(2025, 7, 8)
    assert record.closed_on == date(2025, 7, 8)


def test_the_adjudication_comes_after_both_reports(at_stage_2, asha):
    take(at_stage_2, "officer_report", date(2025, 6, 27), asha)
    with pytest.raises(NotLawful, match="Before that comes the report of the independent person"):
        take(at_stage_2, "adjudication", date(2025, 7, 1), asha)
    take(at_stage_2, "independent_report", date(2025, 6, 30), asha)
    take(at_stage_2, "adjudication", date(2025, 7, 1), asha)
    with pytest.raises(NotLawful, match="No such step is waiting"):
        take(at_stage_2, "adjudication", date(2025, 7, 2), asha)


def test_case_14_the_panel_runs_from_the_request_and_what_follows_from_what_happened(
    at_stage_3, asha, ben
):
    run = run_of(at_stage_3, 3)
    assert steps_of(run) == {
        "appoint_chair": date(2025, 7, 28),  # 10 working days after 14 July
        "hold_panel": date(2025, 8, 26),  # 30, past the bank holiday of 25 August
        "report": None,
        "papers_sent": None,
    }
    assert fresh(at_stage_3).next_due_on == date(2025, 7, 28)
    for role, who in [
        (ROLE.PANEL_CHAIR, "Chen Wood"),
        (ROLE.PANEL_MEMBER, "Dora Ives"),
        (ROLE.PANEL_MEMBER, "Ewan Hall"),
    ]:
        name(at_stage_3, role, who, date(2025, 7, 21), ben)
    assert fresh(at_stage_3).next_due_on == date(2025, 8, 26)
    take(at_stage_3, "hold_panel", date(2025, 8, 20), asha)
    assert steps_of(run)["report"] == date(2025, 8, 28)  # 5 working days after the meeting
    take(at_stage_3, "report", date(2025, 8, 27), asha)
    run.refresh_from_db()
    assert run.statutory_due_on == date(2025, 9, 17)  # 15 working days after the report
    assert fresh(at_stage_3).next_due_on == date(2025, 9, 17)


def test_the_dated_steps_of_a_panel_wait_from_the_request_on(at_stage_2, asha):
    respond(at_stage_2.reference, date(2025, 7, 7), by=asha, at=at(date(2025, 7, 7)))
    ask(at_stage_2, asha, date(2025, 7, 14))
    assert fresh(at_stage_2).next_due_on == date(2025, 7, 28)


def test_a_panel_stage_sends_its_reader_to_the_dates_of_its_steps(at_stage_3, asha):
    page = shown(browser_of(asha).get(f"/records/{at_stage_3.reference}/"))
    assert "Each step of this stage has a date of its own" in page
    assert "No date applies" not in page


def test_a_panel_of_fewer_than_three_does_not_meet(at_stage_3, asha, ben):
    name(at_stage_3, ROLE.PANEL_CHAIR, "Chen Wood", date(2025, 7, 21), ben)
    name(at_stage_3, ROLE.PANEL_MEMBER, "Dora Ives", date(2025, 7, 21), ben)
    with pytest.raises(NotLawful, match="three independent people"):
        take(at_stage_3, "hold_panel", date(2025, 8, 20), asha)


def test_a_panel_reports_after_it_has_met(at_stage_3, asha):
    with pytest.raises(NotLawful, match="Before that comes the meeting of the panel"):
        take(at_stage_3, "report", date(2025, 8, 20), asha)


def test_case_38_the_stage_2_independent_person_never_sits_on_the_panel(at_stage_3, ben):
    with pytest.raises(NotLawful, match=r"reg 19\(3\)"):
        name(at_stage_3, ROLE.PANEL_MEMBER, " iris  POLE", date(2025, 7, 21), ben)
    known = Appointment.objects.get(role=ROLE.INDEPENDENT_PERSON).person_id
    new = NewAppointment(ROLE.PANEL_CHAIR, known, date(2025, 7, 21), is_independent=True)
    with pytest.raises(NotLawful, match=r"reg 19\(3\)"):
        appoint(at_stage_3.reference, new, by=ben, at=at(date(2025, 7, 21)))


@pytest.mark.parametrize("role", [ROLE.PANEL_CHAIR, ROLE.PANEL_MEMBER])
def test_case_38_a_panel_member_is_independent(at_stage_3, ben, role):
    on = date(2025, 7, 21)
    with pytest.raises(NotLawful, match="Check first that they are independent"):
        name(at_stage_3, role, "Chen Wood", on, ben, is_independent=False)
    with pytest.raises(NotLawful, match="works for the council"):
        name(at_stage_3, role, "Dev Patel", on, ben)


def test_case_38_the_independent_person_is_independent(at_stage_2, ben):
    on = date(2025, 6, 10)
    with pytest.raises(NotLawful, match="Check first that they are independent"):
        name(at_stage_2, ROLE.INDEPENDENT_PERSON, "Iris Pole", on, ben, is_independent=False)
    with pytest.raises(NotLawful, match="works for the council"):
        name(at_stage_2, ROLE.INDEPENDENT_PERSON, "Cleo Marsh", on, ben)
    assert not Appointment.objects.filter(run__feedback=at_stage_2).exists()


def test_case_38_an_investigating_officer_in_the_line_is_warned_of(at_stage_2, ben):
    on = date(2025, 6, 10)
    (warning,) = name(at_stage_2, ROLE.INVESTIGATING_OFFICER, "Cleo Marsh", on, ben)
    assert "outside its line of management" in warning
    assert name(at_stage_2, ROLE.INVESTIGATING_OFFICER, "Dev Patel", on, ben) == ()


def test_each_part_of_an_investigation_is_for_a_different_person(at_stage_2, ben):
    on = date(2025, 6, 10)
    name(at_stage_2, ROLE.INVESTIGATING_OFFICER, "Iris Pole", on, ben)
    with pytest.raises(NotLawful, match="another part in this investigation"):
        name(at_stage_2, ROLE.INDEPENDENT_PERSON, "Iris Pole", on, ben)


def test_a_panel_has_one_chair_two_members_and_three_different_people(at_stage_3, ben):
    on = date(2025, 7, 21)
    name(at_stage_3, ROLE.PANEL_CHAIR, "Chen Wood", on, ben)
    with pytest.raises(NotLawful, match="its chair already"):
        name(at_stage_3, ROLE.PANEL_CHAIR, "Dora Ives", on, ben)
    with pytest.raises(NotLawful, match="on the panel already"):
        name(at_stage_3, ROLE.PANEL_MEMBER, "Chen Wood", on, ben)
    name(at_stage_3, ROLE.PANEL_MEMBER, "Dora Ives", on, ben)
    name(at_stage_3, ROLE.PANEL_MEMBER, "Ewan Hall", on, ben)
    with pytest.raises(NotLawful, match="two members"):
        name(at_stage_3, ROLE.PANEL_MEMBER, "Finn Kay", on, ben)
    ill = Appointment.objects.filter(role=ROLE.PANEL_MEMBER).last()
    name(at_stage_3, ROLE.PANEL_MEMBER, "Finn Kay", on, ben, instead_of=ill.pk)
    assert run_of(at_stage_3, 3).appointments.count() == 3


@pytest.mark.parametrize(
    ("stage", "role", "sentence"),
    [
        ("at_stage_2", ROLE.PANEL_CHAIR, "has no panel"),
        ("at_stage_3", ROLE.INVESTIGATING_OFFICER, "the investigation, which is over"),
    ],
)
def test_a_part_belongs_to_its_stage(request, ben, stage, role, sentence):
    record = request.getfixturevalue(stage)
    with pytest.raises(NotLawful, match=sentence):
        name(record, role, "Chen Wood", date(2025, 7, 21), ben)


def test_an_advocate_may_come_at_any_later_stage(at_stage_3, ben):
    assert name(at_stage_3, ROLE.ADVOCATE, "Vic Low", date(2025, 7, 21), ben) == ()


def test_early_referral_names_each_condition_that_is_missing(at_stage_2, asha, ben):
    on = date(2025, 7, 10)
    respond(at_stage_2.reference, date(2025, 7, 7), by=asha, at=at(date(2025, 7, 7)))
    with pytest.raises(NotLawful) as refused:
        refer_early(at_stage_2.reference, EarlyReferral("All agree."), by=ben, at=at(on))
    assert str(refused.value).count(";") == 6
    for condition, sentence in [
        ("has_robust_report", "a robust report"),
        ("has_adjudication", "the adjudication"),
        ("is_upheld", "complaints upheld"),
        ("has_action_plan", "a clear action plan"),
        ("complainant_agreed_on", "the complainant’s agreement"),
        ("council_agreed_on", "the council’s agreement"),
    ]:
        short = EarlyReferral("All agree.", **(CONDITIONS | {condition: None}))
        with pytest.raises(NotLawful, match=f"missing: .*{sentence}"):
            refer_early(at_stage_2.reference, short, by=ben, at=at(on))
    assert not Decision.objects.filter(question="early_referral").exists()


def test_early_referral_with_every_condition_is_a_decision(at_stage_2, asha, ben):
    on = date(2025, 7, 10)
    respond(at_stage_2.reference, date(2025, 7, 7), by=asha, at=at(date(2025, 7, 7)))
    whole = EarlyReferral("Both want it.", **CONDITIONS)
    refer_early(at_stage_2.reference, whole, by=ben, at=at(on))
    decision = at_stage_2.decisions.get(question="early_referral")
    assert (decision.decided_on, decision.decided_by_id) == (on, ben.id)
    assert history_of("feedback", str(at_stage_2.pk))[-1].verb == "refer_early"


def test_early_referral_meets_a_panel_asked_for_and_none_that_has_begun(at_stage_2, asha, ben):
    respond(at_stage_2.reference, date(2025, 7, 7), by=asha, at=at(date(2025, 7, 7)))
    ask(at_stage_2, asha, date(2025, 7, 9))
    whole = EarlyReferral("Both want it.", **CONDITIONS)
    refer_early(at_stage_2.reference, whole, by=ben, at=at(date(2025, 7, 10)))
    assert run_of(at_stage_2, 3).resolved_on == date(2025, 7, 10)
    assert fresh(at_stage_2).closing == Closing.ANSWERED


def test_early_referral_is_not_for_before_stage_2_or_after_a_panel_began(answered, at_stage_3, ben):
    whole = EarlyReferral("Both want it.", **CONDITIONS)
    with pytest.raises(NotLawful, match="before any panel"):
        refer_early(at_stage_3.reference, whole, by=ben, at=at(date(2025, 7, 17)))


def test_agreement_to_refer_early_follows_the_answer(at_stage_2, asha, ben):
    respond(at_stage_2.reference, date(2025, 7, 7), by=asha, at=at(date(2025, 7, 7)))
    early = CONDITIONS | {"complainant_agreed_on": date(2025, 7, 7) - timedelta(days=1)}
    with pytest.raises(NotLawful, match="before the answer of 7 July 2025"):
        refer_early(
            at_stage_2.reference,
            EarlyReferral("Both want it.", **early),
            by=ben,
            at=at(date(2025, 7, 10)),
        )


def test_a_review_is_for_somebody_who_had_no_part_in_the_answer(asha, ben, cleo, dev):
    """Complaint Handling Code: another person considers stage 2 than considered stage 1."""
    record = a_complaint(by=asha, service_area=EDUCATION)
    allocate(record.reference, dev.id, by=ben, at=at(ANSWERED_ON))
    submit_draft(record.reference, by=dev, at=at(ANSWERED_ON))
    sign_off(record.reference, by=ben, at=at(ANSWERED_ON))
    answer(record, asha, ANSWERED_ON)
    request_stage(record.reference, ASKED_ON, by=asha, at=at(ASKED_ON))
    told = begin_stage(record.reference, ASKED_ON, by=ben, at=at(ASKED_ON))
    assert told == (
        "Dev Patel had a part in the answer at stage 1. Allocate it to somebody else: stage 2 is "
        "for a person who had none."
    )
    assert allocate(record.reference, cleo.id, by=ben, at=at(ASKED_ON)) == ()
    (again,) = allocate(record.reference, ben.id, by=ben, at=at(ASKED_ON))
    assert again.startswith("Ben Ashworth had a part in the answer at stage 1.")


def test_who_answered_without_anybody_signing_off_had_a_part_too(asha, ben, cleo, dev):
    record = a_complaint(by=asha, service_area=EDUCATION)
    allocate(record.reference, dev.id, by=ben, at=at(ANSWERED_ON))
    answer(record, asha, ANSWERED_ON)
    request_stage(record.reference, ASKED_ON, by=asha, at=at(ASKED_ON))
    allocate(record.reference, cleo.id, by=ben, at=at(ASKED_ON))
    assert begin_stage(record.reference, ASKED_ON, by=ben, at=at(ASKED_ON)) is None
    (told,) = allocate(record.reference, dev.id, by=ben, at=at(ASKED_ON))
    assert told.startswith("Dev Patel had a part in the answer at stage 1.")


INVESTIGATION = (
    (ROLE.INVESTIGATING_OFFICER, "Ivo Lane"),
    (ROLE.INDEPENDENT_PERSON, "Iris Pole"),
)
EMPTY_STAGE_2 = (
    "Not recorded at stage 2: an investigating officer; an independent person; statement of "
    "complaint agreed; report of the investigating officer; report of the independent person; "
    "adjudication."
)


def step_of(record, by):
    run = current_run(record)
    if run.acknowledged_on is None:
        acknowledge(record.reference, run.progressed_on, by=by, at=at(run.progressed_on))
        record = fresh(record)
    return next_step(state_of(record, current_run(record))).sentence


def test_stage_2_asks_for_its_people_first_and_then_for_each_step(at_stage_2, asha, ben):
    day = date(2025, 6, 10)
    assert "Appoint an investigating officer and an independent person" in step_of(at_stage_2, asha)
    name(at_stage_2, *INVESTIGATION[0], day, ben)
    assert "Appoint an independent person first" in step_of(at_stage_2, asha)
    name(at_stage_2, *INVESTIGATION[1], day, ben)
    assert "statement of complaint agreed" in step_of(at_stage_2, asha)
    take(at_stage_2, "statement_agreed", day, asha)
    assert "report of the investigating officer" in step_of(at_stage_2, asha)


def test_stage_3_asks_for_a_panel_of_three_and_for_its_papers_before_it_meets(
    at_stage_3, asha, ben
):
    day = date(2025, 7, 21)
    assert "the chair of the panel and two members of the panel" in step_of(at_stage_3, asha)
    name(at_stage_3, ROLE.PANEL_CHAIR, "Chen Wood", day, ben)
    name(at_stage_3, ROLE.PANEL_MEMBER, "Dora Ives", day, ben)
    assert "Appoint one more member of the panel" in step_of(at_stage_3, asha)
    name(at_stage_3, ROLE.PANEL_MEMBER, "Ewan Hall", day, ben)
    assert "papers sent to the panel" in step_of(at_stage_3, asha)
    take(at_stage_3, "papers_sent", day, asha)
    assert "meeting of the panel" in step_of(at_stage_3, asha)


def test_stage_2_answered_with_nothing_done_is_warned_of_and_stays_visible(at_stage_2, asha):
    browser = browser_of(asha)
    where = f"/records/{at_stage_2.reference}/"
    assert EMPTY_STAGE_2 in shown(browser.get(f"{where}acts/respond/"))
    on = date(2025, 7, 7)
    assert respond(at_stage_2.reference, on, by=asha, at=at(on)) == EMPTY_STAGE_2
    assert EMPTY_STAGE_2 in shown(browser.get(where))
    noted = {
        change.what: change.after
        for change in history_of("feedback", str(at_stage_2.pk))[-1].changes
    }
    assert noted["Not recorded when it was answered"] in EMPTY_STAGE_2


def test_stage_2_with_all_that_it_asks_for_is_answered_without_a_word(at_stage_2, asha, ben):
    day = date(2025, 6, 30)
    for role, who in INVESTIGATION:
        name(at_stage_2, role, who, day, ben)
    for step in ("statement_agreed", "officer_report", "independent_report", "adjudication"):
        take(at_stage_2, step, day, asha)
    assert respond(at_stage_2.reference, day, by=asha, at=at(day)) is None
    page = shown(browser_of(asha).get(f"/records/{at_stage_2.reference}/"))
    assert "Not recorded at stage" not in page


def test_stage_3_is_not_answered_before_its_panel_has_met(at_stage_3, asha, ben):
    day = date(2025, 8, 20)
    with pytest.raises(NotLawful, match="no panel is recorded as having met"):
        respond(at_stage_3.reference, day, by=asha, at=at(day))
    for role, who in [
        (ROLE.PANEL_CHAIR, "Chen Wood"),
        (ROLE.PANEL_MEMBER, "Dora Ives"),
        (ROLE.PANEL_MEMBER, "Ewan Hall"),
    ]:
        name(at_stage_3, role, who, date(2025, 7, 21), ben)
    take(at_stage_3, "hold_panel", day, asha)
    warned = respond(at_stage_3.reference, day, by=asha, at=at(day))
    assert warned == "Not recorded at stage 3: papers sent to the panel; report of the panel."


def test_an_answer_gone_through_again_waits_for_no_second_panel(at_stage_3, asha, ben):
    day = date(2025, 8, 20)
    for role, who in [
        (ROLE.PANEL_CHAIR, "Chen Wood"),
        (ROLE.PANEL_MEMBER, "Dora Ives"),
        (ROLE.PANEL_MEMBER, "Ewan Hall"),
    ]:
        name(at_stage_3, role, who, date(2025, 7, 21), ben)
    take(at_stage_3, "hold_panel", day, asha)
    respond(at_stage_3.reference, day, by=asha, at=at(day))
    reopen(at_stage_3.reference, day, "A recommendation was left out.", by=ben, at=at(day))
    begin_stage(at_stage_3.reference, day, by=ben, at=at(day))
    assert "panel" in respond(at_stage_3.reference, day, by=asha, at=at(day))
    assert fresh(at_stage_3).closing == Closing.ANSWERED


def test_a_second_independent_person_takes_the_place_of_the_first(at_stage_2, ben):
    day = date(2025, 6, 10)
    name(at_stage_2, ROLE.INDEPENDENT_PERSON, "Iris Pole", day, ben)
    with pytest.raises(NotLawful, match="has its independent person already"):
        name(at_stage_2, ROLE.INDEPENDENT_PERSON, "Osman Kerr", day, ben)
    first = Appointment.objects.get()
    page = shown(browser_of(ben).get(f"/records/{at_stage_2.reference}/acts/appoint/"))
    assert "Iris Pole, independent person" in page
    name(at_stage_2, ROLE.INDEPENDENT_PERSON, "Osman Kerr", day, ben, instead_of=first.pk)
    assert Appointment.objects.get().pk != first.pk


def test_a_member_of_staff_of_a_demonstration_is_no_independent_person(at_stage_2, ben, cleo):
    day = date(2025, 6, 10)
    User.objects.filter(pk=cleo.id).update(last_name="Marsh (demonstration)")
    with pytest.raises(NotLawful, match="works for the council"):
        name(at_stage_2, ROLE.INDEPENDENT_PERSON, "cleo  marsh", day, ben)
