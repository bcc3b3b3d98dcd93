"""Where was time lost between drafting an answer and sending it? Step by step, in working days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from heard.casework.models import SignOffStep, StageRun
from heard.casework.queries.clocks import agreed_until
from heard.procedures.queries import working_calendar
from heard.rules.acts import SignOff
from heard.rules.sign_off import AnswerPart, TimeLost
from heard.rules.working_days import Calendar

__all__ = [
    "DRAFT_AHEAD",
    "STEP_TIME",
    "SignOffTime",
    "answer_due_on",
    "draft_due_on",
    "sign_off_times",
    "time_lost",
]

# Working days. A draft comes three before the answer is due: one to read it, one to put right what
# comes back with comments, one to sign it off and send it. The council's report for 2014/15 found
# answers late because they were "not drafted early enough" for a senior manager to read.
DRAFT_AHEAD = 3
STEP_TIME = 1


@dataclass(frozen=True, slots=True)
class SignOffTime:
    """One part of the way, from the day it could begin to the day it was done.

    `working_days` is how many it took, `days_late` how many of them after it was due: 0 in time, or
    where nothing was due by a day.
    """

    part: AnswerPart
    began_on: date
    due_on: date | None
    done_on: date
    by: str
    working_days: int
    days_late: int


def answer_due_on(run: StageRun) -> date | None:
    """Return the day by which the answer is due, an extension agreed in time included."""
    initial = [day for day in (run.statutory_due_on, run.target_due_on) if day]
    return agreed_until(run) or min(initial, default=None)


def draft_due_on(run: StageRun, calendar: Calendar) -> date | None:
    """Return the day by which the draft is due, None where the answer is due by none."""
    due_on = answer_due_on(run)
    return calendar.subtract(due_on, DRAFT_AHEAD) if due_on else None


def sign_off_times(run: StageRun) -> tuple[SignOffTime, ...]:
    """Return each part of the way of one answer, in the order in which they were gone."""
    return tuple(_parts(run, run.sign_off_steps.select_related("by"), working_calendar()))


def time_lost(reporting_year: int) -> tuple[TimeLost, ...]:
    """Return where time was lost over the records received in a year, by its first calendar year.

    Every part is there, those in which no time was lost too.
    """
    calendar = working_calendar()
    runs = (
        StageRun.objects.filter(
            feedback__reporting_year=reporting_year, sign_off_steps__isnull=False
        )
        .distinct()
        .prefetch_related("extensions", "sign_off_steps__by")
    )
    gone = [each for run in runs for each in _parts(run, run.sign_off_steps.all(), calendar)]
    return tuple(_lost(part, [each for each in gone if each.part is part]) for part in AnswerPart)


def _lost(part: AnswerPart, gone: list[SignOffTime]) -> TimeLost:
    late = [each.days_late for each in gone if each.days_late]
    return TimeLost(part, len(gone), len(late), sum(late))


def _parts(
    run: StageRun, steps: Iterable[SignOffStep], calendar: Calendar
) -> Iterator[SignOffTime]:
    began_on, before = run.requested_on, SignOff.NONE
    for step in steps:
        part = _part(before, SignOff(step.step))
        by = step.by.get_full_name() or step.by.username
        yield _time(part, (began_on, step.due_on, step.done_on), by, calendar)
        began_on, before = step.done_on, SignOff(step.step)
    if run.responded_on and before is SignOff.SIGNED_OFF:
        days = (began_on, answer_due_on(run), run.responded_on)
        yield _time(AnswerPart.SENDING, days, "", calendar)


def _part(before: SignOff, now: SignOff) -> AnswerPart:
    if now is not SignOff.SUBMITTED:
        return AnswerPart.READING
    return AnswerPart.REDRAFTING if before is SignOff.RETURNED else AnswerPart.DRAFTING


def _time(
    part: AnswerPart, days: tuple[date, date | None, date], by: str, calendar: Calendar
) -> SignOffTime:
    began_on, due_on, done_on = days
    late = max(0, calendar.count(due_on, done_on)) if due_on else 0
    return SignOffTime(part, began_on, due_on, done_on, by, calendar.count(began_on, done_on), late)
