"""England and Wales from 2006 to 2030, and a second way of counting its days, to hold ours to."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from heard.rules.working_days import Calendar

FIRST, LAST = date(2006, 1, 1), date(2030, 12, 31)
ONE_DAY = timedelta(days=1)

CLOSURES: dict[date, str] = dict(
    holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST.year, LAST.year + 1)).items()
)
ENGLAND_AND_WALES = Calendar(FIRST, LAST, CLOSURES)
OTHER_CALENDAR = np.busdaycalendar(holidays=sorted(CLOSURES))

QUICK = settings(max_examples=150, deadline=None)

any_day = st.dates(FIRST, LAST)
a_start = st.dates(date(2006, 4, 1), date(2029, 12, 31))
an_amount = st.integers(0, 130)


def oracle_count(start: date, end: date) -> int:
    """Working days after `start` up to `end`: numpy counts from its first day up to its last."""
    if end < start:
        return -oracle_count(end, start)
    return int(np.busday_count(start + ONE_DAY, end + ONE_DAY, busdaycal=OTHER_CALENDAR))


def oracle_offset(day: date, working_days: int, roll: str) -> date:
    """Move to a working day (`roll` forward or backward), then on by so many."""
    moved = np.busday_offset(day, working_days, roll=roll, busdaycal=OTHER_CALENDAR)
    return moved.astype(date)
