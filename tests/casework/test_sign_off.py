"""A draft goes to those who sign off, with a day for each step, so that lost time can be found.

The complaint of 12 May 2025 is due on 27 May, by law; 26 May is a bank holiday. Three working days
before is 21 May (Blackpool Council annual report 2014/15: answers were late because they were
drafted too late to be read).
"""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from heard.audit.queries import history_of
from heard.casework.models import Extension, Pause, SignOffStep, StageRun
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.operations.sign_off import return_draft, sign_off, submit_draft
from heard.casework.queries.sign_off_times import draft_due_on, sign_off_times
from heard.casework.queries.time_lost import time_lost
from heard.feedback.models import Feedback
from heard.procedures.queries import working_calendar
from heard.reports.operations.drawing import draw_report
from heard.rules.acts import SignOff
from heard.rules.periods import ReportingYear
from heard.rules.sign_off import AnswerPart, TimeLost
from tests.casework.cases import DUE_ON, a_complaint
from tests.casework.cast import at

DRAFT_DUE_ON = date(2025, 5, 21)


def day(number, hour=10):
    return at(date(2025, 5, number), hour)


@pytest.fixture
def complaint(asha):
    return a_complaint(by=asha)


def run_of(record):
    return StageRun.objects.get(feedback=record)


def test_a_draft_is_due_three_working_days_before_the_answer(complaint):
    run = run_of(complaint)
    assert run.statutory_due_on == DUE_ON
    assert draft_due_on(run, working_calendar()) == DRAFT_DUE_ON


def test_an_extension_agreed_in_time_moves_the_draft_with_the_answer(complaint, ben):
    run = run_of(complaint)
    Extension.objects.create(
        run=run,
        to=date(2025, 6, 10),
        agreed_on=date(2025, 5, 15),
        reason="Three services are to be asked.",
        approved_by_id=ben.id,
    )
    assert draft_due_on(run, working_calendar()) == date(2025, 6, 5)


def test_a_draft_is_submitted_returned_submitted_again_and_signed_off(complaint, asha, eve):
    reference = complaint.reference
    submit_draft(reference, by=asha, at=day(22))
    return_draft(reference, "Answer the second point.", by=eve, at=day(27))
    submit_draft(reference, by=asha, at=day(28))
    sign_off(reference, by=eve, at=day(28, 16))
    run = run_of(complaint)
    assert run.sign_off == SignOff.SIGNED_OFF
    # One working day for each step: the day after 22 May is the 23rd, and after the 27th the 28th.
    assert list(run.sign_off_steps.values_list("step", "due_on", "done_on")) == [
        ("submitted", DRAFT_DUE_ON, date(2025, 5, 22)),
        ("returned", date(2025, 5, 23), date(2025, 5, 27)),
        ("submitted", date(2025, 5, 28), date(2025, 5, 28)),
        ("signed_off", date(2025, 5, 29), date(2025, 5, 28)),
    ]
    events = history_of("feedback", str(complaint.pk))
    assert [event.verb for event in events[1:]] == [
        "submit_draft",
        "return_draft",
        "submit_draft",
        "sign_off",
    ]


def test_it_can_be_said_where_time_was_lost(complaint, asha, eve):
    reference = complaint.reference
    submit_draft(reference, by=asha, at=day(22))
    return_draft(reference, "Answer the second point.", by=eve, at=day(28))
    submit_draft(reference, by=asha, at=day(29))
    sign_off(reference, by=eve, at=day(29, 16))
    StageRun.objects.filter(feedback=complaint).update(responded_on=date(2025, 5, 30))
    gone = sign_off_times(run_of(complaint))
    assert [(each.part, each.by, each.working_days, each.days_late) for each in gone] == [
        (AnswerPart.DRAFTING, "Asha Rahman", 8, 1),
        (AnswerPart.READING, "Eve Okafor", 3, 2),  # the bank holiday of 26 May between
        (AnswerPart.REDRAFTING, "Asha Rahman", 1, 0),
        (AnswerPart.READING, "Eve Okafor", 0, 0),
        (AnswerPart.SENDING, "", 1, 3),
    ]
    assert time_lost(2025) == (
        TimeLost(AnswerPart.DRAFTING, {8: 1}, {1: 1}),
        TimeLost(AnswerPart.READING, {3: 1, 0: 1}, {2: 1, 0: 1}),
        TimeLost(AnswerPart.REDRAFTING, {1: 1}, {0: 1}),
        TimeLost(AnswerPart.SENDING, {1: 1}, {3: 1}),
    )


def test_the_report_says_where_time_was_lost(complaint, asha, eve):
    submit_draft(complaint.reference, by=asha, at=day(22))
    sign_off(complaint.reference, by=eve, at=day(28))
    report = draw_report(ReportingYear(2025), "internal", date(2025, 5, 31))
    table = report.table("time_lost")
    assert [cell.text for cell in table.rows[-1].cells] == ["0", "2", "2", "n/a", "3"]
    said = [each.text for part in report.sections for each in part.sentences]
    assert (
        "3 working days were lost on the way to an answer; done late: “Drafting” (1 of 1) and "
        "“Reading for sign-off” (1 of 1)."
    ) in said


def test_a_year_without_drafts_lost_no_time(complaint):
    assert time_lost(2025) == tuple(TimeLost(part) for part in AnswerPart)


