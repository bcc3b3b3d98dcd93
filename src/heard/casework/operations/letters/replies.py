"""Taking in an e-mail that answers one of ours: it attaches itself to the record it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from heard.audit.entries import HEARD
from heard.casework.letters.incoming import Incoming, read_message
from heard.casework.letters.reply_tokens import records_named
from heard.casework.models import Letter
from heard.casework.operations.letters.arriving import Arrival, keep_arrival
from heard.feedback.models import Feedback
from heard.feedback.new_records import HandedIn
from heard.feedback.operations import UnableToAttachFiles
from heard.files.operations import keep_or_quarantine

__all__ = ["UnableToAttach", "receive_reply"]

_LONGEST_ID = 255
_BY_EMAIL = "By e-mail"


class UnableToAttach(LookupError):
    """The message belongs to no record that it can show to be the one; somebody must log it."""


def receive_reply(raw: bytes, at: datetime) -> Letter:
    """Attach an e-mail to the record whose signed mark it carries, and return it as kept.

    The message is kept whole beside its words, and the files that came with it become documents of
    the record: in quarantine where they are not taken, in the message alone where the record has no
    room. One that was attached before is returned as it is. UnableToReadMessage where it is no
    e-mail; UnableToAttach where it has no mark, or one that does not hold.
    """
    message = read_message(raw)
    record = _records_of(message).first()
    if record is None:
        raise UnableToAttach(
            "The message does not carry the mark of a record, so it cannot attach itself: log it, "
            "or add it to its record by hand."
        )
    held = _held(record, message)
    # Files are looked at and scanned before the record is locked: that takes its time.
    return held or _attach(message, _came(message, raw, at), at)


def _records_of(message: Incoming) -> QuerySet[Feedback]:
    """Return the record that a message belongs to; none for one that names several, or none."""
    named = records_named(message.marks)
    return Feedback.objects.filter(pk__in=named if len(named) == 1 else ())


def _held(record: Feedback, message: Incoming) -> Letter | None:
    known = message.message_id[:_LONGEST_ID]
    received = record.letters.filter(direction=Letter.Direction.IN, message_id=known)
    return received.first() if known else None


@transaction.atomic
def _attach(message: Incoming, came: Arrival, at: datetime) -> Letter:
    record = _records_of(message).select_for_update().get()
    held = _held(record, message)
    if held is not None:
        return held
    try:
        with transaction.atomic():
            return keep_arrival(record, came, by=HEARD, at=at)
    except UnableToAttachFiles:
        record.refresh_from_db()
        left_out = came.left_out + len(came.enclosed)
        alone = replace(came, enclosed=(), left_out=left_out)
        return keep_arrival(record, alone, by=HEARD, at=at)


def _came(message: Incoming, raw: bytes, at: datetime) -> Arrival:
    return Arrival(
        channel=Letter.Channel.EMAIL,
        address=message.sender,
        subject=message.subject,
        body=message.body,
        message_id=message.message_id,
        document=raw,
        enclosed=tuple(_handed_in(message, at)),
        left_out=message.left_out,
    )


def _handed_in(message: Incoming, at: datetime) -> Iterator[HandedIn]:
    for each in message.enclosed:
        file = keep_or_quarantine(ContentFile(each.content, name=each.name), at=at)
        if file is not None:
            yield HandedIn(file, _BY_EMAIL)
