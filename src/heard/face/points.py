"""To whom can people turn, for what? What is known of each, in letters, on pages and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heard.rules.vocabulary import Labelled

__all__ = ["ASKED", "DEFAULTS", "WORDS", "ContactFacts", "Point"]


class Point(Labelled):
    """A matter for which somebody is to be reached."""

    TEAM = "team", "The complaints team"
    DANGER = "danger", "Immediate danger"
    DUTY = "duty", "Out of hours"
    ADVOCACY = "advocacy", "Advocacy"
    SCHOOLS = "schools", "Complaints about a school"
    ACADEMIES = "academies", "Complaints about an academy"
    ADULTS = "adults", "Complaints about adult social care"
    ELSEWHERE = "elsewhere", "Complaints about another council"
    OMBUDSMAN = "ombudsman", "The Ombudsman"
    CHILDLINE = "childline", "Childline"
    HELP_AT_HAND = "help_at_hand", "The Children’s Commissioner’s help for children"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """How somebody is reached; "" for what they have not or nobody said.

    `address`, `hours` and `note` may have several lines. For the team, `note` is where one can come
    in person.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    freepost: str = ""
    hours: str = ""
    note: str = ""

    @property
    def call(self) -> str:
        """Return the address that rings the telephone: tel:03000610614, "" without a number."""
        digits = re.sub(r"[^\d+]", "", self.phone.partition("(")[0])
        return f"tel:{digits}" if digits else ""

    @property
    def link(self) -> str:
        """Return the full address of the website, "" without one."""
        if not self.website or self.website.startswith("https://"):
            return self.website
        return f"https://{self.website}"

    @property
    def address_lines(self) -> tuple[str, ...]:
        """Return where it is, a line each."""
        return _lines(self.address)

    @property
    def ways(self) -> tuple[str, ...]:
        """Return how a letter says to reach them, without their name, a line each."""
        return tuple(self._ways())

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what a letter says of them, a line each."""
        return tuple(line for line in (self.name, *self.ways, *_lines(self.note)) if line)

    def _ways(self) -> Iterator[str]:
        told = {
            "Phone": self.phone,
            "E-mail": self.email,
            "Website": self.website.removeprefix("https://"),
            "Address": ", ".join(self.address_lines),
        }
        yield from (f"{what}: {value}" for what, value in told.items() if value)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


WORDS: Mapping[str, str] = {
    "name": "Name",
    "phone": "Telephone number",
    "email": "E-mail address",
    "website": "Website",
    "address": "Postal address",
    "freepost": "Freepost address",
    "hours": "When somebody answers",
    "note": "Note",
}

# What is asked of each, in order; what is not asked has no meaning there.
ASKED: Mapping[Point, tuple[str, ...]] = {
    Point.TEAM: ("name", "phone", "email", "address", "freepost", "hours", "note"),
    Point.DANGER: ("name", "phone", "note"),
    Point.DUTY: ("name", "phone", "hours"),
    Point.ADVOCACY: ("name", "phone", "email", "website", "note"),
    Point.SCHOOLS: ("name", "phone", "website", "note"),
    Point.ACADEMIES: ("name", "phone", "website", "note"),
    Point.ADULTS: ("name", "phone", "email", "website", "note"),
    Point.ELSEWHERE: ("name", "website", "note"),
    Point.OMBUDSMAN: ("name", "phone", "website", "note"),
    Point.CHILDLINE: ("name", "phone", "website", "hours"),
    Point.HELP_AT_HAND: ("name", "phone", "email", "website", "note"),
}

# What holds all over England until a council says otherwise, as each body publishes it.
DEFAULTS: Mapping[Point, ContactFacts] = {
    Point.TEAM: ContactFacts(name="Complaints team"),
    Point.DANGER: ContactFacts(
        name="Police, ambulance or fire brigade",
        phone="999",
        note="Call if you or anybody else is in danger now.",
    ),
    Point.DUTY: ContactFacts(),
    Point.ADVOCACY: ContactFacts(
        name="Coram Voice (Always Heard)",
        phone="0808 800 5792 (free)",
        website="coramvoice.org.uk",
    ),
    Point.SCHOOLS: ContactFacts(
        name="The school, and then its governing body",
        website="www.gov.uk/complain-about-school",
        note="Ask the school for its complaints procedure.",
    ),
    Point.ACADEMIES: ContactFacts(
        name="The academy, and then its trust",
        website="www.gov.uk/complain-about-school",
        note="Ask the academy for its complaints procedure.",
    ),
    Point.ADULTS: ContactFacts(name="Adult social care"),
    Point.ELSEWHERE: ContactFacts(
        name="The council that did it",
        website="www.gov.uk/find-local-council",
        note="Each council answers complaints about its own services.",
    ),
    Point.OMBUDSMAN: ContactFacts(
        name="Local Government and Social Care Ombudsman",
        phone="0300 061 0614",
        website="www.lgo.org.uk",
    ),
    Point.CHILDLINE: ContactFacts(
        name="Childline",
        phone="0800 1111 (free)",
        website="www.childline.org.uk",
        hours="Any time, day or night",
    ),
    Point.HELP_AT_HAND: ContactFacts(
        name="Help at Hand",
        phone="0800 528 0731 (free)",
        email="help.team@childrenscommissioner.gov.uk",
        website="www.childrenscommissioner.gov.uk/help-at-hand",
    ),
}
