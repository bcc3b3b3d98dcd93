"""How much of what, how much more than before, and how long? Exact numbers, rounded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

__all__ = ["DASH", "Change", "Share", "median", "percentile", "rounded", "written"]

DASH = "–"
"""What is printed where there is nothing to measure: a share of none is not nought."""


def rounded(number: Fraction, places: int) -> Decimal:
    """Return the number rounded half up to so many decimal places.

    A half is rounded away from nought (53.125 to 53.13, -0.5 to -1), as people do on paper and not
    as binary floats do. Exact for every fraction: nothing is rounded twice.
    """
    scale: int = 10**places
    halves = 2 * abs(number.numerator) * scale + number.denominator
    units = halves // (2 * number.denominator)
    return Decimal(units if number >= 0 else -units).scaleb(-places)


def written(number: Decimal) -> str:
    """Return the number in digits without trailing noughts after the point: 64.80 is "64.8"."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, kept as the two integers; neither is negative.

    A year's share is the sum of its quarters' numerators over the sum of their denominators, never
    a mean of their percentages: add shares with `+`.
    """

    numerator: int
    denominator: int

    def __add__(self, other: Share) -> Share:
        return Share(self.numerator + other.numerator, self.denominator + other.denominator)

    @property
    def fraction(self) -> Fraction | None:
        """Return the exact share, None where it is a share of none."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def percent(self) -> Decimal | None:
        """Return the per cent, half up to two places; None where it is a share of none."""
        if not self.denominator:
            return None
        return rounded(Fraction(100 * self.numerator, self.denominator), 2)

    @property
    def text(self) -> str:
        """Return the per cent as printed, "64.8%", or a dash where it is a share of none."""
        percent = self.percent
        return DASH if percent is None else f"{written(percent)}%"


@dataclass(frozen=True, slots=True)
class Change:
    """From one number of records to another, in that order."""

    before: int
    after: int

    @property
    def difference(self) -> int:
        """Return how many more there are now, negative when fewer."""
        return self.after - self.before

    @property
    def percent(self) -> Decimal | None:
        """Return the change as per cent of what was before, half up to one place.

        Negative for a fall. None when there were none before: no per cent can say that.
        """
        if not self.before:
            return None
        return rounded(Fraction(100 * self.difference, self.before), 1)

    @property
    def text(self) -> str:
        """Return the size of the change as printed, "6.7%" for a rise or a fall, or a dash."""
        percent = self.percent
        return DASH if percent is None else f"{written(abs(percent))}%"


def percentile(counts: Mapping[int, int], percent: int) -> int:
    """Return the smallest value that at least so many per cent of the items do not exceed.

    `counts` maps each value to its number of items; `percent` is 1 to 100. This is the nearest-rank
    percentile: always one of the values, so "nine replies in ten took no longer than this" is true
    as it stands. ValueError when there are no items.
    """
    rank = -(-percent * sum(counts.values()) // 100)
    return _at_rank(counts, rank)


def median(counts: Mapping[int, int]) -> Fraction:
    """Return the middle value, or the number halfway between the middle two.

    `counts` maps each value to its number of items. ValueError when there are no items.
    """
    total = sum(counts.values())
    return Fraction(_at_rank(counts, (total + 1) // 2) + _at_rank(counts, total // 2 + 1), 2)


def _at_rank(counts: Mapping[int, int], rank: int) -> int:
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if passed >= rank > 0:
            return value
    raise ValueError("No value stands at a rank among no items; ask only where there are some.")
