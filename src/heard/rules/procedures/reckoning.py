"""By when, under one limit, and why? The limit, the dates that are known, the calendar, pauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from heard.rules.procedures.terms import Limit
from heard.rules.timescales import DueDate, Pause, Start, StartEvent, due_on, start_of
from heard.rules.timescales.day_words import day_in_words
from heard.rules.working_days import Calendar

__all__ = ["Reckoned", "reckon"]

_SET_A_STAGE_GOING = (StartEvent.RECEIPT, StartEvent.REQUEST, StartEvent.ACKNOWLEDGEMENT)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The last day in time under a limit, and why, in sentences.

    `maximum` is the last day that any extension could reach, None where none is laid down, and
    `maximum_explanation` says why that one.
    """

    due: DueDate
    maximum: DueDate | None
    explanation: tuple[str, ...]
    maximum_explanation: tuple[str, ...] = ()


def reckon(
    limit: Limit,
    dates: Mapping[StartEvent, date],
    calendar: Calendar,
    pauses: Iterable[Pause] = (),
    *,
    waits: Iterable[Pause] = (),
    reopened_on: date | None = None,
) -> Reckoned:
    """Return when the time allowed by a limit runs out.

    `dates` says when each event happened that the limit may run from. `pauses` stop the limit and
    its maximum alike (proceedings, SI 2006/1738 reg 8); `waits` stop the limit alone, and take it
    no further than its maximum (an advocate is awaited: stage 1 stays within its 20 working days).
    A stage gone through again runs from the day it was `reopened_on`, and not from what set it
    going the first time.

    UnableToStart when the event it needs is not among `dates`; BeyondCalendar and UnableToCount as
    `timescales.due_on`.
    """
    if reopened_on is not None and limit.start in _SET_A_STAGE_GOING:
        start = _from_reopening(limit, reopened_on)
    else:
        start = start_of(
            limit.start, dates=dates, calendar=calendar, cap=limit.cap, cap_from=limit.cap_from
        )
    stopped = tuple(pauses)
    due = due_on(start.on, limit.timescale, calendar, (*stopped, *waits))
    explanation = (start.sentence, *due.sentences())
    if limit.maximum is None:
        return Reckoned(due, None, explanation)
    maximum = due_on(start.on, limit.maximum, calendar, stopped)
    longest = (start.sentence, *maximum.sentences())
    if due.due_on > maximum.due_on:
        capped = (
            *explanation,
            f"That is past the {limit.maximum} that are the most there can be.",
            *maximum.sentences(),
        )
        return Reckoned(maximum, maximum, capped, longest)
    return Reckoned(due, maximum, explanation, longest)


def _from_reopening(limit: Limit, on: date) -> Start:
    sentence = f"Time runs from the day it was reopened, {day_in_words(on)}."
    return Start(on, limit.start, is_capped=False, sentence=sentence)
