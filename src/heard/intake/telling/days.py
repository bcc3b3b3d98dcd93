"""Which day did somebody write? As people write one, not to come and not long gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from heard.common.clock import today
from heard.common.days import DayField

__all__ = ["as_written", "day_faults", "day_named", "day_of"]

_FIELD = DayField("")
_LONGEST_AGO = timedelta(days=366)
# What stands around a day in a sentence: since Monday, the 3rd of March 2025.
_AROUND = re.compile(
    r"^(?:(?:since|from|on)\b|the\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[\s,])+"
    r"|(?<=\d)(?:st|nd|rd|th)\b|\bof\b|,|[.\s]+$"
)
_OLDEST_MEMORY = 100  # years


def day_of(answer: str) -> date | None:
    """Return the day that an answer names, None for words that name none."""
    try:
        return _FIELD.to_python(answer)
    except ValidationError:
        return None


def day_named(words: str, latest: date) -> date | None:
    """Return the day that words name by its date, such as “since Monday, the 3rd of March 2025”.

    None for words that say about when, for a day after `latest`, and for one that nobody alive
    remembers, which is a slip. “Yesterday” names none: a form may be sent days after it was filled.
    """
    bare = " ".join(_AROUND.sub(" ", words.strip().lower()).split())
    if not any(letter.isdigit() for letter in bare):
        return None
    day = day_of(bare)
    if day is None or day > latest or day.year < latest.year - _OLDEST_MEMORY:
        return None
    return day


def as_written(answer: str) -> str:
    """Return the answer with its day in full: “yesterday” is another day tomorrow."""
    day = day_of(answer)
    return f"{day.day}/{day.month}/{day.year}" if day else answer


def day_faults(answer: str) -> Iterator[str]:
    """Yield what is wrong with a day on which something was heard."""
    day = day_of(answer)
    if day is None:
        yield _("Write the day like 27/3/2026, 27 March 2026, today or yesterday.")
    elif day > today():
        yield _("Write a day that is not after today.")
    elif day < today() - _LONGEST_AGO:
        yield _("Write a day of the last twelve months. For an older one, please call the team.")
