"""How is register.csv built? Run this with Python 3.11 or later; it always writes the same bytes.

python examples/blackpool-2014-15/build_register.py [where to write it]
"""

from __future__ import annotations

import csv
import sys
import tomllib
from datetime import date
from pathlib import Path
from random import Random

from making.days import answered, received
from making.people import known_by_number, with_equality_answers
from making.quarters import in_quarters
from making.said import COMPLAINT, Record, read_said

HERE = Path(__file__).parent
YOUNG_PERSON = "Young person"


def build() -> list[dict[str, str]]:
    """Return the rows of the register, in order of receipt."""
    rng = Random(2014)
    cells = tomllib.loads((HERE / "making" / "cells.toml").read_text("utf-8"))
    placed = in_quarters(read_said(HERE / "making" / "said.csv"), cells, rng)
    replied = answered([received(each, rng) for each in placed], cells, rng)
    known = [with_equality_answers(each, rng) for each in known_by_number(replied)]
    return [row(number, each) for number, each in enumerate(known, start=1)]


def row(number: int, record: Record) -> dict[str, str]:
    """Return a record under the council's headings."""
    is_complaint = record.kind == COMPLAINT
    nothing = "NIL" if is_complaint else ""
    return {
        "Ref": f"CRT/2014/{number:04}",
        "Type": record.kind,
        "Date received": written(record.received),
        "Quarter": f"Q{record.quarter}",
        "How received": record.how,
        "Service": record.service,
        "Theme": record.theme or "N/A",
        "Customer": record.customer,
        "Young person": "Yes" if record.customer == YOUNG_PERSON else "No",
        "Age": record.age,
        "Complainant ID": record.person,
        "Summary": record.summary,
        "Outcome": record.outcome if is_complaint else "N/A",
        "Element findings": "; ".join(record.findings) or "N/A",
        "Holding letter": written(record.holding_letter),
        "Date of response": written(record.responded) or "N/A",
        "Stage 2 requested": written(record.stage_2_requested),
        "Stage 2 started": "NIL" if record.stage_2_requested else "",
        "Stage 2 resolved": written(record.stage_2_resolved),
        "Ombudsman ref": f"DEMO 14 {number:03}" if record.kind == "LGO" else "",
        "Ombudsman outcome": record.ombudsman_outcome,
        "Remedy": record.remedy or nothing,
        "Remedy £": record.amount,
        "Lesson learnt": record.lesson or nothing,
        "Gender": record.gender,
        "Ethnicity": record.ethnicity,
        "Disability": record.disability,
    }


def written(day: date | None) -> str:
    """Return the day as the council writes it, 31/03/2015."""
    return f"{day:%d/%m/%Y}" if day else ""


def main() -> None:
    """Write the register."""
    rows = build()
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} records in {path}")


if __name__ == "__main__":
    main()
