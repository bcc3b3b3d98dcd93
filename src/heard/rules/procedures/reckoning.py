"""By when, under one limit, and why? The limit, the dates that are known, the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heard.rules.procedures.terms import Limit
from heard.rules.timescales import DueDate, StartEvent, due_on, start_of
from heard.rules.working_days import Calendar

__all__ = ["Reckoned", "reckon"]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The last day in time under a limit, and why, in sentences.

    `maximum` is the last day that any extension could reach, None where none is laid down.
    """

    due: DueDate
    maximum: DueDate | None
    explanation: tuple[str, ...]


def reckon(limit: Limit, dates: Mapping[StartEvent, date], calendar: Calendar) -> Reckoned:
    """Return when the time allowed by a limit runs out.

    `dates` says when each event happened that the limit may run from. UnableToStart when the one
    it needs is not among them; BeyondCalendar and UnableToCount as `timescales.due_on`.
    """
    start = start_of(
        limit.start, dates=dates, calendar=calendar, cap=limit.cap, cap_from=limit.cap_from
    )
    due = due_on(start.on, limit.timescale, calendar)
    maximum = due_on(start.on, limit.maximum, calendar) if limit.maximum else None
    return Reckoned(due, maximum, (start.sentence, *due.sentences()))
