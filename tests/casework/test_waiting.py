"""A holding letter moves nothing, an extension only the agreed date, a pause all of them."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.queries import history_of
from heard.casework.models import LetterTemplate
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.allocating import acknowledge
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.letters import edit_draft, start_letter, write_draft
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    NewPause,
    agree_extension,
    pause,
    resume,
    send_holding_letter,
)
from heard.casework.queries.clocks import agreed_until, extensions_of
from heard.casework.queries.explained import unexplained
from heard.feedback.models import Feedback
from heard.feedback.queries import verdict_case
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Facts, Verdict, judge
from tests.casework.cases import DUE_ON, MAXIMUM_ON, RECEIVED_ON, TARGET_ON, a_complaint
from tests.casework.cast import EARLY_HELP, EDUCATION, at
from tests.casework.letters import a_draft, new_letter

DAY = date(2025, 5, 16)
NEXT_WEEK = date(2025, 5, 23)
DATES = (DUE_ON, TARGET_ON, MAXIMUM_ON)


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def dates_of(record):
    run = record.stage_runs.get()
    return run.statutory_due_on, run.target_due_on, run.maximum_on


def changes_of(record):
    event = history_of("feedback", str(record.pk))[-1]
    return {each.what: (each.before, each.after) for each in event.changes}


def extend(record, ben, to, on=DAY, **facts):
    new = NewExtension(to, facts.pop("reason", "Three services must be asked."), **facts)
    agree_extension(record.reference, new, by=ben, at=at(on))


def stop(record, ben, from_on=DAY, on=None, **facts):
    new = NewPause(from_on, facts.pop("reason", "A court is deciding."), **facts)
    pause(record.reference, new, by=ben, at=at(on or from_on))


# --- Holding letters -------------------------------------------------------------------------


def test_a_holding_letter_is_counted_and_moves_no_date(asha):
    record = a_complaint(by=asha)
    for expected_on in (date(2025, 6, 6), date(2025, 6, 20)):
        letter = HoldingLetter(DAY, expected_on, words="We need longer.")
        send_holding_letter(record.reference, letter, by=asha, at=at(DAY))
    assert dates_of(record) == DATES
    assert fresh(record).next_due_on == DUE_ON
    letters = record.letters.filter(purpose=LetterTemplate.Purpose.HOLDING, sent_at__isnull=False)
    assert [letter.expected_on for letter in letters] == [date(2025, 6, 6), date(2025, 6, 20)]
    assert changes_of(record)["Answer expected"] == ("", "20 June 2025")


def test_a_holding_letter_recorded_later_has_gone_on_the_day_it_went(asha):
    record = a_complaint(by=asha)
    letter = HoldingLetter(DAY, TARGET_ON)
    send_holding_letter(record.reference, letter, by=asha, at=at(NEXT_WEEK))
    assert record.letters.get().sent_at.date() == DAY


@pytest.mark.parametrize(
    ("sent_on", "expected_on", "sentence"),
    [
        (NEXT_WEEK, TARGET_ON, "cannot be dated after today"),
        (date(2025, 5, 9), TARGET_ON, "before it was received, 12 May 2025"),
        (DAY, DAY, "for a day after the letter is sent"),
        (DAY, date(2025, 5, 23), "The answer is due on 27 May 2025 as it is"),
    ],
)
def test_a_holding_letter_goes_before_what_it_promises(asha, sent_on, expected_on, sentence):
    record = a_complaint(by=asha)
    letter = HoldingLetter(sent_on, expected_on)
    with pytest.raises(NotLawful, match=sentence):
        send_holding_letter(record.reference, letter, by=asha, at=at(DAY))


def test_a_holding_letter_promises_no_day_before_one_that_was_agreed(asha, ben):
    record = a_complaint(by=asha)
    agree_extension(record.reference, NewExtension(date(2025, 6, 5), "Why."), by=ben, at=at(DAY))
    letter = HoldingLetter(DAY, date(2025, 6, 4))
    with pytest.raises(NotLawful, match="due on 5 June 2025 as it is"):
        send_holding_letter(record.reference, letter, by=asha, at=at(DAY))
    send_holding_letter(record.reference, HoldingLetter(DAY, date(2025, 6, 5)), by=asha, at=at(DAY))
    assert changes_of(record)["Answer expected"] == ("", "5 June 2025")


def test_a_holding_letter_that_promises_too_early_a_day_is_not_even_written(asha):
    record = a_complaint(by=asha)
    new = new_letter(purpose="holding", expected_on=date(2025, 5, 23))
    with pytest.raises(NotLawful, match="promises no earlier day"):
        write_draft(record.reference, new, by=asha, at=at(DAY))
    draft = a_draft(record, by=asha, purpose="holding", expected_on=date(2025, 6, 6))
    with pytest.raises(NotLawful, match="promises no earlier day"):
        edit_draft(record.reference, draft.pk, new, by=asha, at=at(DAY))
    with pytest.raises(NotLawful, match="promises no earlier day"):
        start_letter(
            record.reference, "holding", "standard", to=None, by=asha, expected_on=new.expected_on
        )


# --- Extensions ------------------------------------------------------------------------------


def test_an_extension_moves_the_agreed_date_and_leaves_the_initial_ones(asha, ben):
    record = a_complaint(by=asha)
    extend(record, ben, date(2025, 6, 5), told_on=DAY)
    assert dates_of(record) == DATES
    assert fresh(record).next_due_on == date(2025, 6, 5)
    made = record.stage_runs.get().extensions.get()
    assert (made.agreed_on, made.approved_by_id, made.told_on) == (DAY, ben.id, DAY)
    assert changes_of(record)["Complainant told"] == ("", "16 May 2025")
    assert history_of("feedback", str(record.pk))[-1].reason == "Three services must be asked."


def test_a_complex_complaint_may_be_extended_on_the_day_of_receipt(asha, ben):
    record = a_complaint(by=asha)
    extend(record, ben, MAXIMUM_ON, on=RECEIVED_ON)
    assert fresh(record).next_due_on == MAXIMUM_ON


def test_an_extension_agreed_on_the_due_date_is_agreed_in_time(asha, ben):
    record = a_complaint(by=asha)
    extend(record, ben, MAXIMUM_ON, on=DUE_ON)
    assert agreed_until(record.stage_runs.get()) == MAXIMUM_ON


def test_an_extension_agreed_late_is_kept_and_named_and_excuses_nothing(asha, ben):
    record = a_complaint(by=asha)
    extend(record, ben, MAXIMUM_ON, on=date(2025, 5, 28))
    run = record.stage_runs.get()
    assert agreed_until(run) is None
    assert fresh(record).next_due_on == DUE_ON
    assert changes_of(record)["Agreed late, after the date then due"] == ("", "yes")
    judged = judge(Facts(run.statutory_due_on, extensions_of(run)), date(2025, 5, 28))
    assert (judged.initial, len(judged.agreed_late)) == (Verdict.OVERDUE, 1)


def test_an_extension_is_dated_by_its_agreement_and_not_by_its_recording(asha, ben):
    record = a_complaint(by=asha)
    extend(record, ben, MAXIMUM_ON, on=date(2025, 5, 28), agreed_on=DUE_ON)
    assert agreed_until(record.stage_runs.get()) == MAXIMUM_ON


def test_past_the_most_allowed_it_is_refused_even_if_the_person_agrees(asha, ben):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="The most that is allowed is 10 June 2025"):
        extend(record, ben, date(2025, 6, 11), told_on=DAY)
    assert not record.stage_runs.get().extensions.exists()


def test_past_the_most_allowed_it_may_be_recorded_as_being_that(asha, ben):
    record = a_complaint(by=asha)
    extend(record, ben, date(2025, 6, 11), is_over_maximum=True)
    assert record.stage_runs.get().extensions.get().is_over_maximum
    assert changes_of(record)["Passes the most allowed"] == ("", "10 June 2025")


def test_within_the_most_allowed_nothing_is_said_to_pass_it(asha, ben):
    record = a_complaint(by=asha)
    extend(record, ben, MAXIMUM_ON, is_over_maximum=True)
    assert not record.stage_runs.get().extensions.get().is_over_maximum


def test_where_nothing_lays_down_a_most_any_later_day_may_be_agreed(asha, ben):
    record = a_complaint(by=asha, service_area=EARLY_HELP)
    extend(record, ben, date(2025, 12, 1))
    assert fresh(record).next_due_on == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("to", "facts", "sentence"),
    [
        (DUE_ON, {}, "The date is 27 May 2025 already"),
        (MAXIMUM_ON, {"reason": " "}, "Give the reason"),
        (MAXIMUM_ON, {"agreed_on": date(2025, 5, 17)}, "agreement cannot be dated after today"),
        (MAXIMUM_ON, {"agreed_on": date(2025, 5, 9)}, "before it was received"),
        (MAXIMUM_ON, {"told_on": date(2025, 5, 15)}, "before it was agreed, 16 May 2025"),
    ],
)
def test_an_extension_that_cannot_be_is_refused(asha, ben, to, facts, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        extend(record, ben, to, **facts)


# --- Pauses ----------------------------------------------------------------------------------


def test_a_pause_moves_every_date_by_the_working_days_it_took(asha, ben):
    record = a_complaint(by=asha)
    stop(record, ben)
    assert fresh(record).paused_since == DAY
    assert fresh(record).next_due_on is None
    resume(record.reference, NEXT_WEEK, by=ben, at=at(NEXT_WEEK))
    moved = (date(2025, 6, 3), date(2025, 6, 10), date(2025, 6, 17))  # five working days
    assert dates_of(record) == moved
    assert (fresh(record).paused_since, fresh(record).next_due_on) == (None, moved[0])
    assert changes_of(record)["Stage 1: due by law or code"] == ("27 May 2025", "3 June 2025")
    assert "16, 19, 20, 21 and 22 May" in fresh(record).statutory_reckoning.explanation


def test_while_it_is_paused_it_is_not_late(asha, ben):
    record = a_complaint(by=asha)
    stop(record, ben)
    verdict = verdict_case("statutory", date(2025, 7, 1))
    paused = Feedback.objects.annotate(verdict=verdict).get(pk=record.pk)
    assert paused.verdict == Verdict.PAUSED
    assert "stopped since Friday 16 May" in fresh(record).statutory_reckoning.explanation


def test_a_pause_of_no_days_changes_nothing(asha, ben):
    record = a_complaint(by=asha)
    stop(record, ben)
    resume(record.reference, DAY, by=ben, at=at(DAY))
    assert dates_of(record) == DATES


def test_two_pauses_add_up(asha, ben):
    record = a_complaint(by=asha)
    for from_on, to_on in ((DAY, date(2025, 5, 20)), (date(2025, 5, 21), NEXT_WEEK)):
        stop(record, ben, from_on)
        resume(record.reference, to_on, by=ben, at=at(to_on))
    assert dates_of(record)[0] == date(2025, 6, 2)  # four working days
    assert list(unexplained()) == []


def test_waiting_for_an_advocate_never_passes_the_most_allowed(asha, ben):
    record = a_complaint(by=asha)
    stop(record, ben, reason="An advocate is awaited.", stops_maximum=False)
    resume(record.reference, date(2025, 6, 4), by=ben, at=at(date(2025, 6, 4)))
    assert dates_of(record) == (MAXIMUM_ON, date(2025, 6, 19), MAXIMUM_ON)
    assert "are the most there can be" in fresh(record).statutory_reckoning.explanation


def test_some_elements_stand_still_while_the_others_are_answered_in_time(asha, ben):
    record = a_complaint(by=asha, elements=("The placement", "No reply"))
    stop(record, ben, elements=frozenset({1}))
    assert fresh(record).paused_since is None
    assert dates_of(record) == DATES
    found = [NewFinding(2, Outcome.UPHELD, "Nobody replied.")]
    record_findings(record.reference, found, by=asha, at=at(NEXT_WEEK))
    respond(record.reference, NEXT_WEEK, by=asha, at=at(NEXT_WEEK))
    assert fresh(record).responded_on == NEXT_WEEK


def test_elements_paused_for_different_reasons_run_again_one_by_one(asha, ben):
    record = a_complaint(by=asha, elements=("One", "Two", "Three"))
    stop(record, ben, elements=frozenset({1}))
    stop(record, ben, elements=frozenset({2}), reason="The police are asking.")
    with pytest.raises(NotLawful, match="which of the pauses"):
        resume(record.reference, DAY, by=ben, at=at(DAY))
    court, _ = record.stage_runs.get().pauses.all()
    resume(record.reference, DAY, by=ben, at=at(DAY), pause_id=court.pk)
    resume(record.reference, DAY, by=ben, at=at(DAY))
    assert not record.stage_runs.get().pauses.filter(to_on__isnull=True).exists()


def test_pausing_every_element_is_pausing_the_record(asha, ben):
    record = a_complaint(by=asha, elements=("One", "Two"))
    stop(record, ben, elements=frozenset({1, 2}))
    assert fresh(record).paused_since == DAY


@pytest.mark.parametrize(
    ("from_on", "facts", "sentence"),
    [
        (NEXT_WEEK, {}, "cannot be dated after today"),
        (date(2025, 5, 9), {}, "before it was received"),
        (DAY, {"reason": ""}, "what is waited for"),
        (DAY, {"elements": frozenset({2})}, "There is no element 2"),
    ],
)
def test_a_pause_that_cannot_be_is_refused(asha, ben, from_on, facts, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        stop(record, ben, from_on, on=DAY, **facts)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [(date(2025, 5, 15), "before it began, 16 May 2025"), (NEXT_WEEK, "after today")],
)
def test_a_pause_ends_after_it_began_and_not_in_the_future(asha, ben, on, sentence):
    record = a_complaint(by=asha)
    stop(record, ben)
    with pytest.raises(NotLawful, match=sentence):
        resume(record.reference, on, by=ben, at=at(DAY))


def test_nothing_is_answered_while_the_clock_stands_still(asha, ben):
    record = a_complaint(by=asha)
    stop(record, ben)
    with pytest.raises(NotLawful, match="let it run again first"):
        respond(record.reference, DAY, by=asha, at=at(DAY))


# --- The acknowledgement ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acknowledged_on", "due_on"),
    [
        (date(2025, 5, 12), date(2025, 5, 27)),  # on the day: ten working days from there
        (date(2025, 5, 14), date(2025, 5, 29)),
        (date(2025, 5, 19), TARGET_ON),  # the fifth day, the last in time
        (date(2025, 5, 23), TARGET_ON),  # late, and buys no time
    ],
    ids=str,
)
def test_the_code_s_clock_runs_from_the_acknowledgement_by_the_fifth_day_at_the_latest(
    asha, acknowledged_on, due_on
):
    record = a_complaint(by=asha, service_area=EDUCATION)
    acknowledge(record.reference, acknowledged_on, by=asha, at=at(date(2025, 5, 23)))
    assert dates_of(record)[0] == due_on
    assert fresh(record).statutory_due_on == due_on
    assert list(unexplained()) == []


def test_the_statute_s_clock_does_not_look_at_the_acknowledgement(asha):
    record = a_complaint(by=asha)
    acknowledge(record.reference, DAY, by=asha, at=at(DAY))
    assert dates_of(record) == DATES
    assert list(changes_of(record)) == ["Acknowledged"]


@pytest.mark.parametrize("on", [date(2025, 5, 9), NEXT_WEEK], ids=str)
def test_an_acknowledgement_lies_between_receipt_and_today(asha, on):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="The acknowledgement cannot be dated"):
        acknowledge(record.reference, on, by=asha, at=at(DAY))
