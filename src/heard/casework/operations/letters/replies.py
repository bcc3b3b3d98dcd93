"""Taking in an e-mail that answers one of ours: it attaches itself to the record it belongs to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heard.audit.entries import HEARD
from heard.casework.letters.incoming import Incoming, read_message
from heard.casework.letters.reply_tokens import records_named
from heard.casework.models import Letter
from heard.casework.operations.letters.arriving import Arrival, keep_arrival
from heard.feedback.models import Feedback

__all__ = ["UnableToAttach", "receive_reply"]

_LONGEST_ID = 255


class UnableToAttach(LookupError):
    """The message belongs to no record that it can show to be the one; somebody must log it."""


@transaction.atomic
def receive_reply(raw: bytes, at: datetime) -> Letter:
    """Attach an e-mail to the record whose signed mark it carries, and return it as kept.

    The message is kept whole, its attachments too, beside its words. One that was attached before
    is returned as it is. UnableToReadMessage where it is no e-mail; UnableToAttach where it has no
    mark, or one that does not hold.
    """
    message = read_message(raw)
    record = _record_of(message)
    if record is None:
        raise UnableToAttach(
            "The message does not carry the mark of a record, so it cannot attach itself: log it, "
            "or add it to its record by hand."
        )
    held = _held(record, message)
    return held or _attach(record, message, raw, at)


def _record_of(message: Incoming) -> Feedback | None:
    """Return the record that a message belongs to; None for one that names several, or none."""
    named = records_named(message.marks)
    found = Feedback.objects.select_for_update().filter(pk__in=named)
    return found.first() if len(named) == 1 else None


def _held(record: Feedback, message: Incoming) -> Letter | None:
    known = message.message_id[:_LONGEST_ID]
    received = record.letters.filter(direction=Letter.Direction.IN, message_id=known)
    return received.first() if known else None


def _attach(record: Feedback, message: Incoming, raw: bytes, at: datetime) -> Letter:
    came = Arrival(
        channel=Letter.Channel.EMAIL,
        address=message.sender,
        subject=message.subject,
        body=message.body,
        message_id=message.message_id,
        document=raw,
    )
    return keep_arrival(record, came, by=HEARD, at=at)