def test_each_step_follows_the_one_before(complaint, asha, eve):
    submit_draft(complaint.reference, by=asha, at=day(20))
    return_draft(complaint.reference, "Answer the second point.", by=eve, at=day(20))
    submit_draft(complaint.reference, by=asha, at=day(21))
    first, second, third = run_of(complaint).sign_off_steps.all()
    assert (first.follows, second.follows, third.follows) == (None, first, second)


def test_steps_recorded_before_they_followed_each_other_are_linked(complaint, asha, eve):
    runs = []
    for record in (complaint, a_complaint(by=asha)):
        submit_draft(record.reference, by=asha, at=day(20))
        sign_off(record.reference, by=eve, at=day(21))
        runs.append(run_of(record))
    SignOffStep.objects.update(follows=None)
    name = "0016_steps_of_a_draft_follow"
    migration = import_module(f"heard.casework.migrations.{name}")
    state = MigrationLoader(connection).project_state(("casework", name))
    migration.link(state.apps, None)
    for run in runs:
        first, second = run.sign_off_steps.all()
        assert (first.follows, second.follows) == (None, first)


def test_the_days_of_a_pause_are_not_lost_in_reading(complaint, asha, eve):
    submit_draft(complaint.reference, by=asha, at=day(20))
    Pause.objects.create(
        run=run_of(complaint), from_on=date(2025, 5, 21), to_on=date(2025, 5, 28), reason="Police."
    )
    sign_off(complaint.reference, by=eve, at=day(28))
    read = run_of(complaint).sign_off_steps.last()
    assert (read.due_on, read.done_on) == (date(2025, 5, 28), date(2025, 5, 28))


def answered_late(record, *, by, reader):
    submit_draft(record.reference, by=by, at=day(20))
    sign_off(record.reference, by=reader, at=day(20))
    StageRun.objects.filter(feedback=record).update(responded_on=date(2025, 5, 30))
    return run_of(record)


def sending():
    return next(each for each in time_lost(2025) if each.part is AnswerPart.SENDING)


def test_an_answer_sent_within_an_extension_lost_no_time(complaint, asha, ben, eve):
    run = answered_late(complaint, by=asha, reader=eve)
    assert sending().late == 1
    extension = Extension.objects.create(
        run=run,
        to=date(2025, 6, 10),
        agreed_on=date(2025, 5, 15),
        reason="Three services are to be asked.",
        approved_by_id=ben.id,
    )
    assert (sending().in_time, sending().late) == (1, 0)
    extension.agreed_on = date(2025, 5, 29)  # the answer was due on the 27th
    extension.save()
    assert (sending().in_time, sending().late) == (0, 1)


def test_what_is_no_complaint_or_not_counted_is_not_counted_here(complaint, asha, eve):
    answered_late(complaint, by=asha, reader=eve)
    record = Feedback.objects.filter(pk=complaint.pk)
    record.update(kind="mp_enquiry")
    assert not any(each.lost for each in time_lost(2025))
    record.update(kind="complaint", closed_on=date(2025, 5, 30), closing="merged")
    assert not any(each.lost for each in time_lost(2025))


def test_the_steps_of_a_year_are_counted_by_the_database(
    complaint, asha, eve, django_assert_num_queries
):
    answered_late(complaint, by=asha, reader=eve)

    with django_assert_num_queries(4):
        time_lost(2025)
    for _ in range(3):
        answered_late(a_complaint(by=asha), by=asha, reader=eve)
    with django_assert_num_queries(4):
        assert sending().late == 4


def test_nobody_signs_off_their_own_draft(complaint, ben, eve):
    submit_draft(complaint.reference, by=ben, at=day(20))
    with pytest.raises(NotLawful, match="somebody else signs it off"):
        sign_off(complaint.reference, by=ben, at=day(20))
    sign_off(complaint.reference, by=eve, at=day(20))


def test_an_officer_does_not_sign_off(complaint, asha):
    submit_draft(complaint.reference, by=asha, at=day(20))
    with pytest.raises(NotAllowed):
        sign_off(complaint.reference, by=asha, at=day(20))
    assert run_of(complaint).sign_off == SignOff.SUBMITTED


def test_what_is_not_submitted_is_neither_returned_nor_signed_off(complaint, eve):
    with pytest.raises(NotLawful, match="No draft is waiting"):
        sign_off(complaint.reference, by=eve, at=day(20))
    with pytest.raises(NotLawful, match="No draft is waiting"):
        return_draft(complaint.reference, "Why?", by=eve, at=day(20))


def test_a_draft_is_submitted_once_and_returned_with_comments(complaint, asha, eve):
    submit_draft(complaint.reference, by=asha, at=day(20))
    with pytest.raises(NotLawful, match="with those who sign off"):
        submit_draft(complaint.reference, by=asha, at=day(20))
    with pytest.raises(NotLawful, match="what is to be put right"):
        return_draft(complaint.reference, " ", by=eve, at=day(20))


def test_a_draft_moves_no_date(complaint, asha):
    submit_draft(complaint.reference, by=asha, at=day(20))
    complaint.refresh_from_db()
    assert (complaint.next_due_on, run_of(complaint).statutory_due_on) == (DUE_ON, DUE_ON)
