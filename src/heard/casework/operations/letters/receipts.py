"""Sending a receipt: that we have what was told. Nobody wrote it; it is kept as any letter is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from heard.audit.entries import HEARD, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.letters.messages import id_of
from heard.casework.models import Letter
from heard.feedback.models import Feedback

__all__ = ["Receipt", "send_receipt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What goes to whom of a record: in which words, to which e-mail address."""

    party_id: int
    address: str
    subject: str
    body: str


def send_receipt(record: Feedback, receipt: Receipt, *, at: datetime) -> Letter:
    """Put a receipt into the outbox and return it, in the transaction that makes the record.

    It acknowledges nothing: that is a person's act, in a letter of its own. It has one event in the
    history, and moves the record to the top of nobody's list.
    """
    letter = Letter.objects.create(
        feedback=record,
        direction=Letter.Direction.OUT,
        channel=Letter.Channel.EMAIL,
        party_id=receipt.party_id,
        address=receipt.address,
        subject=receipt.subject,
        body=receipt.body,
        written_at=at,
    )
    letter.sent_at = letter.next_try_at = at
    letter.is_queued = True
    # Only now: it has the letter's own number in it.
    letter.message_id = id_of(record.pk, letter.pk, settings.DEFAULT_FROM_EMAIL)
    letter.save()
    record.version += 1
    record.save(update_fields=["version"])
    subject = Subject("feedback", str(record.pk), record.reference)
    change = Change("How it went", "", Letter.Channel.EMAIL.label)
    write_down(HEARD, at, [Entry("receipt_sent", subject, (change,))])
    return letter
