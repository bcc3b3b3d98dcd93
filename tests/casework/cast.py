"""The people of the office, the same in every test, as real accounts.

Asha the complaints officer, Ben the complaints manager, Cleo the investigating manager of social
care, Dev the one of education, Eve the head of social care, Aud the auditor, Adi the administrator.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from heard.accounts.models import Membership, User
from heard.accounts.queries import staff_of
from heard.accounts.staff import Role, Staff
from heard.procedures.offices import read_office
from heard.procedures.operations import set_up_office

__all__ = [
    "CARE",
    "EARLY_HELP",
    "EDUCATION",
    "Office",
    "account_of",
    "at",
    "engage",
    "open_office",
    "set_up_council",
]

CARE, EARLY_HELP, EDUCATION = "childrens-social-care", "early-help", "education"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "blackpool-2014-15" / "office.toml"
# Social care stands under the statute and education under the Ombudsman's code; early help has the
# council's own target alone.
PROCEDURES = {CARE: "england-children-2006", EDUCATION: "corporate-lgsco-code", EARLY_HELP: None}
SET_UP_ON = date(2025, 4, 1)
PASSWORD = "a long enough pass phrase"


@dataclass(frozen=True, slots=True)
class Office:
    """Everyone who works here, as permissions see them."""

    asha: Staff
    ben: Staff
    cleo: Staff
    dev: Staff
    eve: Staff
    aud: Staff
    adi: Staff


def set_up_council():
    """Set the example's council up, with a procedure of each basis, by the real operation."""
    said = read_office(EXAMPLE)
    areas = tuple(
        area.model_copy(update={"complaints_procedure": PROCEDURES[area.key]})
        for area in said.service_areas
    )
    set_up_office(replace(said, service_areas=areas), at(SET_UP_ON))


def open_office():
    """Set the council up, engage everyone, and return them."""
    set_up_council()
    return Office(
        asha=engage("asha", "Asha Rahman", (Role.OFFICER, "")),
        ben=engage("ben", "Ben Ashworth", (Role.MANAGER, "")),
        cleo=engage("cleo", "Cleo Marsh", (Role.INVESTIGATOR, CARE)),
        dev=engage("dev", "Dev Patel", (Role.INVESTIGATOR, EDUCATION)),
        eve=engage("eve", "Eve Okafor", (Role.HEAD, CARE)),
        aud=engage("aud", "Aud Nilsen", (Role.AUDITOR, "")),
        adi=engage("adi", "Adi Cohen", (Role.ADMINISTRATOR, "")),
    )


def engage(username, name, *roles):
    """Make an account with these (role, service area key) pairs, and return who it is."""
    first_name, _, last_name = name.partition(" ")
    user = User.objects.create_user(
        username,
        f"{username}@council.example",
        PASSWORD,
        first_name=first_name,
        last_name=last_name,
    )
    Membership.objects.bulk_create(
        Membership(user=user, role=role, service_area=area) for role, area in roles
    )
    return staff_of(user)


def account_of(staff):
    """Return the account of a member of staff, to sign in with."""
    return User.objects.get(pk=staff.id)


def at(day, hour=10):
    """Return that hour of the day in the council's time, as an operation is given it."""
    return datetime.combine(day, time(hour), ZoneInfo("Europe/London"))
