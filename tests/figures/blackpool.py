"""The worked example as the figures see it: its register read by hand, and what was printed before.

The reading is kept apart from the product's own import on purpose, so that each checks the other.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from heard.figures.inputs import (
    AGES,
    OMBUDSMAN,
    ORIGINS,
    REGISTER,
    STAGES,
    Comparison,
    Inputs,
    RemedyTotal,
)
from heard.figures.tally import Tally
from heard.rules.periods import ReportingYear
from heard.rules.working_days import Calendar
from tests.golden.seed import TABLES

REGISTER_FILE = Path(__file__).parents[2] / "examples/blackpool-2014-15/register.csv"
SERVICES = {
    "CSC": ("childrens-social-care", "Children’s Social Care"),
    "Early Help": ("early-help", "Early Help for Children"),
    "Education": ("education", "Education"),
}
THEMES = {
    "Assessment Undertaken": "assessment-undertaken",
    "Bully/Racist Incident": "bully-racist-incident",
    "Safeguarding": "safeguarding",
    "Confidentiality": "confidentiality",
    "Council Cuts": "council-cuts",
    "Custody of Child": "custody-of-child",
    "Financial/Funding": "financial-funding",
    "Lack of Action": "lack-of-action",
    "Lack of Communication": "lack-of-communication",
    "Policies & Procedures": "policies-procedures",
    "Quality of Service": "quality-of-service",
    "Staff Attitude/Treatment of Customer": "staff-attitude",
    "Request for Service": "request-for-service",
}
KINDS = {
    "Complaint": "complaint",
    "MP": "mp_enquiry",
    "Compliment": "compliment",
    "Comment": "comment",
    "LGO": "ombudsman",
    "Councillor": "councillor_enquiry",
}
CHANNELS = {
    "E-mail": "email",
    "Telephone": "phone",
    "Letter": "letter",
    "Web form": "web_form",
    "Feedback form": "feedback_form",
    "Young person's form": "feedback_form",
    "From the Ombudsman": "forwarded",
    "In person": "in_person",
}
GROUPS = {
    "Parent": "parent",
    "Foster carer": "foster-carer",
    "Grandparent or relative": "relative",
    "Professional": "professional",
    "Special guardian": "special-guardian",
    "Young person": "young-person",
    "Other": "other",
    "Advocate": "advocate",
}
OUTCOMES = {"N/A": "", "NU": "not_upheld", "PU": "partially_upheld", "U": "upheld"}
DECISIONS = {"Awaited": "awaited", "No further action": "closed", "Premature": "premature"}
AGE_BANDS = {"": "", "12-17": "12_to_17", "Under 12": "under_12"}
TARGET_DAYS = {"complaint": 15, "comment": 15}
ENQUIRY_DAYS = 5
STATUTORY_DAYS = 10
CALENDAR = Calendar(
    date(2014, 4, 1),
    date(2015, 12, 31),
    {
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
        date(2015, 8, 31): "Summer bank holiday",
    },
)


@cache
def blackpool() -> Inputs:
    with REGISTER_FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = [_row(each) for each in csv.DictReader(file)]
    kinds = ("kind", "service", "quarter", "theme", "outcome", "young", "target", "statutory")
    return Inputs(
        authority="Blackpool Council",
        year=ReportingYear(2014),
        as_at=date(2015, 6, 30),
        services=tuple(SERVICES.values()),
        themes=tuple((key, label) for label, key in THEMES.items()),
        customer_groups=tuple((key, label) for label, key in GROUPS.items()),
        register=Tally.of(REGISTER, [tuple(row[each] for each in kinds) for row in rows]),
        origins=Tally.of(
            ORIGINS, [(row["kind"], row["quarter"], row["channel"], row["group"]) for row in rows]
        ),
        ages=Tally.of(AGES, [(r["kind"], r["age"]) for r in rows if r["young"] == "yes"]),
        stages=Tally.of(STAGES, [("2", "requested", r["service"]) for r in rows if r["stage"]]),
        ombudsman=Tally.of(
            OMBUDSMAN, [(r["lgo"], r["service"], r["quarter"]) for r in rows if r["lgo"]]
        ),
        ombudsman_complainants=len({row["person"] for row in rows if row["lgo"]}),
        responses=_responses(rows),
        remedies=(RemedyTotal("Apology", 10), RemedyTotal("Arrears paid", 1, Decimal("240.50"))),
        lessons=("Letters are now sent within 5 days.",),
        lessons_by_service={"childrens-social-care": 3, "education": 1},
        targets={"complaint": "15 working days", "comment": "15 working days"}
        | dict.fromkeys(("mp_enquiry", "councillor_enquiry", "ombudsman"), "5 working days"),
        limits={"complaint": "10 working days, or 20 where agreed"},
        published=published(),
    )


def published() -> tuple[Comparison, ...]:
    return tuple(
        Comparison(
            slug,
            slug.replace("-", "/"),
            table_id,
            dict(zip(table.columns, table.rows[slug].cells, strict=True)),
        )
        for table_id, table in TABLES.items()
        for slug in ("2012-13", "2013-14")
    )


def _row(raw: dict[str, str]) -> dict[str, str]:
    kind = KINDS[raw["Type"]]
    received, answered = _day(raw["Date received"]), _day(raw["Date of response"])
    target = None if kind == "compliment" else TARGET_DAYS.get(kind, ENQUIRY_DAYS)
    statutory = STATUTORY_DAYS if kind == "complaint" else None
    return {
        "kind": kind,
        "service": SERVICES[raw["Service"]][0],
        "quarter": raw["Quarter"].removeprefix("Q"),
        "theme": THEMES.get(raw["Theme"], ""),
        "outcome": OUTCOMES[raw["Outcome"]],
        "young": raw["Young person"].lower(),
        "target": _verdict(received, answered, target),
        "statutory": _verdict(received, answered, statutory),
        "channel": CHANNELS[raw["How received"]],
        "group": GROUPS[raw["Customer"]],
        "age": AGE_BANDS[raw["Age"]],
        "stage": raw["Stage 2 requested"],
        "lgo": DECISIONS.get(raw["Ombudsman outcome"], ""),
        "person": raw["Complainant ID"],
        "days": str(CALENDAR.count(received, answered)) if received and answered else "",
    }


def _day(words: str) -> date | None:
    return datetime.strptime(words, "%d/%m/%Y").date() if words[:1].isdigit() else None  # noqa: DTZ007


def _verdict(received: date | None, answered: date | None, days: int | None) -> str:
    if days is None or received is None:
        return "not_applicable"
    due = CALENDAR.add(received, days)
    if answered is None:
        return "overdue"
    return "met" if answered <= due else "missed"


def _responses(rows: list[dict[str, str]]) -> dict[str, Counter[int]]:
    responses: dict[str, Counter[int]] = {}
    for row in rows:
        if row["days"]:
            responses.setdefault(row["kind"], Counter())[int(row["days"])] += 1
    return responses
