"""Which round numbers stand on the axis, and where does a value fall between them?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from heard.figures.measures import DASH, written

__all__ = ["Scale", "printed", "spread"]

HUNDRED = Decimal(100)
STEPS = (1, 2, 5, 10)
WANTED_STEPS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high`, both on a tick, `step` apart."""

    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def over(cls, values: Iterable[Decimal | None], unit: str) -> Scale:
        """Return the scale that holds these values and nought; a percentage's runs to 100."""
        known = [value for value in values if value is not None]
        low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
        if unit == "%" and low >= 0 and high <= HUNDRED:
            return cls(Decimal(0), HUNDRED, Decimal(20))
        step = _round_step((high - low) / WANTED_STEPS)
        if unit != "%" and all(value == int(value) for value in known):
            step = max(step, Decimal(1))
        bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
        return cls(bottom, top if top > bottom else bottom + step, step)

    @property
    def ticks(self) -> list[Decimal]:
        """Return the values marked on the axis, lowest first."""
        steps = int((self.high - self.low) / self.step)
        return [self.low + self.step * at for at in range(steps + 1)]

    def share(self, value: Decimal) -> float:
        """Return how far along the axis the value stands: 0 at the low end, 1 at the high."""
        return float((value - self.low) / (self.high - self.low))


def _round_step(least: Decimal) -> Decimal:
    """Return the first of 1, 2 or 5 times a power of ten that is not below the least."""
    if least <= 0:
        return Decimal(1)
    power = Decimal(10) ** least.adjusted()
    return next(power * step for step in STEPS if power * step >= least)


def printed(value: Decimal | None, unit: str) -> str:
    """Return the value as written beside its mark: no tail of noughts, a dash when not known."""
    if value is None:
        return DASH
    return f"{written(value)}%" if unit == "%" else written(value)


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Return places as near as can be to those wanted, at least a gap apart, from low to high.

    Keeps the order; when they cannot all fit, they are pressed together evenly.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    if len(order) > 1:
        gap = min(gap, (high - low) / (len(order) - 1))
    placed = [0.0] * len(wanted)
    floor = low
    for place in order:
        floor = placed[place] = max(wanted[place], floor)
        floor += gap
    ceiling = high
    for place in reversed(order):
        ceiling = placed[place] = min(placed[place], ceiling)
        ceiling -= gap
    return placed
