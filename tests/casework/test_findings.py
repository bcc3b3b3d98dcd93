"""Findings belong to elements; the outcome is rolled up by a rule that is shown with it."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.queries import history_of
from heard.casework.operations.acting import ChangedMeanwhile, NotLawful
from heard.casework.operations.findings import (
    NewFinding,
    add_element,
    override_outcome,
    record_findings,
)
from heard.casework.queries.outcomes import outcome_of
from heard.feedback.models import Feedback
from heard.rules.outcomes import Outcome
from tests.casework.cases import a_complaint, an_enquiry
from tests.casework.cast import at

FOUND_ON = at(date(2025, 5, 20))
U, PU, NU = Outcome.UPHELD, Outcome.PARTIALLY_UPHELD, Outcome.NOT_UPHELD
NF, W = Outcome.NO_FINDING, Outcome.WITHDRAWN


def finding(position, outcome, reasons="The notes of the meeting say so."):
    return NewFinding(position, outcome, reasons)


def found(reference):
    return Feedback.objects.get(reference=reference)


def last_event(record):
    return history_of("feedback", str(record.pk))[-1]


@pytest.mark.parametrize(
    ("findings", "outcome", "rule"),
    [
        ((U, U), U, "Every finding is upheld."),
        ((U, NU), PU, "Of 2 findings, 1 upheld and 0 partially upheld."),
        ((NU, NU), NU, "No finding is upheld, wholly or in part."),
        ((NF, W), NF, "No element could be decided one way or the other."),
        ((W, W), W, "Every element was withdrawn."),
    ],
)
def test_case_17_findings_of_many_elements_roll_up_to_one_outcome(
    cleo, ben, asha, findings, outcome, rule
):
    record = a_complaint(by=asha, elements=("No call back", "Notes wrong"))
    given = [finding(place, each) for place, each in enumerate(findings, 1)]
    rolled_up = record_findings(record.reference, given, by=ben, at=FOUND_ON)
    assert (rolled_up.outcome, rolled_up.rule) == (outcome, rule)
    assert found(record.reference).outcome == outcome


def test_until_every_element_has_a_finding_there_is_no_outcome(asha):
    record = a_complaint(by=asha, elements=("No call back", "Notes wrong"))
    rolled_up = record_findings(record.reference, [finding(2, U)], by=asha, at=FOUND_ON)
    assert rolled_up.outcome is None
    assert rolled_up.rule == "1 of 2 elements not yet decided."
    assert found(record.reference).outcome == ""


def test_the_history_says_what_was_found_and_none_of_the_reasons(asha):
    record = a_complaint(by=asha)
    record_findings(record.reference, [finding(1, PU, "Pat was told twice.")], by=asha, at=FOUND_ON)
    record_findings(record.reference, [finding(1, U, "Pat was right.")], by=asha, at=FOUND_ON)
    event = last_event(record)
    assert event.verb == "record_finding"
    assert [(each.what, each.before, each.after) for each in event.changes] == [
        ("Finding on element 1", "Partially upheld", "Upheld"),
        ("Reasons on element 1", "", "changed"),
        ("Outcome", "Partially upheld", "Upheld"),
    ]
    assert record.elements.get().reasons == "Pat was right."


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([], "Record a finding on at least one element."),
        ([finding(7, U)], "There is no element 7."),
        ([finding(1, U, " ")], "Give the reasons for the finding on element 1."),
    ],
)
def test_findings_that_cannot_be_are_refused_and_nothing_is_written(asha, given, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        record_findings(record.reference, given, by=asha, at=FOUND_ON)
    assert found(record.reference).version == 1
    assert last_event(record).verb == "logged"


def test_an_element_withdrawn_needs_no_reasons(asha):
    record = a_complaint(by=asha)
    assert record_findings(record.reference, [finding(1, W, "")], by=asha, at=FOUND_ON).outcome is W


def test_the_first_element_named_takes_the_place_of_the_complaint_as_a_whole(asha):
    record = a_complaint(by=asha)
    first = add_element(record.reference, "No call back", by=asha, at=FOUND_ON)
    second = add_element(record.reference, "Notes wrong", by=asha, at=FOUND_ON)
    assert (first, second) == (1, 2)
    assert list(record.elements.values_list("words", flat=True)) == ["No call back", "Notes wrong"]


def test_an_element_added_after_the_findings_takes_the_outcome_back(asha):
    record = a_complaint(by=asha)
    record_findings(record.reference, [finding(1, U)], by=asha, at=FOUND_ON)
    add_element(record.reference, "Notes wrong", by=asha, at=FOUND_ON)
    assert found(record.reference).outcome == ""


def test_an_element_without_words_is_refused(asha):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="what is complained of"):
        add_element(record.reference, "  ", by=asha, at=FOUND_ON)


def test_an_enquiry_has_no_elements_to_find_on(asha):
    record = an_enquiry(by=asha)
    with pytest.raises(NotLawful, match="this record is an MP enquiry"):
        record_findings(record.reference, [finding(1, U)], by=asha, at=FOUND_ON)


def test_case_17_an_outcome_set_by_hand_says_why_and_what_the_findings_give(asha, ben):
    record = a_complaint(by=asha)
    record_findings(record.reference, [finding(1, NU)], by=asha, at=FOUND_ON)
    set_by_hand = override_outcome(
        record.reference, PU, "The delay itself was a fault.", by=ben, at=FOUND_ON
    )
    stands = found(record.reference)
    assert stands.outcome == PU
    assert set_by_hand == outcome_of(stands)
    assert set_by_hand.rule == (
        "Set to “Partially upheld” because: The delay itself was a fault. "
        "(the findings alone give: not upheld)."
    )
    assert last_event(record).reason == "The delay itself was a fault."


def test_an_outcome_is_not_set_by_hand_without_a_reason_or_before_any_finding(asha, ben):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="No element has a finding yet"):
        override_outcome(record.reference, PU, "It was.", by=ben, at=FOUND_ON)
    record_findings(record.reference, [finding(1, NU)], by=asha, at=FOUND_ON)
    with pytest.raises(NotLawful, match="say why"):
        override_outcome(record.reference, PU, " ", by=ben, at=FOUND_ON)


def test_new_findings_take_back_an_outcome_set_for_the_old_ones(asha, ben):
    record = a_complaint(by=asha)
    record_findings(record.reference, [finding(1, NU)], by=asha, at=FOUND_ON)
    override_outcome(record.reference, PU, "The delay was a fault.", by=ben, at=FOUND_ON)
    record_findings(record.reference, [finding(1, U)], by=asha, at=FOUND_ON)
    stands = found(record.reference)
    assert (stands.outcome, stands.outcome_override_reason) == (U, "")


def test_two_people_finding_at_once_the_second_sees_that_it_changed(asha, ben):
    record = a_complaint(by=asha)
    record_findings(record.reference, [finding(1, NU)], by=asha, at=FOUND_ON, version=1)
    with pytest.raises(ChangedMeanwhile):
        record_findings(record.reference, [finding(1, U)], by=ben, at=FOUND_ON, version=1)
    assert found(record.reference).outcome == NU
