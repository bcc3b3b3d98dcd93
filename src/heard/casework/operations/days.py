"""Is a day one on which it can have happened?"""

from __future__ import annotations

from datetime import date

from heard.casework.operations.acting import Case, NotLawful, in_words

__all__ = ["require_day"]


def require_day(case: Case, what: str, on: date, *, since: date, event: str) -> None:
    """Refuse a day after today, or before that of the event that `what` must follow."""
    if on > case.today:
        raise NotLawful(f"{what} cannot be dated after today.")
    if on < since:
        raise NotLawful(f"{what} cannot be dated before {event}, {in_words(since)}.")
