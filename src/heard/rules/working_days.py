"""Which days does the office work, and how many lie between two dates?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

__all__ = ["WEEKEND", "BeyondCalendar", "Calendar"]

ONE_DAY = timedelta(days=1)
WEEKEND = {5: "Saturday", 6: "Sunday"}


class BeyondCalendar(ValueError):
    """A date was needed from a year for which the calendar knows no closure days."""

    def __init__(self, year: int, sentence: str) -> None:
        super().__init__(sentence)
        self.year = year


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The working days from `first` to `last`, both included.

    `closures` maps each day that is not worked to its name ("Good Friday"); Saturdays and Sundays
    need no mention, and closures beyond the two ends are ignored. Building takes a few
    milliseconds for thirty years; every question afterwards is one or two look-ups, whatever the
    distance. A day outside the calendar raises BeyondCalendar, which names the year.

    Source: SI 2006/1738 reg 2: a working day is any day but a Saturday, a Sunday, Christmas Day,
    Boxing Day, Good Friday or a bank holiday. Which days are closures is the caller's to say.
    """

    first: date
    last: date
    closures: Mapping[date, str]
    _working: list[date] = field(init=False, repr=False)
    _worked_by: dict[date, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a calendar cannot end on {self.last}, before it begins {self.first}")
        closures = dict(self.closures)
        working: list[date] = []
        worked_by: dict[date, int] = {}
        for ordinal in range(self.first.toordinal(), self.last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() not in WEEKEND and day not in closures:
                working.append(day)
            worked_by[day] = len(working)
        object.__setattr__(self, "closures", closures)
        object.__setattr__(self, "_working", working)
        object.__setattr__(self, "_worked_by", worked_by)

    def why_closed(self, day: date) -> str | None:
        """Return the closure's name, else "Saturday" or "Sunday", or None for a working day."""
        if not self.first <= day <= self.last:
            raise self._beyond(day)
        name = self.closures.get(day)
        return WEEKEND.get(day.weekday()) if name is None else name

    def is_working_day(self, day: date) -> bool:
        """Return whether the office works on that day."""
        return self.why_closed(day) is None

    def count(self, start: date, end: date) -> int:
        """Return how many working days come after `start`, up to and including `end`.

        A reply sent on the day of receipt took 0, one sent the next working day 1. When `end` is
        the earlier, the answer is the negative of the count from `end` to `start`.
        """
        try:
            return self._worked_by[end] - self._worked_by[start]
        except KeyError:
            raise self._beyond(start, end) from None

    def count_many(self, pairs: Iterable[tuple[date, date]]) -> list[int]:
        """Return `count(start, end)` for each pair: the same answers in two thirds of the time."""
        worked_by = self._worked_by
        try:
            return [worked_by[end] - worked_by[start] for start, end in pairs]
        except KeyError as missing:
            raise self._beyond(missing.args[0]) from None

    def add(self, day: date, working_days: int) -> date:
        """Return the working day that is so many after `day`; `day` itself for none.

        `working_days` is never negative: counting back is `subtract`.
        """
        if working_days < 1:
            return self._unmoved(day, working_days)
        try:
            return self._working[self._worked_by[day] + working_days - 1]
        except KeyError:
            raise self._beyond(day) from None
        except IndexError:
            raise self._too_far(day, working_days, "after", self.last + ONE_DAY) from None

    def subtract(self, day: date, working_days: int) -> date:
        """Return the working day that is so many before `day`; `day` itself for none.

        From a working day it undoes `add`; `working_days` is never negative.
        """
        if working_days < 1:
            return self._unmoved(day, working_days)
        try:
            place = self._worked_by[day] - self.is_working_day(day) - working_days
        except KeyError:
            raise self._beyond(day) from None
        if place < 0:
            raise self._too_far(day, working_days, "before", self.first - ONE_DAY)
        return self._working[place]

    def _unmoved(self, day: date, working_days: int) -> date:
        if working_days < 0:
            raise ValueError(f"a number of working days cannot be negative: {working_days}")
        return day

    def _beyond(self, *days: date) -> BeyondCalendar:
        outside = next(day for day in days if not self.first <= day <= self.last)
        return BeyondCalendar(
            outside.year,
            f"{outside} is outside the calendar, which runs from {self.first} to {self.last}: "
            f"add the closure days of {outside.year}",
        )

    def _too_far(self, day: date, working_days: int, side: str, reached: date) -> BeyondCalendar:
        return BeyondCalendar(
            reached.year,
            f"{working_days} working days {side} {day} pass the end of the calendar, which runs "
            f"from {self.first} to {self.last}: add the closure days of {reached.year}",
        )
