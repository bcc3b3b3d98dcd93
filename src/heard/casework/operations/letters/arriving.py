"""Keeping what came in about a record: a version and an event of its own, as an act has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.letters.rendering import LONGEST_SUBJECT
from heard.casework.models import Letter
from heard.feedback.models import Feedback

__all__ = ["Arrival", "keep_arrival"]

_LONGEST_ADDRESS, _LONGEST_ID = 320, 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came in: how, from where, in which words; `document` is an e-mail as it came.

    `party_id` is who of the record wrote it, None where that is not known for certain.
    """

    channel: Letter.Channel
    subject: str
    body: str
    address: str = ""
    message_id: str = ""
    document: bytes | None = None
    party_id: int | None = None


def keep_arrival(record: Feedback, came: Arrival, *, by: Actor, at: datetime) -> Letter:
    """Keep what came in with a record that is locked, and return it."""
    letter = Letter.objects.create(
        feedback=record,
        direction=Letter.Direction.IN,
        channel=came.channel,
        party_id=came.party_id,
        address=came.address[:_LONGEST_ADDRESS],
        subject=came.subject[:LONGEST_SUBJECT] or "(no subject)",
        body=came.body,
        written_at=at,
        sent_at=at,
        document=came.document,
        message_id=came.message_id[:_LONGEST_ID],
    )
    # As every act does: a version each, an event each, so that the two can be told together.
    record.version += 1
    record.changed_at = at
    record.save(update_fields=["version", "changed_at"])
    subject = Subject("feedback", str(record.pk), record.reference)
    how = Change("How it came", "", came.channel.label)
    write_down(by, at, [Entry("reply_received", subject, (how,))])
    return letter
