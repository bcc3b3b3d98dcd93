"""How are days, and lists of them, written in a letter?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter

__all__ = ["day_in_words", "days_in_words", "listed"]


def day_in_words(day: date) -> str:
    """Return a day in full: Monday 12 May 2014."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def days_in_words(days: Iterable[date]) -> str:
    """Return days in order, month by month: 24, 25 and 31 May; 1 June 2014."""
    years = []
    for year, in_year in groupby(days, attrgetter("year")):
        months = (list(in_month) for _, in_month in groupby(in_year, attrgetter("month")))
        written = (f"{listed(str(day.day) for day in month)} {month[0]:%B}" for month in months)
        years.append(f"{'; '.join(written)} {year}")
    return "; ".join(years)


def listed(words: Iterable[str]) -> str:
    """Return words, at least one, as a list in a sentence: one, two and three."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
