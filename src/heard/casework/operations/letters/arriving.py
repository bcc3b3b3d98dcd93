"""Keeping what came in about a record: a version and an event of its own, as an act has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.letters.rendering import LONGEST_SUBJECT
from heard.casework.models import Enclosure, Letter
from heard.feedback.models import Feedback
from heard.feedback.new_records import HandedIn
from heard.feedback.operations import attach, told_of

__all__ = ["Arrival", "keep_arrival"]

_LONGEST_ADDRESS, _LONGEST_ID = 320, 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came in: how, from where, in which words; `document` is an e-mail as it came.

    `party_id` is who of the record wrote it, None where that is not known for certain. `enclosed`
    are the files that came with it; `left_out` is how many more stay in the message alone.
    """

    channel: Letter.Channel
    subject: str
    body: str
    address: str = ""
    message_id: str = ""
    document: bytes | None = None
    party_id: int | None = None
    enclosed: tuple[HandedIn, ...] = ()
    left_out: int = 0


def keep_arrival(record: Feedback, came: Arrival, *, by: Actor, at: datetime) -> Letter:
    """Keep what came in with a record that is locked, and return it.

    What was enclosed becomes part of the record: UnableToAttachFiles where there is no room.
    """
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
    changes = (*_how(came), *_keep_enclosed(letter, came, at))
    write_down(by, at, [Entry("reply_received", subject, changes)])
    return letter


def _how(came: Arrival) -> Iterator[Change]:
    yield Change("How it came", "", came.channel.label)
    if came.left_out:
        yield Change("Files that stay in the message alone", "", str(came.left_out))


def _keep_enclosed(letter: Letter, came: Arrival, at: datetime) -> tuple[Change, ...]:
    added = attach(letter.feedback_id, came.enclosed, at=at)
    Enclosure.objects.bulk_create(Enclosure(letter=letter, attachment=each) for each in added)
    return told_of((each.number, each.file) for each in added)
