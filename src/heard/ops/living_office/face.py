"""How does the demonstration council show itself? A look, a logo, and telephones of nobody."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import resvg_py

from heard.face.colours import Colours
from heard.face.logos import picture_in
from heard.face.models import Look
from heard.face.operations import NewLook, add_logo, change_contact, choose_look
from heard.face.points import ContactFacts, Point
from heard.procedures.queries import council

__all__ = ["dress_council"]

_LOGO = Path(__file__).with_name("logo.svg")
_COLOURS = Colours(
    masthead="#123a5c", masthead_words="#ffffff", brand="#123a5c", link="#14548c", button="#1a6b4a"
)
# Numbers that Ofcom keeps free for invention, and addresses that lead nowhere.
_CONTACTS = {
    Point.TEAM: ContactFacts(
        name="Customer Relations Team",
        phone="01632 960 001",
        email="listening@council.example",
        address="Listening House\n1 Promenade Street\nAnytown\nZZ1 1ZZ",
        freepost="FREEPOST LISTENING HOUSE",
        hours="Monday to Friday, 9am to 5pm",
        note="Come to the front desk at Listening House and ask for us. You need no appointment.",
    ),
    Point.DUTY: ContactFacts(
        name="Emergency duty team",
        phone="01632 960 009",
        hours="Evenings, weekends and bank holidays",
    ),
    Point.ADVOCACY: ContactFacts(
        name="Speak Up advocates",
        phone="01632 960 002 (free)",
        email="help@speakup.example",
        website="speakup.example",
    ),
    Point.ADULTS: ContactFacts(
        name="Adult social care",
        phone="01632 960 003",
        note="They have a complaints procedure of their own.",
    ),
}


def dress_council(*, at: datetime) -> bool:
    """Give the council its look and its contacts; return whether that was done.

    Where somebody has chosen a look already, everything stays as they left it.
    """
    if Look.objects.exists():
        return False
    drawn = resvg_py.svg_to_bytes(svg_string=_LOGO.read_text("utf-8"))
    here = council()
    look = NewLook(
        name=here.name,
        services_title=here.services_title,
        colours=_COLOURS,
        logo=add_logo(picture_in(bytes(drawn)), by=None, at=at),
    )
    choose_look(look, by=None, at=at)
    for point, facts in _CONTACTS.items():
        change_contact(point, facts, by=None, at=at)
    return True
