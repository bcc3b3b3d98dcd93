"""What is a measurement? A number with its unit, the bound it was held to, and how it was taken."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Measurement", "best_seconds", "peak_megabytes"]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the table: `bound` is None where nothing is promised, `at_most` which way."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    at_most: bool = True
    how: str = ""

    @property
    def is_within(self) -> bool:
        """Return whether the bound is kept (also when there is none)."""
        if self.bound is None:
            return True
        return self.value <= self.bound if self.at_most else self.value >= self.bound


def best_seconds(act: Callable[[], object], times: int = 5) -> float:
    """Return the least of several timings in seconds, the collector of cycles out of the way."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        begun = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - begun)
    return best


def peak_megabytes() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
