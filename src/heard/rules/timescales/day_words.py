"""How are days, and lists of them, written in a letter?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

__all__ = ["day_in_words", "days_in_words", "listed"]


def day_in_words(day: date) -> str:
    """Return a day in full: Monday 12 May 2014."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def days_in_words(days: Iterable[date]) -> str:
    """Return days in order, month by month: 24, 25 and 31 May; 1 June 2014."""
    months = [list(month) for _, month in groupby(days, lambda day: (day.year, day.month))]
    written = []
    for month, following in zip(months, [*months[1:], []], strict=True):
        is_last_of_year = not following or following[0].year != month[0].year
        name = f"{month[0]:%B %Y}" if is_last_of_year else f"{month[0]:%B}"
        written.append(f"{listed(str(day.day) for day in month)} {name}")
    return "; ".join(written)


def listed(words: Iterable[str]) -> str:
    """Return words, at least one, as a list in a sentence: one, two and three."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
