"""Keeping what came in about a record: a version and an event of its own, as an act has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import HEARD, Actor, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.letters.rendering import LONGEST_SUBJECT
from heard.casework.models import Enclosure, Letter
from heard.casework.operations.acting import NotAllowed, NothingKnown
from heard.casework.permissions import may
from heard.feedback.models import Feedback
from heard.feedback.new_records import HandedIn
from heard.feedback.operations import UnableToAttachFiles, attach, told_of
from heard.feedback.permissions import visible_to
from heard.rules.acts import Act

__all__ = ["Arrival", "keep_arrival", "keep_arrival_by_hand", "note_return"]

_LONGEST_ADDRESS, _LONGEST_ID = 320, 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came in: how, from where, in which words; `document` is an e-mail as it came.

    `party_id` is who of the record wrote it, None where that is not known for certain.
    `received_at` is when the council got it, None for just now. `enclosed` are the files that came
    with it; `left_out` is how many more stay in the message alone. What a machine wrote
    `is_automatic`: it is kept, and moves the record to the top of nobody's list. `verb` and
    `remark` are what the history says of it.
    """

    channel: Letter.Channel
    subject: str
    body: str
    address: str = ""
    message_id: str = ""
    document: bytes | None = None
    party_id: int | None = None
    received_at: datetime | None = None
    enclosed: tuple[HandedIn, ...] = ()
    left_out: int = 0
    is_automatic: bool = False
    verb: str = "reply_received"
    remark: str = ""


def keep_arrival(record: Feedback, came: Arrival, *, by: Actor, at: datetime) -> Letter:
    """Keep what came in with a record that is locked, and return it.

    What was enclosed becomes part of the record or, where that has no room, stays in the message.
    """
    letter = Letter.objects.create(
        feedback=record,
        direction=Letter.Direction.IN,
        channel=came.channel,
        party_id=came.party_id,
        address=came.address[:_LONGEST_ADDRESS],
        subject=came.subject[:LONGEST_SUBJECT] or "(no subject)",
        body=came.body,
        written_at=came.received_at or at,
        sent_at=came.received_at or at,
        document=came.document,
        message_id=came.message_id[:_LONGEST_ID],
    )
    try:
        added = _keep_enclosed(letter, came, at)
    except UnableToAttachFiles:
        came = replace(came, enclosed=(), left_out=came.left_out + len(came.enclosed))
        added = ()
    if not came.is_automatic:
        record.changed_at = at
    _tell(record, Entry(came.verb, _subject(record), (*_how(came), *added), came.remark), by, at)
    return letter


@transaction.atomic
def keep_arrival_by_hand(reference: str, came: Arrival, *, by: Staff, at: datetime) -> Letter:
    """Keep with a record what a member of staff says belongs to it.

    NothingKnown where there is no such record, or none that they may know of; NotAllowed.
    """
    found = Feedback.objects.select_for_update(of=("self",)).select_related("service_area")
    record = found.filter(visible_to(by), reference=reference.strip()).first()
    if record is None:
        raise NothingKnown(f"No record is called {reference.strip()}.")
    if not may(by, Act.WRITE, record):
        raise NotAllowed(f"{by.name} may not keep messages with this record.")
    return keep_arrival(record, came, by=by.actor, at=at)


@transaction.atomic
def note_return(letter_id: int, sentence: str, *, at: datetime) -> Letter:
    """Note on a letter that was e-mailed that it came back: it did not arrive, and says why."""
    letter = (
        Letter.objects.select_for_update(of=("self", "feedback"))
        .select_related("feedback")
        .get(pk=letter_id)
    )
    letter.error, letter.is_queued = sentence, False
    letter.save(update_fields=["error", "is_queued"])
    record = letter.feedback
    record.changed_at = at
    change = Change("Delivery", "", sentence)
    _tell(record, Entry("letter_came_back", _subject(record), (change,)), HEARD, at)
    return letter


def _how(came: Arrival) -> Iterator[Change]:
    yield Change("How it came", "", came.channel.label)
    if came.left_out:
        yield Change("Files that stay in the message alone", "", str(came.left_out))


@transaction.atomic
def _keep_enclosed(letter: Letter, came: Arrival, at: datetime) -> tuple[Change, ...]:
    added = attach(letter.feedback_id, came.enclosed, at=at)
    Enclosure.objects.bulk_create(Enclosure(letter=letter, attachment=each) for each in added)
    return told_of((each.number, each.file) for each in added)


def _subject(record: Feedback) -> Subject:
    return Subject("feedback", str(record.pk), record.reference)


def _tell(record: Feedback, entry: Entry, by: Actor, at: datetime) -> None:
    # As every act does: a version each, an event each, so that the two can be told together.
    record.version += 1
    record.save(update_fields=["version", "changed_at"])
    write_down(by, at, [entry])
