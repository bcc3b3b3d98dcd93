"""Which day did somebody write? As people write one, not to come and not long gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from heard.common.clock import today
from heard.common.days import DayField

__all__ = ["as_written", "day_faults", "day_of"]

_FIELD = DayField("")
_LONGEST_AGO = timedelta(days=366)


def day_of(answer: str) -> date | None:
    """Return the day that an answer names, None for words that name none."""
    try:
        return _FIELD.to_python(answer)
    except ValidationError:
        return None


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
