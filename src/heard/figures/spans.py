"""How much is it, as far as is known? A number, or the bounds that a printed figure leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

__all__ = ["ANYTHING", "NOUGHT", "Number", "Span", "total"]

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Span:
    """Every number from `low` to `high`, both included; None is no bound on that side."""

    low: Number | None
    high: Number | None

    @classmethod
    def of(cls, number: Number) -> Span:
        """Return the span that holds this number alone."""
        return cls(number, number)

    @property
    def exact(self) -> Number | None:
        """Return the one number that it can be, None where it can be several."""
        return self.low if self.low == self.high else None

    @property
    def middle(self) -> str:
        """Return the number halfway between its bounds in digits, the span where it has none."""
        if self.low is None or self.high is None:
            return str(self)
        return _in_digits(Fraction(self.low + self.high) / 2)

    @property
    def is_known(self) -> bool:
        """Say whether it is bounded on both sides."""
        return self.low is not None and self.high is not None

    def __contains__(self, number: Number) -> bool:
        return (self.low is None or self.low <= number) and (
            self.high is None or number <= self.high
        )

    def __add__(self, other: Span) -> Span:
        return Span(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> Span:
        low, high = self.low, self.high
        return Span(None if high is None else -high, None if low is None else -low)

    def times(self, sign: int) -> Span:
        """Return this span for a sign of 1, its negative for -1."""
        return self if sign > 0 else -self

    def meets(self, other: Span) -> bool:
        """Say whether some number lies in both."""
        lows = [each for each in (self.low, other.low) if each is not None]
        highs = [each for each in (self.high, other.high) if each is not None]
        return not lows or not highs or max(lows) <= min(highs)

    def from_nought(self) -> Span | None:
        """Return the part of it that is not negative, None where there is none."""
        if self.high is not None and self.high < 0:
            return None
        return Span(max(self.low or 0, 0), self.high)

    def __str__(self) -> str:
        if self.exact is not None:
            return _in_digits(self.exact)
        if self.low is not None and self.high is not None:
            return f"{_in_digits(self.low)} to {_in_digits(self.high)}"
        if self.low is not None:
            return f"at least {_in_digits(self.low)}"
        return "anything" if self.high is None else f"at most {_in_digits(self.high)}"


ANYTHING = Span(0, None)
"""What a figure may be that is not given: any count, none included."""
NOUGHT = Span(0, 0)


def total(spans: Iterable[Span]) -> Span:
    """Return the span in which the sum of one number from each lies."""
    return sum(spans, NOUGHT)


def _plus(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else one + other


def _in_digits(number: Number) -> str:
    if number.denominator == 1:
        return str(number.numerator)
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
