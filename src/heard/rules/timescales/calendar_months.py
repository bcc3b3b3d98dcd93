"""Which day is so many months of the calendar later?"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date

__all__ = ["last_of_month", "months_later"]

MONTHS_IN_A_YEAR = 12


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the month's end if it has none.

    OverflowError past the last year there is.
    """
    month = last_of_month(day, months)
    return month.replace(day=min(day.day, month.day))


def last_of_month(day: date, months: int) -> date:
    """Return the last day of the month that is so many months after the month of `day`."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year = day.year + years
    if year > MAXYEAR:
        raise OverflowError(f"{months} months after {day} is past the year {MAXYEAR}")
    return date(year, month + 1, monthrange(year, month + 1)[1])
