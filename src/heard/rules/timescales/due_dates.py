"""Why is the last day the one it is? In sentences that can stand in a letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.rules.timescales.terms import Pause, Timescale

__all__ = ["CLOCK_STOPPED", "DueDate", "SkippedDay", "in_words"]

CLOCK_STOPPED = "the clock was stopped"


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that was not counted, and why: "Saturday", "Good Friday", a pause."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day in time, `due_on`, and everything that made it so."""

    start_on: date
    due_on: date
    timescale: Timescale
    skipped: tuple[SkippedDay, ...] = ()
    pauses: tuple[Pause, ...] = ()
    paused_since: date | None = None

    def sentences(self) -> tuple[str, ...]:
        """Return the explanation."""
        return (in_words(self.due_on),)


def in_words(day: date) -> str:
    """Return a day as letters write it: Monday 12 May 2014."""
    return f"{day:%A} {day.day} {day:%B %Y}"
