"""By which procedure, as which kind, or not at all: with reasons, from the true receipt."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.queries import history_of
from heard.casework.models import Decision, StageRun
from heard.casework.new_decisions import ANSWERS, DISCRETIONS, NewDecision
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.allocating import acknowledge
from heard.casework.operations.converting import Conversion, convert
from heard.casework.operations.deciding import decide, record_consent
from heard.casework.operations.ending import reopen
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.routing import SCHOOLS, Declining, Route, decline, route
from heard.casework.queries.governing import LOCAL_ONLY, OUTSIDE
from heard.feedback.models import Feedback
from heard.rules.acts import Closing
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import EnquiryCategory, Kind
from tests.casework.cases import (
    DUE_ON,
    MAXIMUM_ON,
    RECEIVED_ON,
    TARGET_ON,
    a_comment,
    a_complaint,
    a_compliment,
    an_enquiry,
    an_ombudsman_case,
)
from tests.casework.cast import CARE, EDUCATION, at

LATER = date(2025, 5, 15)
CODE = "corporate-lgsco-code"
QUESTION = Decision.Question


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def dates(record):
    run = StageRun.objects.get(feedback=record)
    assert (run.statutory_due_on, run.target_due_on) == (
        fresh(record).statutory_due_on,
        fresh(record).target_due_on,
    )
    return run.statutory_due_on, run.target_due_on, run.maximum_on


def changes(record):
    return {
        change.what: (change.before, change.after)
        for change in history_of("feedback", str(record.pk))[-1].changes
    }


def send(record, procedure, by, **facts):
    facts.setdefault("reasons", "It is about admissions, not about social care.")
    return route(record.reference, Route(procedure, **facts), by=by, at=at(LATER))


# --- Which procedure ---------------------------------------------------------------------


def test_case_7_another_procedure_reckons_from_the_true_receipt_and_keeps_both(asha):
    record = a_complaint(by=asha)
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert send(record, CODE, asha) is None
    # Never acknowledged: from 19 May, the fifth working day after receipt; 10 and 20 days on.
    assert dates(record) == (date(2025, 6, 3), TARGET_ON, date(2025, 6, 17))
    assert changes(record)["Stage 1: due by law or code"] == ("27 May 2025", "3 June 2025")
    decision = record.decisions.get()
    assert (decision.question, decision.answer) == (QUESTION.PROCEDURE, CODE)
    assert decision.reasons == "It is about admissions, not about social care."


def test_where_no_procedure_governs_the_council_has_its_own_target_alone(asha):
    record = a_complaint(by=asha)
    send(record, LOCAL_ONLY, asha)
    assert dates(record) == (None, TARGET_ON, None)


def test_the_last_decision_on_the_procedure_is_the_one_that_stands(asha):
    record = a_complaint(by=asha)
    send(record, CODE, asha)
    send(record, "england-children-2006", asha)
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert record.decisions.count() == 2


def test_a_complaint_about_a_school_is_turned_away_kindly_and_kept(asha):
    record = a_complaint(by=asha)
    said = send(record, OUTSIDE, asha, turn_to=SCHOOLS, told_on=LATER)
    assert "Please turn to the school’s governing body or, for an academy, its trust" in said
    kept = fresh(record)
    assert (kept.closing, kept.closed_on) == (Closing.OUTSIDE, LATER)
    assert dates(record) == (None, None, None)
    assert kept.next_due_on is None
    assert kept.words == "Nobody rang me back after the meeting."


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"procedure": CODE, "reasons": " "}, "Say why this procedure"),
        ({"procedure": "enquiries-and-comments"}, "no procedure for complaints"),
        ({"procedure": "magic"}, "no procedure for complaints"),
        ({"procedure": OUTSIDE}, "to whom the person can turn"),
    ],
)
def test_a_route_without_sense_is_refused(asha, facts, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        send(record, by=asha, **facts)
    assert not record.decisions.exists()
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)


def test_what_was_turned_away_has_its_dates_again_when_it_is_reopened_and_routed(asha, ben):
    record = a_complaint(by=asha)
    send(record, OUTSIDE, asha, turn_to=SCHOOLS)
    reopen(record.reference, LATER, "It is about the council too.", by=ben, at=at(LATER))
    assert dates(record) == (None, TARGET_ON, None)
    send(record, "england-children-2006", asha)
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)


# --- Not considered ----------------------------------------------------------------------


def test_case_40_declined_with_reasons_and_the_way_to_the_ombudsman(ben, asha):
    record = a_complaint(by=asha)
    declining = Declining("The same was answered at stage 3 in March.", told_on=LATER)
    said = decline(record.reference, declining, by=ben, at=at(LATER))
    assert "Local Government and Social Care Ombudsman" in said
    assert fresh(record).closing == Closing.DECLINED
    decision = record.decisions.get()
    assert (decision.question, decision.told_on) == (QUESTION.DECLINE, LATER)
    assert dates(record) == (None, None, None)


def test_case_40_declined_without_reasons_or_before_receipt_is_refused(ben, asha):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="Give the reasons"):
        decline(record.reference, Declining(" ", LATER), by=ben, at=at(LATER))
    with pytest.raises(NotLawful, match="before receipt"):
        decline(record.reference, Declining("Late.", date(2025, 5, 1)), by=ben, at=at(LATER))
    assert fresh(record).closed_on is None


def test_a_declined_complaint_reopened_has_the_dates_it_always_had(ben, asha):
    record = a_complaint(by=asha)
    decline(record.reference, Declining("Late.", LATER), by=ben, at=at(LATER))
    reopen(record.reference, LATER, "The Ombudsman asks us to.", by=ben, at=at(LATER))
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert fresh(record).next_due_on == DUE_ON


# --- Other discretions -------------------------------------------------------------------


def settle(record, question, answer, by, **facts):
    facts.setdefault("reasons", "She has cared for him since he was two.")
    new = NewDecision(question, answer, decided_on=LATER, **facts)
    operation = decide if question in DISCRETIONS else record_consent
    return operation(record.reference, new, by=by, at=at(LATER))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (question, answer)
        for question in (*DISCRETIONS, QUESTION.CONSENT)
        for answer in ANSWERS[question]
    ],
)
def test_each_discretion_is_a_decision_with_its_reasons(asha, ben, question, answer):
    record = a_complaint(by=asha)
    settle(record, question, answer, ben, told_on=LATER)
    decision = record.decisions.get()
    assert (decision.question, decision.answer, decision.told_on) == (question, answer, LATER)
    assert decision.decided_by_id == ben.id
    assert fresh(record).closed_on is None
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)


@pytest.mark.parametrize("answer", ANSWERS[QUESTION.AUTHORITY])
def test_what_a_member_may_be_told_is_decided_about_the_enquiry_alone(asha, ben, answer):
    enquiry = an_enquiry(by=asha)
    due_on = enquiry.next_due_on
    settle(enquiry, QUESTION.AUTHORITY, answer, ben)
    assert enquiry.decisions.get().answer == answer
    assert fresh(enquiry).next_due_on == due_on
    with pytest.raises(NotLawful, match="no question about a record of this kind"):
        settle(enquiry, QUESTION.CONSENT, "given", ben)
    with pytest.raises(NotLawful, match="for complaints, and this record is an MP enquiry"):
        settle(enquiry, QUESTION.OUT_OF_TIME, "considered", ben)
    with pytest.raises(NotLawful, match="complaints and enquiries, and this record is a comment"):
        settle(a_comment(by=asha), QUESTION.AUTHORITY, answer, ben)


@pytest.mark.parametrize(
    ("question", "answer", "next_step"),
    [
        (QUESTION.SUFFICIENT_INTEREST, "not_sufficient", "Decline it next"),
        (QUESTION.OUT_OF_TIME, "not_considered", "Decline it next"),
        (QUESTION.PROCEEDINGS, "put_off", "Pause the clock next"),
        (QUESTION.PROCEEDINGS, "partly_put_off", "Pause the elements that wait next"),
    ],
)
def test_what_follows_from_a_decision_is_said(asha, ben, question, answer, next_step):
    record = a_complaint(by=asha)
    assert settle(record, question, answer, ben).startswith(next_step)


def test_it_is_kept_whether_the_child_was_asked(asha, ben):
    record = a_complaint(by=asha)
    settle(record, QUESTION.SUFFICIENT_INTEREST, "sufficient", ben, child_was_asked=True)
    assert record.decisions.get().child_was_asked is True
    assert changes(record)["Child’s views asked for"] == ("", "yes")


@pytest.mark.parametrize("answer", ["asked_for", "given", "withheld"])
def test_case_36_a_parent_in_their_own_right_is_never_asked_for_the_childs_consent(
    asha, ben, answer
):
    record = a_complaint(by=asha, is_own_right=True)
    with pytest.raises(NotLawful, match="consent is not needed and may not be asked for"):
        settle(record, QUESTION.CONSENT, answer, ben)
    settle(record, QUESTION.CONSENT, "not_needed", ben)


def test_case_36_on_behalf_of_a_child_consent_may_be_asked_for(asha, ben):
    record = a_complaint(by=asha, is_own_right=False)
    settle(record, QUESTION.CONSENT, "asked_for", ben)
    settle(record, QUESTION.CONSENT, "given", ben)
    assert record.decisions.count() == 2


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"answer": "perhaps"}, "no answer"),
        ({"question": QUESTION.COMPLIMENT}, "no question about a record of this kind"),
        ({"question": QUESTION.AUTHORITY}, "no question about a record of this kind"),
        ({"reasons": ""}, "Give the reasons"),
        ({"told_on": date(2025, 5, 14)}, "before it was decided"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(asha, ben, facts, sentence):
    record = a_complaint(by=asha)
    dull = {"question": QUESTION.OUT_OF_TIME, "answer": "considered"}
    with pytest.raises(NotLawful, match=sentence):
        settle(record, by=ben, **(dull | facts))
    assert not record.decisions.exists()


# --- Another kind ------------------------------------------------------------------------


def become(record, kind, by, **facts):
    facts.setdefault("reason", "It turned out to be something else.")
    convert(record.reference, Conversion(kind, **facts), by=by, at=at(LATER))
    return fresh(record)


def test_case_32_a_comment_that_is_a_complaint_keeps_its_receipt_and_gains_the_statute(asha):
    record = a_comment(by=asha)
    converted = become(record, Kind.COMPLAINT, asha)
    assert (converted.kind, converted.received_on) == (Kind.COMPLAINT, RECEIVED_ON)
    assert converted.reference == record.reference
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert record.elements.count() == 1
    assert changes(record)["Kind"] == ("Comment", "Complaint")
    assert changes(record)["Stage 1: due by law or code"] == ("", "27 May 2025")


def test_case_32_a_complaint_that_is_an_enquiry_has_the_clock_of_an_enquiry(asha):
    record = a_complaint(by=asha)
    converted = become(record, Kind.MP_ENQUIRY, asha, enquiry_category=EnquiryCategory.REASONS)
    assert dates(record) == (None, date(2025, 5, 19), None)  # 5 working days
    assert converted.enquiry_category == EnquiryCategory.REASONS


def test_case_37_a_councillor_complaining_as_a_parent_is_a_complaint(asha):
    record = an_enquiry(by=asha, enquiry_category=EnquiryCategory.REVIEW)
    converted = become(record, Kind.COMPLAINT, asha)
    assert converted.kind == Kind.COMPLAINT
    assert converted.enquiry_category == ""


def test_case_32_thanks_that_are_a_complaint_get_a_stage_from_the_true_receipt(asha):
    record = a_compliment(by=asha)
    assert not record.stage_runs.exists()
    become(record, Kind.COMPLAINT, asha)
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert fresh(record).next_due_on == DUE_ON


def test_case_32_a_comment_that_is_thanks_waits_for_no_answer(asha):
    record = a_comment(by=asha)
    converted = become(record, Kind.COMPLIMENT, asha)
    assert not record.stage_runs.exists()
    assert (converted.target_due_on, converted.next_due_on) == (None, None)


def test_what_was_dealt_with_is_not_made_thanks(asha):
    record = a_comment(by=asha)
    acknowledge(record.reference, RECEIVED_ON, by=asha, at=at(LATER))
    with pytest.raises(NotLawful, match="log the thanks apart"):
        become(record, Kind.COMPLIMENT, asha)
    assert record.stage_runs.count() == 1


def test_only_a_complaint_has_an_outcome_and_it_has_it_again_when_it_is_one_again(asha):
    record = a_complaint(by=asha)
    finding = NewFinding(1, Outcome.UPHELD, "The log shows it.")
    record_findings(record.reference, [finding], by=asha, at=at(LATER))
    assert become(record, Kind.COMMENT, asha).outcome == ""
    assert become(record, Kind.COMPLAINT, asha).outcome == Outcome.UPHELD


def test_case_42_an_anonymous_comment_that_is_a_complaint_stays_outside_the_statute(asha):
    record = a_comment(by=asha, parties=())
    become(record, Kind.COMPLAINT, asha)
    assert dates(record) == (None, TARGET_ON, None)
    assert record.decisions.get().answer == LOCAL_ONLY


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        (Kind.COMPLAINT, {}, "what it is already"),
        (Kind.OMBUDSMAN, {}, "begins with the Ombudsman"),
        (Kind.COMMENT, {"reason": " "}, "Say why"),
        (Kind.COMMENT, {"enquiry_category": EnquiryCategory.REASONS}, "Only an MP's"),
    ],
)
def test_a_conversion_that_cannot_be_is_refused(asha, kind, facts, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        become(record, kind, asha, **facts)
    assert fresh(record).version == 1


def test_an_ombudsman_case_stays_one(asha):
    record = an_ombudsman_case(by=asha)
    with pytest.raises(NotLawful, match="stays one"):
        become(record, Kind.COMPLAINT, asha)


def test_under_the_code_a_complaint_routed_to_the_statute_gains_its_third_stage(asha):
    record = a_complaint(by=asha, service_area=EDUCATION)
    send(record, "england-children-2006", asha)
    assert dates(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert a_complaint(by=asha, service_area=CARE).statutory_due_on == DUE_ON
