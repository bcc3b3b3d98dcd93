"""Loading the bank holidays that the library knows, beside the closures that staff add."""

from __future__ import annotations

from django.db import transaction

from heard.procedures.calendars import FIRST_YEAR, LAST_YEAR, LIBRARY, bank_holidays
from heard.procedures.models import Closure

__all__ = ["load_bank_holidays"]


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
