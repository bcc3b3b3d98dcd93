"""How does a record stand today? One value and its words, for list, page, export and letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.feedback.models import Feedback
from heard.rules.acts import Closing
from heard.rules.timescales import Facts, Verdict, judge
from heard.rules.working_days import BeyondCalendar, Calendar

__all__ = ["Badge", "badge_of", "target_verdict"]


@dataclass(frozen=True, slots=True)
class Badge:
    """How a record stands: the verdict, and the words that say it without any colour.

    `due_on` is the day on which something is next due from the council, None when nothing is.
    """

    verdict: Verdict
    words: str
    due_on: date | None = None


def badge_of(record: Feedback, as_at: date, calendar: Calendar) -> Badge:
    """Return how a record stands: an open one by what is due next, a closed one by how it ended.

    What is due next is the answer, an agreed later date or a step on the way, whichever comes
    first; days are counted as working days. A closed record that was answered has the verdict of
    the report: against the council's own target or, where it has none, against the law's date.
    """
    if record.closed_on is not None:
        return _ended(record, as_at)
    if record.paused_since is not None:
        return Badge(Verdict.PAUSED, f"Paused since {_short(record.paused_since, as_at)}")
    due_on = record.next_due_on
    if due_on is None:
        return Badge(Verdict.NOT_APPLICABLE, "Nothing due")
    verdict = judge(Facts(initial_due_on=due_on), as_at).initial
    words = _days_late if verdict is Verdict.OVERDUE else _days_left
    return Badge(verdict, words(due_on, as_at, calendar), due_on)


def target_verdict(record: Feedback, as_at: date) -> Verdict:
    """Return how a record stands against the council's own target, as the report counts it."""
    return _verdict(record, record.target_due_on, as_at)


def _ended(record: Feedback, as_at: date) -> Badge:
    verdict = _verdict(record, record.target_due_on or record.statutory_due_on, as_at)
    if verdict in {Verdict.MET, Verdict.MISSED}:
        return Badge(verdict, verdict.label)
    return Badge(Verdict.NOT_APPLICABLE, Closing(record.closing).label)


def _verdict(record: Feedback, due_on: date | None, as_at: date) -> Verdict:
    facts = Facts(
        initial_due_on=due_on,
        responded_on=record.responded_on,
        withdrawn_on=record.withdrawn_on,
        paused_since=record.paused_since,
    )
    return judge(facts, as_at).initial


def _days_left(due_on: date, as_at: date, calendar: Calendar) -> str:
    if due_on == as_at:
        return "Due today"
    days = _working_days(as_at, due_on, calendar)
    return f"{_number(days)} left" if days else f"Due {_short(due_on, as_at)}"


def _days_late(due_on: date, as_at: date, calendar: Calendar) -> str:
    """Return how late it is; on a weekend after the last day it is late by no working day yet."""
    days = _working_days(due_on, as_at, calendar)
    return f"{_number(days)} late" if days else "Late"


def _working_days(start: date, end: date, calendar: Calendar) -> int | None:
    """Return the working days between two days, None beyond those that the calendar knows."""
    try:
        return calendar.count(start, end)
    except BeyondCalendar:
        return None


def _number(days: int) -> str:
    return f"{days} working {'day' if days == 1 else 'days'}"


def _short(day: date, as_at: date) -> str:
    return f"{day.day} {day:%B}" if day.year == as_at.year else f"{day.day} {day:%B %Y}"
