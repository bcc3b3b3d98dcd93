"""Sixteen cases of dates and clocks that a complaints team is caught out by, each by its name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from heard.casework.operations.allocating import acknowledge
from heard.casework.operations.calendar import NewClosure, add_closure
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.logging import log
from heard.casework.operations.routing import Route, route
from heard.casework.operations.stages import StepDone, begin_stage, complete_step, request_stage
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    NewPause,
    agree_extension,
    pause,
    resume,
    send_holding_letter,
)
from heard.casework.queries.clocks import extensions_of
from heard.casework.queries.explained import unexplained
from heard.feedback.models import Feedback
from heard.feedback.queries import verdict_case
from heard.procedures.models import Closure
from heard.procedures.queries import kept_procedures, working_calendar
from heard.rules.outcomes import Outcome
from heard.rules.procedures import Step, reckon
from heard.rules.timescales import Facts, StartEvent, Verdict, judge
from heard.rules.vocabulary import Kind
from tests.casework.cases import (
    DUE_ON,
    MAXIMUM_ON,
    RECEIVED_ON,
    TARGET_ON,
    a_complaint,
    new_case,
)
from tests.casework.cast import CARE, EARLY_HELP, EDUCATION, at

DAY = date(2025, 5, 16)
LATER = date(2025, 7, 1)
STATUTE = "england-children-2006"


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def verdict(record, as_at=LATER, clock="statutory"):
    return Feedback.objects.annotate(it=verdict_case(clock, as_at)).get(pk=record.pk).it


def answer(record, by, sent_on, on=None):
    found = [NewFinding(1, Outcome.UPHELD, "The notes say so.")]
    record_findings(record.reference, found, by=by, at=at(on or sent_on))
    respond(record.reference, sent_on, by=by, at=at(on or sent_on))


def judged(record, as_at=LATER):
    run = record.stage_runs.get()
    facts = Facts(
        run.statutory_due_on, extensions_of(run), run.maximum_on, responded_on=run.responded_on
    )
    return judge(facts, as_at)


def test_case_1_a_holding_letter_moves_no_target_and_the_initial_one_is_still_reported(asha, ben):
    record = a_complaint(by=asha)
    letter = HoldingLetter(DAY, date(2025, 6, 6))
    send_holding_letter(record.reference, letter, by=asha, at=at(DAY))
    assert (fresh(record).statutory_due_on, fresh(record).target_due_on) == (DUE_ON, TARGET_ON)
    extension = NewExtension(date(2025, 6, 6), "Complex.")
    agree_extension(record.reference, extension, by=ben, at=at(DAY))
    answer(record, asha, date(2025, 6, 6))
    found = judged(record)
    assert (found.initial, found.extended, found.is_in_time) == (
        Verdict.MISSED, Verdict.MET, False,
    )  # fmt: skip
    assert verdict(record) == Verdict.MISSED


def test_case_2_an_extension_entered_after_the_due_date_makes_nothing_timely(asha, ben):
    record = a_complaint(by=asha)
    extension = NewExtension(date(2025, 6, 6), "Complex.")
    agree_extension(record.reference, extension, by=ben, at=at(date(2025, 5, 28)))
    answer(record, asha, date(2025, 6, 6))
    found = judged(record)
    assert (found.initial, found.extended) == (Verdict.MISSED, Verdict.NOT_APPLICABLE)
    assert len(found.agreed_late) == 1


def test_case_3_an_extension_past_the_most_allowed_is_refused_or_recorded_as_that(asha, ben):
    record = a_complaint(by=asha)
    past = date(2025, 6, 11)
    with pytest.raises(ValueError, match="The most that is allowed"):
        agree_extension(record.reference, NewExtension(past, "Agreed."), by=ben, at=at(DAY))
    known = NewExtension(past, "Agreed.", is_over_maximum=True)
    agree_extension(record.reference, known, by=ben, at=at(DAY))
    assert len(judged(record).over_maximum) == 1
    assert record.stage_runs.get().maximum_on == MAXIMUM_ON


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2025, 5, 17), date(2025, 6, 2)),  # a Saturday: day 1 is Monday
        (date(2025, 5, 18), date(2025, 6, 2)),  # a Sunday
        (date(2025, 5, 26), date(2025, 6, 9)),  # a bank holiday: day 1 is Tuesday
    ],
    ids=str,
)
def test_case_4_what_comes_at_a_weekend_stays_received_then(asha, received_on, due_on):
    record = a_complaint(by=asha, received_on=received_on)
    assert (record.received_on, record.statutory_due_on) == (received_on, due_on)


def test_case_5_over_christmas_and_a_holiday_proclaimed_late(asha, ben):
    """From 15 December: 25 and 26 December and 1 January are not counted, the 29th to 31st are."""
    record = a_complaint(by=asha, received_on=date(2025, 12, 15))
    assert record.statutory_due_on == date(2025, 12, 31)
    proclaimed = NewClosure(date(2025, 12, 29), "Proclaimed")
    add_closure(proclaimed, by=ben, at=at(date(2025, 12, 22)))
    assert fresh(record).statutory_due_on == date(2026, 1, 2)
    assert list(unexplained()) == []


def test_case_6_the_council_s_own_shut_down_stops_no_statutory_clock(asha, ben):
    record = a_complaint(by=asha, received_on=date(2025, 12, 15))
    shut = NewClosure(date(2025, 12, 29), "Christmas shut-down", Closure.Reach.COUNCIL)
    add_closure(shut, by=ben, at=at(date(2025, 12, 22)))
    assert fresh(record).statutory_due_on == date(2025, 12, 31)


def test_case_7_moved_to_another_procedure_it_is_dated_from_its_true_receipt(asha):
    record = a_complaint(by=asha, service_area=EDUCATION)
    acknowledge(record.reference, DAY, by=asha, at=at(DAY))
    assert fresh(record).statutory_due_on == date(2025, 6, 2)  # the Code: from acknowledgement
    chosen = Route(STATUTE, "It is about a child in need.")
    route(record.reference, chosen, by=asha, at=at(DAY))
    assert fresh(record).statutory_due_on == DUE_ON  # the statute: from receipt
    assert record.stage_runs.get().acknowledged_on == DAY
    assert list(unexplained()) == []


def test_case_8_a_late_acknowledgement_buys_no_time(asha):
    record = a_complaint(by=asha, service_area=EDUCATION)
    unacknowledged = record.statutory_due_on
    late = date(2025, 5, 27)
    acknowledge(record.reference, late, by=asha, at=at(late))
    assert fresh(record).statutory_due_on == unacknowledged == TARGET_ON


def test_case_9_stage_2_runs_from_the_request_and_waits_for_no_statement(asha, ben):
    record = a_complaint(by=asha)
    answer(record, asha, DUE_ON)
    asked_on, begun_on = date(2025, 6, 2), date(2025, 6, 20)
    request_stage(record.reference, asked_on, by=asha, at=at(asked_on))
    due_on = fresh(record).next_due_on
    assert due_on == date(2025, 7, 7)  # 25 working days from 2 June
    begin_stage(record.reference, begun_on, by=ben, at=at(begun_on))
    agreed = StepDone("statement_agreed", date(2025, 6, 30))
    complete_step(record.reference, agreed, by=asha, at=at(date(2025, 6, 30)))
    assert fresh(record).next_due_on == due_on


def test_case_10_waiting_for_an_advocate_stays_within_the_most_allowed(asha, ben):
    record = a_complaint(by=asha)
    wait = NewPause(DAY, "An advocate is awaited.", stops_maximum=False)
    pause(record.reference, wait, by=ben, at=at(DAY))
    until = date(2025, 6, 9)
    resume(record.reference, until, by=ben, at=at(until))
    run = record.stage_runs.get()
    assert (run.statutory_due_on, run.maximum_on) == (MAXIMUM_ON, MAXIMUM_ON)


def test_case_11_what_a_court_decides_is_out_of_the_clock_and_out_of_late(asha, ben):
    whole = a_complaint(by=asha)
    part = a_complaint(by=asha, elements=("The placement", "No reply"))
    pause(whole.reference, NewPause(DAY, "A court is deciding."), by=ben, at=at(DAY))
    some = NewPause(DAY, "A court is deciding.", elements=frozenset({1}))
    pause(part.reference, some, by=ben, at=at(DAY))
    assert (verdict(whole), verdict(part)) == (Verdict.PAUSED, Verdict.OVERDUE)
    resume(whole.reference, LATER, by=ben, at=at(LATER))
    assert verdict(whole) == Verdict.RUNNING


def test_case_11_it_may_be_brought_again_within_a_year_of_the_end_of_the_proceedings(office):
    (version,) = kept_procedures()[STATUTE].procedure.versions
    limit = version.limit(Kind.COMPLAINT, 1, Step.RESUBMIT)
    ended = {StartEvent.PROCEEDINGS_ENDED: date(2025, 6, 2)}
    assert reckon(limit, ended, working_calendar()).due.due_on == date(2026, 6, 2)
    assert limit.is_soft


def test_case_12_the_day_the_answer_was_sent_decides(asha):
    record = a_complaint(by=asha)
    answer(record, asha, sent_on=DUE_ON, on=date(2025, 6, 4))
    assert (verdict(record), verdict(record, clock="target")) == (Verdict.MET, Verdict.MET)


def test_case_13_what_a_social_worker_had_nine_days_ago_was_received_then(asha):
    today = RECEIVED_ON + timedelta(days=9)
    record = log(new_case(received_on=RECEIVED_ON), by=asha, at=at(today))
    assert (record.received_on, record.statutory_due_on) == (RECEIVED_ON, DUE_ON)


def test_case_14_the_panel_s_thirty_days_run_from_the_request(asha, ben):
    record = a_complaint(by=asha)
    answer(record, asha, DUE_ON)
    request_stage(record.reference, date(2025, 6, 2), by=asha, at=at(date(2025, 6, 2)))
    begin_stage(record.reference, date(2025, 6, 2), by=ben, at=at(date(2025, 6, 2)))
    respond(record.reference, LATER, by=asha, at=at(LATER))
    asked_on, begun_on = date(2025, 7, 7), date(2025, 7, 21)
    request_stage(record.reference, asked_on, by=asha, at=at(asked_on))
    begin_stage(record.reference, begun_on, by=ben, at=at(begun_on))
    steps = dict(record.stage_runs.get(stage=3).steps.values_list("step", "due_on"))
    assert steps["hold_panel"] == date(2025, 8, 18)  # 30 working days from 7 July
    assert steps["report"] is None  # five from the meeting, which has not been held


@pytest.mark.parametrize(
    ("moment", "received_on", "year"),
    [
        # 23:50 by the clock in Blackpool, which British Summer Time puts an hour ahead of UTC.
        (datetime(2025, 3, 31, 22, 50, tzinfo=UTC), date(2025, 3, 31), 2024),
        (datetime(2025, 3, 31, 23, 10, tzinfo=UTC), date(2025, 4, 1), 2025),
    ],
    ids=str,
)
def test_case_15_ten_to_midnight_on_31_march_is_the_old_year(asha, moment, received_on, year):
    assert moment.astimezone(ZoneInfo("Europe/London")).date() == received_on
    record = log(new_case(received_on=received_on), by=asha, at=moment)
    assert (record.reporting_year, record.quarter) == (year, 4 if year == 2024 else 1)
    assert log(new_case(received_on=date(2025, 3, 31)), by=asha, at=moment).quarter == 4


def test_case_16_at_the_year_s_end_open_overdue_and_answered_are_three_things(asha):
    year_end = date(2026, 3, 31)
    records = [
        a_complaint(by=asha, received_on=date(2026, 3, 25)),
        a_complaint(by=asha, received_on=date(2026, 3, 2)),
        a_complaint(by=asha, received_on=date(2026, 3, 2)),
    ]
    answer(records[2], asha, date(2026, 3, 16))
    assert [verdict(record, year_end) for record in records] == [
        Verdict.RUNNING, Verdict.OVERDUE, Verdict.MET,
    ]  # fmt: skip
    assert Feedback.objects.filter(reporting_year=2025).count() == 3


def test_a_complaint_with_no_law_to_it_has_the_council_s_own_target(asha):
    record = a_complaint(by=asha, service_area=EARLY_HELP)
    route(record.reference, Route(STATUTE, "A child in need."), by=asha, at=at(DAY))
    assert fresh(record).statutory_due_on == DUE_ON
    route(record.reference, Route("local", "It was not."), by=asha, at=at(DAY))
    assert (fresh(record).statutory_due_on, fresh(record).next_due_on) == (None, TARGET_ON)
    assert fresh(record).service_area.key != CARE
