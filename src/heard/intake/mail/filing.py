"""What becomes of a message without anybody: kept with its record, noted, filed, or left waiting.

Everything that is written of one message is written in one transaction, and its identity with it:
whoever comes second, in a second process or after a crash, finds it known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.db import IntegrityError, transaction

from heard.audit.entries import HEARD, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.letters.reply_tokens import has_mark, records_named
from heard.casework.models import Letter
from heard.casework.operations.letters import Arrival, keep_arrival, note_return
from heard.feedback.models import Feedback
from heard.intake.mail.enclosures import NO_FILES, FilesKept, keep_enclosed
from heard.intake.mail.receipts import is_ours, queue_reply
from heard.intake.mail.returns import returned
from heard.intake.mail.sorting import Sort
from heard.intake.mail.sources.terms import Fetched
from heard.intake.mail.standing import Standing
from heard.intake.mail.understanding import Understood, identity_of, understand
from heard.intake.models import ReceivedMail

__all__ = ["Outcome", "arrival_of", "file_message", "file_unreadable", "subject_of"]

_Became, _WaitsFor = ReceivedMail.Became, ReceivedMail.WaitsFor
_UNPROVEN = "It says that it comes from the council; nothing proves it."
_FROM_MACHINES = (Sort.AUTO_REPLY, Sort.LIST)


class Outcome(StrEnum):
    """What became of a message that was fetched."""

    KNOWN = "known"
    ATTACHED = "attached"
    FILED = "filed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a message goes: what became of it, what it waits for, to which record and letter."""

    became: str = ""
    waits_for: str = ""
    record: Feedback | None = None
    letter: Letter | None = None
    remark: str = ""


def file_message(fetched: Fetched, *, at: datetime) -> Outcome:
    """File a message that was fetched, once: fetched again it is known, and nothing is written."""
    if _is_known(identity_of(fetched.raw)):
        return Outcome.KNOWN
    understood = understand(fetched, at)
    named = _records_of(understood)
    files = NO_FILES
    if understood.incoming and len(named) == 1:
        files = keep_enclosed(understood.incoming, at)
    return _written(understood, _row(understood, at), files, at)


def file_unreadable(fetched: Fetched, *, at: datetime) -> Outcome:
    """File a message that something went wrong with, so that it holds up no other: it waits."""
    understood = Understood(
        identity=identity_of(fetched.raw),
        raw=fetched.raw,
        received_at=min(fetched.delivered_at, at),
        why_not="Something went wrong while it was read.",
    )
    return _written(understood, _row(understood, at), NO_FILES, at)


def arrival_of(
    mail: ReceivedMail, files: FilesKept = NO_FILES, *, verb: str = "reply_received"
) -> Arrival:
    """Return a message as a record keeps it."""
    is_automatic = mail.sort == Sort.AUTO_REPLY
    is_doubtful = mail.standing == Standing.SAYS_STAFF
    return Arrival(
        channel=Letter.Channel.EMAIL,
        subject=mail.subject,
        body=mail.words,
        address=mail.sender,
        message_id=mail.message_id,
        document=bytes(mail.raw or b""),
        received_at=mail.received_at,
        enclosed=files.enclosed,
        left_out=files.left_out,
        is_automatic=is_automatic,
        verb="automatic_reply_received" if is_automatic else verb,
        remark=_UNPROVEN if is_doubtful else "",
    )


def subject_of(mail: ReceivedMail) -> Subject:
    """Return what the log calls a message: by its number, and by nobody's name."""
    return Subject("mail", str(mail.pk), f"E-mail {mail.pk}")


def _written(understood: Understood, mail: ReceivedMail, files: FilesKept, at: datetime) -> Outcome:
    try:
        with transaction.atomic():
            mail.save(force_insert=True)
            place = _place_of(understood, mail, files, at)
            _keep_place(mail, place)
            write_down(HEARD, at, [_entry(mail)])
            if place.waits_for == _WaitsFor.NEW and understood.may_be_answered:
                queue_reply(mail, at)
    except IntegrityError:
        # Somebody else filed it while we read it; anything else that does not hold is a fault.
        if not _is_known(understood.identity):
            raise
        return Outcome.KNOWN
    if mail.waits_for:
        return Outcome.WAITING
    return Outcome.ATTACHED if mail.became == _Became.ATTACHED else Outcome.FILED


