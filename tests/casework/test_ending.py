"""The day the answer was sent decides; a withdrawal counts for nobody; reopening keeps what was."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.queries import history_of
from heard.casework.models import Pause
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.ending import Withdrawal, reopen, respond, withdraw
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.waiting import NewPause, pause
from heard.casework.queries.explained import unexplained
from heard.casework.queries.states import current_run
from heard.feedback.models import Feedback
from heard.feedback.queries import verdict_case
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Verdict
from tests.casework.cases import (
    DUE_ON,
    MAXIMUM_ON,
    RECEIVED_ON,
    TARGET_ON,
    a_complaint,
    a_compliment,
    an_enquiry,
    an_ombudsman_case,
)
from tests.casework.cast import at

DAY = date(2025, 5, 16)
NEXT_WEEK = date(2025, 5, 23)
DATES = (DUE_ON, TARGET_ON, MAXIMUM_ON)


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def dates_of(run):
    return run.statutory_due_on, run.target_due_on, run.maximum_on


def find(record, by, on=DAY, outcome=Outcome.UPHELD):
    found = [NewFinding(1, outcome, "The notes say so.")]
    record_findings(record.reference, found, by=by, at=at(on))


def answer(record, by, sent_on=DAY, on=None):
    find(record, by, on or sent_on)
    respond(record.reference, sent_on, by=by, at=at(on or sent_on))


def verdict(record, as_at=date(2025, 7, 1)):
    return Feedback.objects.annotate(it=verdict_case("statutory", as_at)).get(pk=record.pk).it


# --- The answer ------------------------------------------------------------------------------


def test_the_day_it_was_sent_counts_and_not_the_day_it_is_recorded(asha):
    record = a_complaint(by=asha)
    answer(record, asha, sent_on=DUE_ON, on=date(2025, 6, 2))
    closed = fresh(record)
    assert (closed.responded_on, closed.closed_on, closed.closing) == (DUE_ON, DUE_ON, "answered")
    assert closed.next_due_on is None
    assert current_run(closed).responded_on == DUE_ON
    assert verdict(record) == Verdict.MET


def test_an_answer_sent_the_day_after_is_late(asha):
    record = a_complaint(by=asha)
    answer(record, asha, sent_on=date(2025, 5, 28))
    assert verdict(record) == Verdict.MISSED


@pytest.mark.parametrize(
    ("sent_on", "sentence"),
    [(date(2025, 5, 17), "after today"), (date(2025, 5, 9), "before it was received, 12 May")],
)
def test_an_answer_is_sent_between_receipt_and_today(asha, sent_on, sentence):
    record = a_complaint(by=asha)
    find(record, asha)
    with pytest.raises(NotLawful, match=sentence):
        respond(record.reference, sent_on, by=asha, at=at(DAY))


def test_a_complaint_is_answered_only_when_every_element_has_a_finding(asha):
    record = a_complaint(by=asha, elements=("One", "Two"))
    find(record, asha)
    with pytest.raises(NotLawful, match="needs a finding"):
        respond(record.reference, DAY, by=asha, at=at(DAY))


def test_an_enquiry_needs_no_finding(asha):
    record = an_enquiry(by=asha)
    respond(record.reference, DAY, by=asha, at=at(DAY))
    assert fresh(record).closing == "answered"


def test_an_ombudsman_case_that_was_answered_waits_for_the_decision(asha):
    record = an_ombudsman_case(by=asha)
    respond(record.reference, DAY, by=asha, at=at(DAY))
    assert (fresh(record).closed_on, fresh(record).next_due_on) == (None, None)
    assert list(unexplained()) == []


def test_a_compliment_asks_for_no_answer(asha):
    record = a_compliment(by=asha)
    with pytest.raises(NotLawful, match="no answer to give"):
        respond(record.reference, DAY, by=asha, at=at(DAY))


# --- Withdrawal ------------------------------------------------------------------------------


def test_a_withdrawn_complaint_is_neither_late_nor_in_time_and_stays_received(asha):
    record = a_complaint(by=asha, elements=("One", "Two"))
    find(record, asha)
    withdrawal = Withdrawal(NEXT_WEEK, confirmed_on=NEXT_WEEK)
    withdraw(record.reference, withdrawal, by=asha, at=at(NEXT_WEEK))
    closed = fresh(record)
    assert (closed.withdrawn_on, closed.closing) == (NEXT_WEEK, "withdrawn")
    assert list(closed.elements.values_list("finding", flat=True)) == ["upheld", "withdrawn"]
    assert verdict(record) == Verdict.NOT_APPLICABLE


def test_a_complaint_withdrawn_before_anything_was_found_has_that_outcome(asha):
    record = a_complaint(by=asha)
    withdraw(record.reference, Withdrawal(DAY), by=asha, at=at(DAY))
    assert fresh(record).outcome == Outcome.WITHDRAWN


def test_where_harm_is_alleged_the_council_goes_on_by_itself(asha):
    record = a_complaint(by=asha)
    withdrawal = Withdrawal(DAY, review="What was said of the night staff is looked into.")
    withdraw(record.reference, withdrawal, by=asha, at=at(DAY))
    event = history_of("feedback", str(record.pk))[-1]
    assert ("Goes on as a management review", "yes") in {
        (each.what, each.after) for each in event.changes
    }
    assert event.reason == "What was said of the night staff is looked into."


def test_a_paused_complaint_may_be_withdrawn(asha, ben):
    record = a_complaint(by=asha)
    pause(record.reference, NewPause(DAY, "A court is deciding."), by=ben, at=at(DAY))
    withdraw(record.reference, Withdrawal(DAY), by=asha, at=at(DAY))
    assert fresh(record).closing == "withdrawn"


@pytest.mark.parametrize(
    ("withdrawal", "sentence"),
    [
        (Withdrawal(date(2025, 5, 9)), "before it was received"),
        (Withdrawal(NEXT_WEEK), "after today"),
        (Withdrawal(DAY, confirmed_on=RECEIVED_ON), "before the withdrawal, 16 May 2025"),
    ],
)
def test_a_withdrawal_that_cannot_be_is_refused(asha, withdrawal, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        withdraw(record.reference, withdrawal, by=asha, at=at(DAY))


# --- Reopening -------------------------------------------------------------------------------


def test_a_reopened_complaint_keeps_its_reference_and_its_first_answer(asha, ben):
    record = a_complaint(by=asha)
    answer(record, asha, sent_on=DAY)
    reopen(record.reference, NEXT_WEEK, "A page was missing.", by=ben, at=at(NEXT_WEEK))
    again = fresh(record)
    assert (again.reference, again.closed_on, again.closing) == (record.reference, None, "")
    assert (again.responded_on, again.outcome) == (DAY, "upheld")
    assert (again.statutory_due_on, again.target_due_on) == (DUE_ON, TARGET_ON)
    assert verdict(record) == Verdict.MET
    assert Feedback.objects.count() == 1


def test_its_new_round_runs_from_the_day_of_reopening(asha, ben):
    record = a_complaint(by=asha)
    answer(record, asha, sent_on=DAY)
    reopen(record.reference, NEXT_WEEK, "A page was missing.", by=ben, at=at(NEXT_WEEK))
    first, second = record.stage_runs.all()
    assert dates_of(first) == DATES
    assert first.responded_on == DAY
    assert (second.stage, second.round, second.requested_on) == (1, 2, NEXT_WEEK)
    assert dates_of(second) == (date(2025, 6, 9), date(2025, 6, 16), date(2025, 6, 23))
    assert fresh(record).next_due_on == date(2025, 6, 9)
    assert second.statutory_reckoning.explanation.startswith(
        "Time runs from the day it was reopened, Friday 23 May 2025."
    )
    assert list(unexplained()) == []


def test_the_second_answer_leaves_the_first_one_s_timeliness_alone(asha, ben):
    record = a_complaint(by=asha)
    answer(record, asha, sent_on=date(2025, 5, 28))  # a day late
    reopen(record.reference, date(2025, 5, 29), "A page was missing.", by=ben, at=at(TARGET_ON))
    respond(record.reference, TARGET_ON, by=asha, at=at(TARGET_ON))
    closed = fresh(record)
    assert (closed.responded_on, closed.closed_on) == (date(2025, 5, 28), TARGET_ON)
    assert current_run(closed).responded_on == TARGET_ON
    assert verdict(record) == Verdict.MISSED
    assert list(unexplained()) == []


def test_what_was_withdrawn_goes_on_and_the_days_between_count_for_nobody(asha, ben):
    record = a_complaint(by=asha)
    withdraw(record.reference, Withdrawal(DAY), by=asha, at=at(DAY))
    reopen(record.reference, NEXT_WEEK, "She thought again.", by=ben, at=at(NEXT_WEEK))
    again = fresh(record)
    assert (again.withdrawn_on, again.outcome, again.closing) == (None, "", "")
    assert list(again.elements.values_list("finding", flat=True)) == [""]
    assert dates_of(current_run(again)) == (
        date(2025, 6, 3), date(2025, 6, 10), date(2025, 6, 17),
    )  # fmt: skip
    assert again.statutory_due_on == date(2025, 6, 3)
    assert list(unexplained()) == []


def test_an_element_withdrawn_by_itself_stays_so_when_the_complaint_goes_on(asha, ben):
    record = a_complaint(by=asha, elements=("One", "Two"))
    find(record, asha, outcome=Outcome.WITHDRAWN)
    withdraw(record.reference, Withdrawal(DAY), by=asha, at=at(DAY))
    reopen(record.reference, DAY, "She thought again.", by=ben, at=at(DAY))
    assert list(record.elements.values_list("finding", flat=True)) == ["withdrawn", ""]


def test_what_the_council_closed_wrongly_has_the_dates_it_always_had(asha, ben):
    record = a_complaint(by=asha)
    Feedback.objects.filter(pk=record.pk).update(closed_on=DAY, closing="declined")
    reopen(record.reference, NEXT_WEEK, "It was no ground.", by=ben, at=at(NEXT_WEEK))
    assert dates_of(current_run(fresh(record))) == DATES
    assert fresh(record).next_due_on == DUE_ON


def test_an_element_still_paused_when_the_rest_was_answered_is_taken_up_again(asha, ben):
    record = a_complaint(by=asha, elements=("One", "Two"))
    court = NewPause(DAY, "A court is deciding.", elements=frozenset({2}))
    pause(record.reference, court, by=ben, at=at(DAY))
    answer(record, asha, sent_on=DAY)
    reopen(record.reference, NEXT_WEEK, "The court has decided.", by=ben, at=at(NEXT_WEEK))
    assert Pause.objects.get().to_on == NEXT_WEEK
    with pytest.raises(NotLawful, match="needs a finding"):
        respond(record.reference, NEXT_WEEK, by=asha, at=at(NEXT_WEEK))


@pytest.mark.parametrize(
    ("on", "reason", "sentence"),
    [
        (date(2025, 5, 15), "So.", "before it was closed, 16 May 2025"),
        (date(2025, 5, 24), "So.", "after today"),
        (NEXT_WEEK, "  ", "Say why"),
    ],
)
def test_a_reopening_that_cannot_be_is_refused(asha, ben, on, reason, sentence):
    record = a_complaint(by=asha)
    withdraw(record.reference, Withdrawal(DAY), by=asha, at=at(DAY))
    with pytest.raises(NotLawful, match=sentence):
        reopen(record.reference, on, reason, by=ben, at=at(NEXT_WEEK))
    assert fresh(record).closing == "withdrawn"
