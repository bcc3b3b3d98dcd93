"""Which reporting year, quarter and month does a day belong to?"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Quarter", "ReportingYear", "UnableToReadYear"]

APRIL = 4
MONTHS_IN_A_QUARTER = 3
QUARTERS = (1, 2, 3, 4)
WRITTEN_YEAR = re.compile(r"\s*([12]\d{3})(?:\s*[-/–]\s*(\d{2}|\d{4}))?\s*", re.ASCII)


class UnableToReadYear(ValueError):
    """The words given do not name a reporting year."""


@dataclass(frozen=True, slots=True, order=True)
class ReportingYear:
    """The year from 1 April to 31 March, known by the calendar year in which it begins.

    Source: SI 2006/1738 reg 13 asks for a report on each period of twelve months; councils report
    on their financial year.
    """

    first_calendar_year: int

    @classmethod
    def of(cls, day: date) -> ReportingYear:
        """Return the reporting year in which a day falls: 31 March is still in the earlier."""
        return cls(day.year if day.month >= APRIL else day.year - 1)

    @classmethod
    def parse(cls, words: str) -> ReportingYear:
        """Return the year written "2014-15", "2014/15", "2014/2015" or "2014".

        A second year that does not follow the first, or anything else, is UnableToReadYear.
        """
        written = WRITTEN_YEAR.fullmatch(words)
        if written is not None:
            year, following = int(written[1]), written[2]
            if following is None or str(year + 1).endswith(following):
                return cls(year)
        raise UnableToReadYear(f"“{words}” is not a reporting year: write it as 2014-15")

    @property
    def label(self) -> str:
        """Return the year as it is printed: 2014/15."""
        return f"{self.first_calendar_year}/{self._end}"

    @property
    def slug(self) -> str:
        """Return the year as it stands in addresses and file names: 2014-15."""
        return f"{self.first_calendar_year}-{self._end}"

    @property
    def first_day(self) -> date:
        """Return 1 April."""
        return date(self.first_calendar_year, APRIL, 1)

    @property
    def last_day(self) -> date:
        """Return 31 March of the next calendar year."""
        return self.following.first_day - timedelta(days=1)

    @property
    def previous(self) -> ReportingYear:
        """Return the reporting year before this one."""
        return ReportingYear(self.first_calendar_year - 1)

    @property
    def following(self) -> ReportingYear:
        """Return the reporting year after this one."""
        return ReportingYear(self.first_calendar_year + 1)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Return the four quarters, from April to June onwards."""
        return tuple(Quarter(self, number) for number in QUARTERS)

    def months(self) -> tuple[date, ...]:
        """Return the first day of each of the twelve months, April first."""
        return tuple(first for quarter in self.quarters for first in quarter.months())

    def quarter_of(self, day: date) -> int:
        """Return 1 (April to June) to 4 (January to March); ValueError outside this year."""
        if ReportingYear.of(day) != self:
            raise ValueError(f"{day} is not in the reporting year {self.label}")
        return Quarter.of(day).number

    def __contains__(self, day: date) -> bool:
        return ReportingYear.of(day) == self

    def __str__(self) -> str:
        return self.label

    @property
    def _end(self) -> str:
        return f"{(self.first_calendar_year + 1) % 100:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a reporting year: `number` is 1 for April to June, 4 for January to March."""

    year: ReportingYear
    number: int

    def __post_init__(self) -> None:
        if self.number not in QUARTERS:
            raise ValueError(f"a quarter is 1, 2, 3 or 4, not {self.number}")

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter in which a day falls."""
        months_since_april = (day.month - APRIL) % 12
        return cls(ReportingYear.of(day), months_since_april // MONTHS_IN_A_QUARTER + 1)

    @property
    def key(self) -> str:
        """Return the quarter's column in a table: q1 to q4."""
        return f"q{self.number}"

    @property
    def label(self) -> str:
        """Return the quarter as it is printed: Quarter 1."""
        return f"Quarter {self.number}"

    @property
    def first_day(self) -> date:
        """Return the first day of the quarter's first month."""
        return self.months()[0]

    @property
    def last_day(self) -> date:
        """Return the last day of the quarter's last month."""
        last_month = self.months()[-1]
        return last_month.replace(day=monthrange(last_month.year, last_month.month)[1])

    def months(self) -> tuple[date, ...]:
        """Return the first day of each of the three months."""
        start = APRIL - 1 + (self.number - 1) * MONTHS_IN_A_QUARTER
        return tuple(
            date(self.year.first_calendar_year + month // 12, month % 12 + 1, 1)
            for month in range(start, start + MONTHS_IN_A_QUARTER)
        )
