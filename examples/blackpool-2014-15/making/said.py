"""What was said, before it has a date, a reference or a reply? Read from said.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

__all__ = ["COMPLAINT", "Record", "quarter_of", "read_said"]

COMPLAINT = "Complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of the register, in the council's own words; what is not yet known is None.

    `working_days` is how long the reply took, and `stage_2_after` how many working days later the
    complainant asked for stage 2. `person` is a key that rows share when one person is behind them,
    `follows` for somebody whose complaint was answered before, `none` for nobody known.
    """

    kind: str
    service: str
    theme: str
    findings: tuple[str, ...]
    customer: str
    age: str
    how: str
    summary: str
    remedy: str
    amount: str
    lesson: str
    person: str
    ombudsman_outcome: str
    working_days: int | None
    stage_2_after: int | None
    received: date | None
    quarter: int | None = None
    responded: date | None = None
    holding_letter: date | None = None
    stage_2_requested: date | None = None
    stage_2_resolved: date | None = None
    gender: str = ""
    ethnicity: str = ""
    disability: str = ""

    @property
    def outcome(self) -> str:
        """Return U when every finding is, NU when none is even in part, else PU."""
        if set(self.findings) == {"U"}:
            return "U"
        return "PU" if {"U", "PU"} & set(self.findings) else "NU"


def quarter_of(day: date) -> int:
    """Return the quarter, 1 to 4, of the year that begins in April."""
    return (day.month - 4) % 12 // 3 + 1


def read_said(path: Path) -> list[Record]:
    """Return the records of the file, in its order; a record with a date has its quarter too."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_record(row) for row in csv.DictReader(file)]


def _record(row: dict[str, str]) -> Record:
    received = _date(row["Received"])
    return Record(
        kind=row["Type"],
        service=row["Service"],
        theme=row["Theme"],
        findings=tuple(row["Findings"].split("; ")) if row["Findings"] else (),
        customer=row["Customer"],
        age=row["Age"],
        how=row["How"],
        summary=row["Summary"],
        remedy=row["Remedy"],
        amount=row["Remedy £"],
        lesson=row["Lesson"],
        person=row["Person"],
        ombudsman_outcome=row["Ombudsman outcome"],
        working_days=_number(row["Working days"]),
        stage_2_after=_number(row["Stage 2 after"]),
        received=received,
        quarter=quarter_of(received) if received else None,
    )


def _date(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007 — a day


def _number(text: str) -> int | None:
    return int(text) if text else None
