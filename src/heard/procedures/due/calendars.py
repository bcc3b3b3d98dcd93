"""Which days are worked, when a line gives its own closures? A calendar as wide as it needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from heard.procedures.calendars import england_and_wales
from heard.rules.timescales import Timescale, Unit
from heard.rules.working_days import Calendar

__all__ = ["Calendars"]

KEPT_AT_MOST = 256
MARGIN = timedelta(days=366)
LONGEST_MONTH = 31
GIVEN = "a closure given"


class Calendars:
    """The calendars of a batch: one for each set of closures, widened when a line needs more.

    The first line of a set gets no more than it needs, because a batch may have as many sets as
    lines; a second shows that there will be others, and gets a margin of a year.
    """

    def __init__(self) -> None:
        self._kept: dict[frozenset[date], Calendar] = {}

    def covering(
        self, start: date, timescale: Timescale, closures: frozenset[date] | None
    ) -> Calendar:
        """Return the calendar to count on; closures None is England and Wales, by the library.

        Days of the calendar fall due on any day, so for those no closure need be known.
        """
        if timescale.unit is Unit.CALENDAR_DAYS:
            closures = frozenset()
        if closures is None:
            return england_and_wales()
        first, last = _needed(start, timescale, len(closures))
        kept = self._kept.get(closures)
        if kept is not None and kept.first <= first and last <= kept.last:
            return kept
        if kept is not None:
            first = _moved(min(first, kept.first), -MARGIN)
            last = _moved(max(last, kept.last), MARGIN)
        if len(self._kept) >= KEPT_AT_MOST:
            self._kept.clear()
        self._kept[closures] = Calendar(first, last, _named(closures))
        return self._kept[closures]


def _named(closures: Iterable[date]) -> dict[date, str]:
    return dict.fromkeys(closures, GIVEN)


def _needed(start: date, timescale: Timescale, closures: int) -> tuple[date, date]:
    """Return the first and the last day that counting can touch.

    Seven days hold five that are worked, so n working days among c closures never need more than
    n + c divided by five, and two weeks more for the ends.
    """
    to_a_working_day = 7 * (closures // 5 + 2)
    match timescale.unit:
        case Unit.WORKING_DAYS:
            reach = 7 * ((timescale.amount + closures) // 5 + 2)
        case Unit.CALENDAR_DAYS:
            reach = timescale.amount
        case Unit.CALENDAR_MONTHS:
            reach = LONGEST_MONTH * timescale.amount + to_a_working_day
    return _moved(start, -timedelta(days=1)), _moved(start, timedelta(days=reach))


def _moved(day: date, by: timedelta) -> date:
    """Return the day so much later, or the last (or first) day there is."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min
