"""Which days are not worked: the bank holidays that the library knows, and what staff add."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from heard.procedures.calendars import FIRST_YEAR, LAST_YEAR, LIBRARY, bank_holidays
from heard.procedures.models import Closure
from heard.rules.working_days import WEEKEND

__all__ = [
    "UnableToAddClosure",
    "UnableToRemoveClosure",
    "add_closure",
    "load_bank_holidays",
    "remove_closure",
]


class UnableToAddClosure(ValueError):
    """The day is one that nobody works already, or is held as a closure of that reach."""


class UnableToRemoveClosure(ValueError):
    """The day is no longer held, or nobody here entered it, or it is a bank holiday after all."""


@transaction.atomic
def load_bank_holidays(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> int:
    """Add the bank holidays of those years that are not held yet; return how many were added.

    A day that staff entered first keeps its name and its source. Nothing is ever taken away: a
    holiday that an older library announced wrongly is for a person to delete.
    """
    held = set(
        Closure.objects.filter(reach=Closure.Reach.BANK_HOLIDAY).values_list("on", flat=True)
    )
    missing = [
        Closure(on=on, name=name, reach=Closure.Reach.BANK_HOLIDAY, source=LIBRARY)
        for on, name in bank_holidays(first_year, last_year).items()
        if on not in held
    ]
    Closure.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)


def add_closure(on: date, name: str, reach: Closure.Reach, source: str) -> None:
    """Add one day that is not worked; open records are for casework to date anew.

    UnableToAddClosure for a Saturday or Sunday, for a day held already, and without a name.
    """
    if not name.strip():
        raise UnableToAddClosure("Give the closure a name: it stands in the explanation of dates.")
    if on.weekday() in WEEKEND:
        raise UnableToAddClosure("That is a Saturday or Sunday, which nobody counts anyway.")
    held = Closure.objects.filter(on=on, reach=reach).first()
    if held is not None:
        raise UnableToAddClosure(f"That day is held already: {held.name}.")
    Closure.objects.create(on=on, name=name.strip(), reach=reach, source=source)


def remove_closure(closure_id: int) -> Closure:
    """Take out a day that somebody here entered, and return what it was.

    Open records are for casework to date anew. UnableToRemoveClosure for a day that the library
    knows, which would come back by itself, and for one that is no longer held.
    """
    closure = Closure.objects.select_for_update().filter(pk=closure_id).first()
    if closure is None:
        raise UnableToRemoveClosure("That day is no longer held.")
    known = bank_holidays(closure.on.year, closure.on.year)
    if not closure.is_entered_here or (closure.is_bank_holiday and closure.on in known):
        raise UnableToRemoveClosure(f"{closure.name} is a bank holiday, and was not added here.")
    Closure.objects.filter(pk=closure.pk).delete()
    return closure
