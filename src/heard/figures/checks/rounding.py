"""How was a per cent got from the exact one? Rounded as it should be, cut short, or otherwise."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from heard.figures.checks.digits import have_changed_places
from heard.figures.measures import rounded

__all__ = ["Misprint", "in_percent", "misprint"]


class Misprint(StrEnum):
    """What is wrong with a per cent that is not the exact one rounded half up."""

    HALF_EVEN = "rounded_half_even"
    TRUNCATED = "truncated"
    TRANSPOSED = "transposed"
    WRONG = "percent"


def misprint(printed: Decimal, exact: Fraction) -> Misprint | None:
    """Return what is wrong with a printed per cent, None if it is the exact one rounded half up.

    `exact` is in per cent. The places are those that are printed: 64.8, 65 and 64.80 are all right
    for 64.8. At an exact half, where rounding to even and cutting short come to the same, it is
    said to be rounded to even: 53.12 for 53.125.
    """
    places = _places(printed)
    if printed == rounded(exact, places):
        return None
    scaled = exact * 10**places
    if printed == Decimal(round(scaled)).scaleb(-places) and 2 * scaled == round(2 * scaled):
        return Misprint.HALF_EVEN
    if printed == Decimal(int(scaled)).scaleb(-places):
        return Misprint.TRUNCATED
    if have_changed_places(f"{printed:f}", f"{rounded(exact, places):f}"):
        return Misprint.TRANSPOSED
    return Misprint.WRONG


def in_percent(exact: Fraction, places: int) -> str:
    """Return the per cent as it should be printed with so many places: "64.81%"."""
    return f"{rounded(exact, places):f}%"


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
