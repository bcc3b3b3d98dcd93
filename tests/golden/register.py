"""What stands in the worked example's register? Its rows, counted by hand, as it were.

Nothing of the product is used but the counting of working days: the register is read with the csv
module, by the council's own headings and words. So a fault of the product cannot hide a fault of
the register, nor the other way about.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from heard.rules.working_days import Calendar
from tests.golden.seed import QUARTERS

__all__ = [
    "BANK_HOLIDAYS",
    "CALENDAR",
    "COMPLAINTS",
    "EXAMPLE",
    "FIRST",
    "LAST",
    "REGISTER",
    "Row",
    "cells",
    "day",
    "in_time",
    "quarter",
    "service",
]

EXAMPLE = Path(__file__).parents[2] / "examples" / "blackpool-2014-15"
FIRST, LAST = date(2014, 4, 1), date(2015, 3, 31)

# https://www.gov.uk/bank-holidays, England and Wales.
BANK_HOLIDAYS = {
    date(2014, 4, 18): "Good Friday",
    date(2014, 4, 21): "Easter Monday",
    date(2014, 5, 5): "Early May bank holiday",
    date(2014, 5, 26): "Spring bank holiday",
    date(2014, 8, 25): "Summer bank holiday",
    date(2014, 12, 25): "Christmas Day",
    date(2014, 12, 26): "Boxing Day",
    date(2015, 1, 1): "New Year’s Day",
    date(2015, 4, 3): "Good Friday",
    date(2015, 4, 6): "Easter Monday",
    date(2015, 5, 4): "Early May bank holiday",
    date(2015, 5, 25): "Spring bank holiday",
}
# It begins before the year, for rules that look back from the first day.
CALENDAR = Calendar(date(2014, 3, 1), date(2015, 12, 31), BANK_HOLIDAYS)

SERVICES = {"CSC": "childrens-social-care", "Early Help": "early-help", "Education": "education"}

Row = dict[str, str]
Cells = dict[tuple[str, str], list[Row]]

with (EXAMPLE / "register.csv").open(encoding="utf-8", newline="") as _file:
    REGISTER: list[Row] = list(csv.DictReader(_file))
COMPLAINTS = [row for row in REGISTER if row["Type"] == "Complaint"]


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 — a day has no time zone


def quarter(row: Row) -> str:
    return QUARTERS[(day(row["Date received"]).month - 4) % 12 // 3]


def cells(rows: list[Row], line: Callable[[Row], str]) -> Cells:
    """Return the rows in each cell: of the line they stand in and of the total, by quarter."""
    held: Cells = {}
    for row in rows:
        for key in (line(row), "total"):
            for column in (quarter(row), "year"):
                held.setdefault((key, column), []).append(row)
    return held


def service(row: Row) -> str:
    return SERVICES[row["Service"]]


def in_time(row: Row) -> bool:
    return day(row["Date of response"]) <= CALENDAR.add(day(row["Date received"]), 15)
