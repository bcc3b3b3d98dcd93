"""Which days are bank holidays in England and Wales, as far as the library knows?

The library is `holidays`, checked in a test against `govuk-bank-holidays`. Its words become those
that gov.uk prints, because they stand in letters.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays
from holidays.version import __version__

from heard.rules.working_days import Calendar

__all__ = ["FIRST_YEAR", "LAST_YEAR", "LIBRARY", "bank_holidays", "england_and_wales"]

FIRST_YEAR, LAST_YEAR = 2000, 2040
LIBRARY = f"The Python library holidays, version {__version__}"

_WORDS = {
    "(observed)": "(substitute day)",
    "New Year's Day": "New Year’s Day",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Wedding of William and Catherine": "Bank holiday for the royal wedding",
    "Diamond Jubilee of Elizabeth II": "Bank holiday for the Diamond Jubilee",
    "Golden Jubilee of Elizabeth II": "Bank holiday for the Golden Jubilee",
    "Platinum Jubilee of Elizabeth II": "Bank holiday for the Platinum Jubilee",
    "State Funeral of Queen Elizabeth II": "Bank holiday for the State Funeral of the Queen",
    "Coronation of Charles III": "Bank holiday for the Coronation of the King",
}


def bank_holidays(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> dict[date, str]:
    """Return each bank holiday of those years, Christmas Day and Good Friday too, by its name."""
    years = range(first_year, last_year + 1)
    found = holidays.country_holidays("GB", subdiv="ENG", years=years, language="en_GB")
    return {on: _in_our_words(found[on]) for on in sorted(found) if on.year in years}


@cache
def england_and_wales() -> Calendar:
    """Return the working days of England and Wales by the library alone, without a database."""
    return Calendar(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31), bank_holidays())


def _in_our_words(name: str) -> str:
    for theirs, ours in _WORDS.items():
        name = name.replace(theirs, ours)
    return name
