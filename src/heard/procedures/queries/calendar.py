"""Which days does the office work, by the rows that it holds?"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from django.db.models import Q

from heard.procedures.calendars import FIRST_YEAR, LAST_YEAR, bank_holidays
from heard.procedures.models import Closure
from heard.rules.working_days import Calendar

__all__ = ["closures_shown", "working_calendar"]

_A_YEAR = timedelta(days=365)


def closures_shown(day: date) -> tuple[Closure, ...]:
    """Return the days from that one on that are not worked, the earliest first.

    Those that somebody here entered are among them for a year after: they can be taken out.
    """
    lately = Q(source__startswith=Closure.ENTERED_BY, on__gte=day - _A_YEAR)
    return tuple(Closure.objects.filter(Q(on__gte=day) | lately))


def working_calendar(*, counts_council_closures: bool = False) -> Calendar:
    """Return the working days by the closures held; the library's where none has been loaded.

    The council's own closure days are working days like any other, unless asked otherwise: that is
    for a procedure to say. The calendar covers the years whose Christmas Day is held, because a
    single row in a far year does not mean that the year is known.
    """
    rows = list(Closure.objects.values_list("on", "name", "reach"))
    held = {on: name for on, name, reach in rows if reach == Closure.Reach.BANK_HOLIDAY}
    years = [on.year for on in held if (on.month, on.day) == (12, 25)]
    if not years:
        held = bank_holidays() | held
        years = [FIRST_YEAR, LAST_YEAR]
    if counts_council_closures:
        own = {on: name for on, name, reach in rows if reach == Closure.Reach.COUNCIL}
        held = own | held
    return _of(min(years), max(years), tuple(sorted(held.items())))


# Every act needs two calendars, and building one takes longer than all the act's own reckoning. The
# rows are read each time, so that a closure declared meanwhile makes another calendar.
@lru_cache(maxsize=8)
def _of(first_year: int, last_year: int, closures: tuple[tuple[date, str], ...]) -> Calendar:
    return Calendar(date(first_year, 1, 1), date(last_year, 12, 31), dict(closures))
