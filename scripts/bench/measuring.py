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


def best_seconds(
    act: Callable[[], object], times: int = 5, clock: Callable[[], float] = time.process_time
) -> float:
    """Return the least of several timings in seconds, the collector of cycles out of the way.

    By the processor's clock, so that what else the machine does is not counted; work that is done
    in another process, as a database server's is, needs the clock on the wall.
    """
    best = float("inf")
    for _ in range(times):
        gc.collect()
        begun = clock()
        act()
        best = min(best, clock() - begun)
    return best


def peak_megabytes() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
