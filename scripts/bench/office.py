"""A throw-away office, and registers of invented records of any length."""

from __future__ import annotations

import atexit
import csv
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

__all__ = ["EXAMPLE", "open_office", "write_register"]

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "blackpool-2014-15"
_DAYS = 3650
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
    "complainant_name",
    "words",
    "outcome",
    "responded_on",
)
_CHANNELS = ["email", "web_form", "phone", "letter", ""]
_THEMES = ["quality-of-service", "lack-of-action", "staff-attitude", "confidentiality"]
_SERVICES = ["childrens-social-care", "early-help", "education"]
_FIRST = ["Ann", "Bilal", "Carys", "Dan", "Elif", "Femi", "Grace", "Hugh", "Ines", "Jay", "Kim"]
_LAST = ["Abara", "Brook", "Carver", "Dove", "Eden", "Frost", "Gill", "Hale", "Ibbot", "Jessop"]
_WORDS = (
    "Invented words about {matter}, of about the length that a summary in a register has, "
    "no more; and one of their own, matter{number}."
)
_ENDINGS = ["", "man", "son", "ley", "ton", "well", "field", "wood", "by", "ham", "er", "shaw"]
_MATTERS = ["the visit", "the meeting", "transport", "the report", "contact", "the school place"]


def open_office(database_url: str | None = None) -> Path:
    """Set up Django with the example's office and return its folder, which goes with the process.

    On a new SQLite file in that folder, or on the empty database that is named.
    """
    folder = Path(tempfile.mkdtemp(prefix="heard-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["HEARD_DATA"] = str(folder)
    os.environ["DATABASE_URL"] = database_url or f"sqlite:///{folder / 'heard.sqlite3'}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    import django  # noqa: PLC0415 — only once the environment says where the data is
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        call_command("set_up", str(EXAMPLE / "office.toml"), stdout=nowhere)
    return folder


def write_register(path: Path, rows: int, last_day: date, *, unanswered_days: int = 0) -> None:
    """Write a CSV register of the ten years to a day, under our own headings.

    What was received in the last so many of its days is not answered yet.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        writer.writerows(_rows(rows, last_day, unanswered_days))


def _rows(rows: int, last_day: date, unanswered_days: int) -> Iterator[tuple[str, ...]]:
    chance = random.Random(20140401)
    for number in range(rows):
        age = chance.randrange(_DAYS)
        received = last_day - timedelta(days=age)
        kind = chance.choice(_KINDS)
        is_complaint = kind == "complaint"
        is_answered = age >= unanswered_days
        answered = min(received + timedelta(days=chance.randrange(60)), last_day)
        yield (
            f"B{number:07}",
            kind,
            received.isoformat(),
            chance.choice(_CHANNELS),
            chance.choice(_SERVICES),
            chance.choice(_THEMES) if is_complaint else "",
            "parent",
            chance.choice(["yes", "no", "no", "no"]),
            f"P{chance.randrange(rows // 2 + 1)}" if is_complaint else "",
            _name(chance) if is_complaint else "",
            _WORDS.format(matter=chance.choice(_MATTERS), number=number),
            chance.choice(_OUTCOMES) if is_complaint and is_answered else "",
            answered.isoformat() if is_answered else "",
        )


def _name(chance: random.Random) -> str:
    # A hundred and twenty last names: each is as frequent as the commonest in the country.
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}{chance.choice(_ENDINGS)}"
