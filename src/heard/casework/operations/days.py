"""Is a day one on which it can have happened?"""

from __future__ import annotations

from datetime import date

from heard.casework.operations.acting import Case, NotLawful, in_words

__all__ = ["is_slip", "require_day"]

# Nobody logs what came before that, so that it is a slip of the year.
_OLDEST = 3


def is_slip(on: date, beside: date) -> bool:
    """Return whether a day lies so many years from another that its year was mistyped."""
    return abs(on.year - beside.year) > _OLDEST


def require_day(case: Case, what: str, on: date, *, since: date, event: str) -> None:
    """Refuse a day after today, or before that of the event that `what` must follow."""
    if on > case.today:
        raise NotLawful(f"{what} cannot be dated after today.")
    if on < since:
        raise NotLawful(f"{what} cannot be dated before {event}, {in_words(since)}.")
