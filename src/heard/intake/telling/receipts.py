"""Does whoever told us get an e-mail that we have it, and what does it say?

Only where they gave an address, which a form asks for where e-mail “is fine and safe”, and only
where they wrote nothing about when and how it is safe: no machine can read that. It has no word of
what they said, no name, and no code (docs/decisions/0031-a-receipt-without-the-code.md).
"""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from heard.casework.models import Letter
from heard.casework.operations.acting import council_day
from heard.casework.operations.letters import Receipt, send_receipt
from heard.face.points import Point
from heard.face.queries import current_face
from heard.feedback.models import SPOKEN_OF, Feedback, Party
from heard.feedback.queries import dates_due
from heard.intake.questions.terms import Form
from heard.intake.telling.limits import Trying, letter_box, try_once
from heard.people.contacts import Contact, contacts_of

__all__ = ["Gone", "mail_receipt", "receipt_of", "teller_of"]

# What a template leaves where something is not said.
_MORE_THAN_ONE_BLANK = re.compile(r"\n{3,}")


class Gone(StrEnum):
    """What became of the receipt of somebody who gave an e-mail address.

    HELD_BACK: they wrote how it is safe to reach them, so that a person reads it first.
    """

    SENT = "sent"
    HELD_BACK = "held_back"


def teller_of(record: Feedback) -> Party | None:
    """Return whoever told us, None where nobody says who they are."""
    return record.parties.exclude(role__in=SPOKEN_OF).order_by("id").first()


def mail_receipt(
    form: Form, record: Feedback, teller: Party | None, *, at: datetime, follow_address: str
) -> None:
    """Put the receipt of a record into the outbox, in the language being read, if one may go.

    Called once, in the transaction that makes the record. No address has more than five an hour,
    so that nobody's letter box is filled by forms in their name.
    """
    if teller is None:
        return
    contact = _contact(teller)
    if not _is_safe(contact) or not try_once(Trying.RECEIPT, letter_box(contact.email, at), at):
        return
    receipt = Receipt(
        party_id=teller.pk,
        address=contact.email,
        subject=_("We have what you sent us (%(reference)s)") % {"reference": record.reference},
        body=_body(form, record, at, follow_address),
    )
    send_receipt(record, receipt, at=at)


def receipt_of(record: Feedback) -> Gone | None:
    """Return what became of the receipt of a record, None where none was to be expected."""
    teller = teller_of(record)
    if teller is None:
        return None
    mailed = Letter.objects.filter(party=teller, direction=Letter.Direction.OUT, written_by=None)
    if mailed.exists():
        return Gone.SENT
    contact = _contact(teller)
    return Gone.HELD_BACK if contact.email and contact.safe_contact else None


def _contact(teller: Party) -> Contact:
    return contacts_of([teller.person_id])[teller.person_id]


def _is_safe(contact: Contact) -> bool:
    return bool(contact.email) and not contact.safe_contact.strip()


def _body(form: Form, record: Feedback, at: datetime, follow_address: str) -> str:
    face = current_face()
    facts = {
        "reference": record.reference,
        "due": min(dates_due(record, council_day(at)), key=lambda each: each.due_on, default=None),
        "follow_address": follow_address,
        "team": face.contact(Point.TEAM),
        "danger": face.contact(Point.DANGER),
        "helpers": [face.contact(Point(code)) for code in form.helps],
        "council": face.name,
    }
    words = render_to_string("intake/telling/receipt.txt", facts).strip()
    return _MORE_THAN_ONE_BLANK.sub("\n\n", words)