def _place_of(understood: Understood, mail: ReceivedMail, files: FilesKept, at: datetime) -> _Place:
    if understood.incoming is None or understood.why_not:
        return _Place(waits_for=_WaitsFor.UNREADABLE, remark=understood.why_not)
    if understood.sort is Sort.BOUNCE:
        return _returned(understood, at)
    named = _records_of(understood)
    if len(named) == 1:
        record = Feedback.objects.select_for_update().filter(pk__in=named).first()
        if record is not None:
            return _with_its_record(understood, mail, record, files, at)
    if understood.sort in _FROM_MACHINES:
        return _Place(_Became.FILED)
    return _Place(waits_for=_waits_for(understood, len(named)))


def _with_its_record(
    understood: Understood,
    mail: ReceivedMail,
    record: Feedback,
    files: FilesKept,
    at: datetime,
) -> _Place:
    if understood.standing is Standing.SAYS_STAFF:
        if understood.sort in _FROM_MACHINES:
            return _Place(_Became.FILED, record=record)
        return _Place(waits_for=_WaitsFor.SAYS_STAFF, record=record)
    letter = keep_arrival(record, arrival_of(mail, files), by=HEARD, at=at)
    attached = _Place(_Became.ATTACHED, record=record, letter=letter)
    if understood.sort in _FROM_MACHINES:
        return attached
    if understood.is_sealed:
        return replace(attached, waits_for=_WaitsFor.SEALED)
    return replace(attached, waits_for=_WaitsFor.CLOSED) if record.closed_on else attached


def _returned(understood: Understood, at: datetime) -> _Place:
    """Note a return on the letter that came back; nobody need know that a greeting did."""
    if understood.message is None:
        return _Place(waits_for=_WaitsFor.RETURNED)
    report = returned(understood.message)
    if any(map(is_ours, report.message_ids)):
        return _Place(_Became.FILED, remark=report.sentence)
    letter = _letter_of(report.message_ids)
    if not report.is_final:
        return _Place(_Became.FILED, record=letter.feedback if letter else None)
    if letter is None:
        return _Place(waits_for=_WaitsFor.RETURNED, remark=report.sentence)
    note_return(letter.pk, report.sentence, at=at)
    return _Place(
        _Became.NOTED, _WaitsFor.RETURNED, letter.feedback, letter=letter, remark=report.sentence
    )


def _letter_of(message_ids: tuple[str, ...]) -> Letter | None:
    """Return the letter that went out under one of these, which only its reader can know."""
    ids = [each for each in message_ids if records_named([each])]
    sent = Letter.objects.filter(direction=Letter.Direction.OUT, message_id__in=ids)
    return sent.select_related("feedback").first() if ids else None


def _waits_for(understood: Understood, how_many_named: int) -> str:
    marks = understood.incoming.marks if understood.incoming else ()
    if understood.standing is Standing.SAYS_STAFF:
        return _WaitsFor.SAYS_STAFF
    if how_many_named > 1:
        return _WaitsFor.SEVERAL
    if has_mark(marks):
        return _WaitsFor.BAD_MARK
    if understood.is_sealed:
        return _WaitsFor.SEALED
    return _WaitsFor.GENERATED if understood.sort is Sort.GENERATED else _WaitsFor.NEW


def _records_of(understood: Understood) -> frozenset[int]:
    return records_named(understood.incoming.marks) if understood.incoming else frozenset()


def _row(understood: Understood, at: datetime) -> ReceivedMail:
    said = understood.incoming
    return ReceivedMail(
        identity=understood.identity,
        message_id=said.message_id[:255] if said else "",
        sender=said.sender[:320] if said else "",
        sender_name=said.sender_name[:200] if said else "",
        subject=said.subject[:300] if said else "",
        words=said.body if said else "",
        raw=understood.raw,
        received_at=understood.received_at,
        fetched_at=at,
        sort=understood.sort or "",
        standing=understood.standing,
        waits_for=_WaitsFor.NEW,
    )


def _keep_place(mail: ReceivedMail, place: _Place) -> None:
    mail.became, mail.waits_for, mail.remark = place.became, place.waits_for, place.remark
    mail.record, mail.letter = place.record, place.letter
    if mail.became == _Became.ATTACHED:
        mail.raw = None  # The letter holds it.
    mail.save(update_fields=["became", "waits_for", "remark", "record", "letter", "raw"])


def _entry(mail: ReceivedMail) -> Entry:
    waits = ReceivedMail.WaitsFor(mail.waits_for).label if mail.waits_for else ""
    became = ReceivedMail.Became(mail.became).label if mail.became else ""
    changes = tuple(
        Change(what, "", words)
        for what, words in (("What became of it", became), ("Waits", waits))
        if words
    )
    return Entry("mail_received", subject_of(mail), changes)


def _is_known(identity: str) -> bool:
    return ReceivedMail.objects.filter(identity=identity).exists()
