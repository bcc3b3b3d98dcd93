"""Where was time lost between drafting an answer and sending it? Step by step, in working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heard.casework.models import StageRun
from heard.casework.queries.clocks import agreed_until
from heard.procedures.queries import working_calendar
from heard.rules.acts import SignOff
from heard.rules.sign_off import AnswerPart
from heard.rules.working_days import Calendar

__all__ = [
    "DRAFT_AHEAD",
    "SignOffTime",
    "answer_due_on",
    "days_late",
    "draft_due_on",
    "first_of",
    "part_of",
    "sign_off_times",
]

# Working days. A draft comes three before the answer is due: one to read it, one to put right what
# comes back with comments, one to sign it off and send it. The council's report for 2014/15 found
# answers late because they were "not drafted early enough" for a senior manager to read.
DRAFT_AHEAD = 3


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
    return agreed_until(run) or first_of(run.statutory_due_on, run.target_due_on)


def first_of(by_law: date | None, by_target: date | None) -> date | None:
    """Return the first day promised for an answer: by law or by the council's own target."""
    return min((day for day in (by_law, by_target) if day), default=None)


def draft_due_on(run: StageRun, calendar: Calendar) -> date | None:
    """Return the day by which the draft is due, None where the answer is due by none."""
    due_on = answer_due_on(run)
    return calendar.subtract(due_on, DRAFT_AHEAD) if due_on else None


def sign_off_times(run: StageRun) -> tuple[SignOffTime, ...]:
    """Return each part of the way of one answer, in the order in which they were gone."""
    return tuple(_parts(run, working_calendar()))


def part_of(step: str, before: str | None) -> AnswerPart:
    """Return which part of the way ended with a step, by the step before it, None for the first."""
    if step != SignOff.SUBMITTED:
        return AnswerPart.READING
    return AnswerPart.REDRAFTING if before else AnswerPart.DRAFTING


def days_late(calendar: Calendar, due_on: date | None, done_on: date) -> int:
    """Return how many working days after it was due something was done, 0 in time."""
    return max(0, calendar.count(due_on, done_on)) if due_on else 0


def _parts(run: StageRun, calendar: Calendar) -> Iterator[SignOffTime]:
    steps = list(run.sign_off_steps.select_related("by", "follows"))
    for step in steps:
        before = step.follows
        part = part_of(step.step, before.step if before else None)
        began_on = before.done_on if before else run.requested_on
        by = step.by.get_full_name() or step.by.username
        yield _time(part, (began_on, step.due_on, step.done_on), by, calendar)
    if run.responded_on and steps and steps[-1].step == SignOff.SIGNED_OFF:
        days = (steps[-1].done_on, answer_due_on(run), run.responded_on)
        yield _time(AnswerPart.SENDING, days, "", calendar)


def _time(
    part: AnswerPart, days: tuple[date, date | None, date], by: str, calendar: Calendar
) -> SignOffTime:
    began_on, due_on, done_on = days
    taken, late = calendar.count(began_on, done_on), days_late(calendar, due_on, done_on)
    return SignOffTime(part, began_on, due_on, done_on, by, taken, late)
