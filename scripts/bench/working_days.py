"""Working days between two days, a million times, beside numpy's busday_count."""

from __future__ import annotations

import random
from datetime import date, timedelta

import holidays
import numpy as np

from heard.rules.working_days import Calendar
from scripts.bench.measuring import Measurement, best_seconds

__all__ = ["measure"]

_PAIRS = 1_000_000


def measure() -> list[Measurement]:
    """Count between a million pairs of days by ours and by numpy's."""
    years = range(2000, 2031)
    closures = dict(holidays.country_holidays("GB", subdiv="ENG", years=years))
    calendar = Calendar(date(2000, 1, 1), date(2030, 12, 31), closures)
    chance = random.Random(1)
    first = [date(2006, 1, 1) + timedelta(days=chance.randrange(8_000)) for _ in range(_PAIRS)]
    last = [day + timedelta(days=chance.randrange(200)) for day in first]
    pairs = list(zip(first, last, strict=True))
    count = calendar.count

    ours = best_seconds(lambda: [count(start, end) for start, end in pairs], times=3)
    add = calendar.add
    added = best_seconds(lambda: [add(start, 15) for start in first], times=3)
    business = np.busdaycalendar(holidays=list(closures))
    starts, ends = np.array(first, "datetime64[D]"), np.array(last, "datetime64[D]")
    numpys = best_seconds(lambda: np.busday_count(starts, ends, busdaycal=business), times=3)
    return [
        Measurement("working days: count a pair", ours, "µs", 1.0, how="one call a pair, 1M pairs"),
        Measurement("working days: add 15 to a day", added, "µs", 1.0, how="1M days"),
        Measurement(
            "working days: numpy, a pair", numpys, "µs", how="busday_count, one call for 1M pairs"
        ),
    ]
