"""Records for tests of casework: valid and dull, logged by the real operation.

`a_complaint(by=asha)` is one received on Monday 12 May 2025 about social care, under the statute:
due on 27 May (10 working days; 26 May is a bank holiday), by the council's own target on 3 June,
and at the very most on 10 June.
"""

from __future__ import annotations

from datetime import date

from heard.casework.new_cases import NewCase, NewParty
from heard.casework.operations.logging import log
from heard.feedback.models import Party
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import Channel, Kind
from tests.casework.cast import CARE, at

__all__ = [
    "A_PARENT",
    "DUE_ON",
    "MAXIMUM_ON",
    "RECEIVED_ON",
    "TARGET_ON",
    "a_comment",
    "a_complaint",
    "a_compliment",
    "an_enquiry",
    "an_ombudsman_case",
    "new_case",
]

RECEIVED_ON = date(2025, 5, 12)
DUE_ON = date(2025, 5, 27)
TARGET_ON = date(2025, 6, 3)
MAXIMUM_ON = date(2025, 6, 10)
A_PARENT = NewParty(
    Party.Role.COMPLAINANT,
    NewPerson("Pat Quinn", "pat@example.org", "01253 000000", "1 North Street", "FY1 1AA"),
)
AN_MP = NewParty(Party.Role.MP, NewPerson("Sam Ward MP", "ward@parliament.example"))


def new_case(kind=Kind.COMPLAINT, **facts):
    """Return what somebody said, ready to be logged, with these facts."""
    dull = {
        "received_on": RECEIVED_ON,
        "channel": Channel.PHONE,
        "service_area": CARE,
        "words": "Nobody rang me back after the meeting.",
        "parties": (A_PARENT,),
    }
    return NewCase(kind=kind, **(dull | facts))


def a_complaint(*, by, on=None, **facts):
    """Log a complaint, on the day of receipt unless `on` says when."""
    return _logged(new_case(**facts), by, on)


def a_comment(*, by, on=None, **facts):
    """Log a comment."""
    return _logged(new_case(Kind.COMMENT, **facts), by, on)


def a_compliment(*, by, on=None, **facts):
    """Log a compliment."""
    facts.setdefault("words", "Thank you: she stayed until everything was settled.")
    return _logged(new_case(Kind.COMPLIMENT, **facts), by, on)


def an_enquiry(*, by, on=None, **facts):
    """Log an MP's enquiry."""
    facts.setdefault("parties", (AN_MP,))
    return _logged(new_case(Kind.MP_ENQUIRY, **facts), by, on)


def an_ombudsman_case(*, by, on=None, **facts):
    """Log an enquiry of the Ombudsman's."""
    return _logged(new_case(Kind.OMBUDSMAN, **facts), by, on)


def _logged(new, by, on):
    return log(new, by=by, at=at(on or new.received_on))
