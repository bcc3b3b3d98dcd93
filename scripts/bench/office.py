"""A throw-away office on SQLite, and registers of invented records of any length."""

from __future__ import annotations

import csv
import os
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

__all__ = ["EXAMPLE", "LAST_YEAR", "fill", "open_office", "write_register"]

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "blackpool-2014-15"
LAST_YEAR = 2014
_KINDS = ["complaint"] * 10 + ["compliment"] * 3 + ["comment", "mp_enquiry", "mp_enquiry"]
_OUTCOMES = ["upheld", "partially_upheld", "not_upheld", "not_upheld", "not_upheld"]
_HEADINGS = (
    "reference",
    "kind",
    "received_on",
    "channel",
    "service_area",
    "theme",
    "customer_group",
    "young_person",
    "complainant",
    "words",
    "outcome",
    "responded_on",
)
_CHANNELS = ["email", "web_form", "phone", "letter", ""]


def open_office() -> Path:
    """Set up Django on a new SQLite file with the example's office, and return the file."""
    folder = Path(tempfile.mkdtemp(prefix="heard-bench-"))
    os.environ["HEARD_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    import django  # noqa: PLC0415 — only once the environment says where the data is
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        call_command("set_up", str(EXAMPLE / "office.toml"), stdout=nowhere)
    return folder / "heard.sqlite3"


def write_register(path: Path, rows: int) -> None:
    """Write a CSV register of invented complaints and the like, under our own headings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        writer.writerows(_register_rows(rows))


def _register_rows(rows: int) -> Iterator[tuple[str, ...]]:
    chance = random.Random(20140401)
    themes = ["quality-of-service", "lack-of-action", "staff-attitude", "confidentiality"]
    services = ["childrens-social-care", "early-help", "education"]
    for number in range(rows):
        received = date(2005, 4, 1) + timedelta(days=chance.randrange(3650))
        kind = chance.choice(_KINDS)
        is_complaint = kind == "complaint"
        yield (
            f"B{number:07}",
            kind,
            received.strftime("%d/%m/%Y"),
            chance.choice(_CHANNELS),
            chance.choice(services),
            chance.choice(themes) if is_complaint else "",
            "parent",
            chance.choice(["yes", "no", "no", "no"]),
            f"P{chance.randrange(rows // 2 + 1)}" if is_complaint else "",
            "Invented words of about the length that a summary in a register has, no more.",
            chance.choice(_OUTCOMES) if is_complaint else "",
            (received + timedelta(days=chance.randrange(60))).strftime("%d/%m/%Y"),
        )


def fill(database: Path, records: int, years: int) -> None:
    """Put invented records of the last `years` years straight into the tables."""
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        ids = {
            table: [id_ for (id_,) in connection.execute(f"SELECT id FROM procedures_{table}")]
            for table in ("servicearea", "theme", "customergroup")
        }
        connection.execute("DELETE FROM feedback_feedback")
        connection.executemany(
            "INSERT INTO feedback_feedback (reference, kind, received_on, channel, service_area_id,"
            " theme_id, customer_group_id, words, young_person, age_band, statutory_due_on,"
            " target_due_on, responded_on, outcome, outcome_override_reason, reporting_year,"
            " quarter, version) VALUES (?,?,?,?,?,?,?,'',?,'',?,?,?,?,'',?,?,1)",
            _table_rows(records, years, ids),
        )
        connection.execute("ANALYZE")
    connection.close()


def _table_rows(
    records: int, years: int, ids: dict[str, list[int]]
) -> Iterator[tuple[object, ...]]:
    chance = random.Random(records)
    for number in range(records):
        year = LAST_YEAR - number % years
        day = chance.randrange(365)
        received = date(year, 4, 1) + timedelta(days=day)
        kind = chance.choice(_KINDS)
        is_complaint = kind == "complaint"
        service = chance.choice(ids["servicearea"])
        due = received + timedelta(days=21)
        yield (
            f"B{number:07}",
            kind,
            received.isoformat(),
            chance.choice(_CHANNELS),
            service,
            chance.choice(ids["theme"]) if is_complaint else None,
            chance.choice(ids["customergroup"]) if is_complaint else None,
            chance.random() < 0.1,
            (received + timedelta(days=14)).isoformat() if service == 1 else None,
            due.isoformat(),
            (received + timedelta(days=chance.randrange(45))).isoformat(),
            chance.choice(_OUTCOMES) if is_complaint else "",
            year,
            min(day // 91 + 1, 4),
        )
