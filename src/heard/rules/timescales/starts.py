"""From which day does time run?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heard.rules.timescales.counting import due_on
from heard.rules.timescales.day_words import day_in_words
from heard.rules.timescales.terms import StartEvent, Timescale
from heard.rules.working_days import Calendar

__all__ = ["Start", "UnableToStart", "start_of"]


class UnableToStart(ValueError):
    """The dates given do not say when the clock started."""


@dataclass(frozen=True, slots=True)
class Start:
    """The day from which time runs, and why: `event` happened, or its cap had run out first."""

    on: date
    event: StartEvent
    is_capped: bool
    sentence: str


def start_of(
    event: StartEvent,
    *,
    dates: Mapping[StartEvent, date],
    calendar: Calendar,
    cap: Timescale | None = None,
    cap_from: StartEvent = StartEvent.RECEIPT,
) -> Start:
    """Return the day on which a clock that waits for `event` started.

    `dates` says when each event happened; one that has not happened is left out. With a `cap`, the
    start is never later than the cap counted from `cap_from`, so that a late acknowledgement buys
    no time and one never sent holds nothing up. A date that is needed and not given, or an event
    dated before the one that caps it, is UnableToStart.

    Source: LGSCO Complaint Handling Code (February 2024), 6.2 and 6.3: acknowledge within five
    working days of receipt, respond within ten of the acknowledgement. The Code does not say what
    a late acknowledgement does; that it counts as made on the fifth day is our reading.
    """
    happened_on = dates.get(event)
    if cap is None:
        if happened_on is None:
            raise UnableToStart(f"time runs from {event.day}, and that is not known")
        return _from_event(event, happened_on)
    capped_from = dates.get(cap_from)
    if capped_from is None:
        raise UnableToStart(
            f"time runs from {event.day}, but from {cap} after {cap_from.day} at the latest, "
            f"and {cap_from.day} is not known"
        )
    if happened_on is not None and happened_on < capped_from:
        raise UnableToStart(
            f"{event.day} ({happened_on}) cannot be before {cap_from.day} ({capped_from})"
        )
    latest = due_on(capped_from, cap, calendar).due_on
    if happened_on is not None and happened_on <= latest:
        return _from_event(event, happened_on)
    found = "is not recorded" if happened_on is None else f"came on {day_in_words(happened_on)}"
    sentence = (
        f"{event.label} {found}, so time runs from the latest day allowed for it, "
        f"{cap} after {cap_from.day}: {day_in_words(latest)}."
    )
    return Start(latest, event, is_capped=True, sentence=sentence)


def _from_event(event: StartEvent, happened_on: date) -> Start:
    """Return the start on the day the event happened."""
    sentence = f"Time runs from {event.day}, {day_in_words(happened_on)}."
    return Start(happened_on, event, is_capped=False, sentence=sentence)
