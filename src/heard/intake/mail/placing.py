"""What a person does with an e-mail that waits: keep it with a record, log it, or set it aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry
from heard.audit.operations import write_down
from heard.casework.models import Letter
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.letters import (
    keep_arrival,
    keep_arrival_by_hand,
    message_as_it_came,
    require_clean,
)
from heard.feedback.models import Feedback
from heard.intake.by_hand import TakenByHand, take_in
from heard.intake.mail.enclosures import NO_FILES, FilesKept, keep_enclosed
from heard.intake.mail.filing import arrival_of, subject_of
from heard.intake.mail.reading import UnableToReadMessage, read_message
from heard.intake.models import ReceivedMail
from heard.intake.permissions import mail_visible_to, may_read_mail

__all__ = [
    "attach_mail",
    "find_mail",
    "log_mail",
    "open_mail",
    "open_message",
    "raw_of",
    "settle_mail",
]

_Became = ReceivedMail.Became
_SETTLED = "Somebody has dealt with this message already."


def open_mail(mail_id: int, *, by: Staff, at: datetime) -> ReceivedMail:
    """Return a message in somebody's hands, and write down that it was read.

    NotAllowed; NothingKnown where there is none, or it is of a record that they may not know of.
    """
    mail = find_mail(mail_id, by=by)
    write_down(by.actor, at, [Entry("read", subject_of(mail))])
    return mail


def open_message(mail_id: int, *, by: Staff, at: datetime) -> tuple[ReceivedMail, bytes]:
    """Return a message as it came, and write down that it was read.

    Refused as by `open_mail`; UnableToOpen where a scanner is set and does not find it free of
    viruses, or a file that came with it is held back.
    """
    mail = find_mail(mail_id, by=by)
    if mail.raw is None and mail.letter is not None:
        content = message_as_it_came(mail.letter)
    else:
        content = raw_of(mail)
        require_clean(content)
    what = Change("File", "", "EML")
    write_down(by.actor, at, [Entry("read", subject_of(mail), (what,))])
    return mail, content


def find_mail(mail_id: int, *, by: Staff) -> ReceivedMail:
    """Return a message, for an act with it that leaves its own event. Refused as by `open_mail`."""
    if not may_read_mail(by):
        raise NotAllowed(f"{by.name} may not read the e-mail that came in.")
    mails = ReceivedMail.objects.filter(mail_visible_to(by), pk=mail_id)
    mail = mails.select_related("record", "letter", "settled_by").first()
    if mail is None:
        raise NothingKnown("There is no such message.")
    return mail


def raw_of(mail: ReceivedMail) -> bytes:
    """Return a message as it came, wherever it is kept by now."""
    if mail.raw is not None:
        return bytes(mail.raw)
    return bytes(mail.letter.document or b"") if mail.letter else b""


def attach_mail(mail_id: int, reference: str, *, by: Staff, at: datetime) -> Feedback:
    """Keep a message with the record that a person says it belongs to, its files too.

    NothingKnown where there is no such record, or none that they may know of; NotLawful where
    somebody dealt with the message meanwhile.
    """
    files = _files(find_mail(mail_id, by=by), at)
    with _in_hand(mail_id, by) as mail:
        if mail.letter is not None:
            raise NotLawful("This message is kept with a record already.")
        came = arrival_of(mail, files)
        letter = keep_arrival_by_hand(reference, came, by=by, at=at)
        _settle(mail, _Settled(_Became.ATTACHED, letter=letter), by, at)
    return letter.feedback


def log_mail(mail_id: int, taken: TakenByHand, *, by: Staff, at: datetime) -> tuple[Feedback, str]:
    """Make a record of what a message says, as a person read it, and keep the message with it.

    Returned as `take_in` does. NotLawful where somebody dealt with the message meanwhile.
    """
    files = _files(find_mail(mail_id, by=by), at)
    with _in_hand(mail_id, by) as mail:
        if mail.letter is not None:
            raise NotLawful("This message is kept with a record already.")
        made, words = take_in(taken, by=by, at=at)
        record = Feedback.objects.select_for_update().get(pk=made.pk)
        came = arrival_of(mail, files, verb="message_kept")
        letter = keep_arrival(record, came, by=by.actor, at=at)
        _settle(mail, _Settled(_Became.LOGGED, letter=letter), by, at)
    return record, words


def settle_mail(mail_id: int, reason: str, *, by: Staff, at: datetime) -> ReceivedMail:
    """Say that a message waits no longer, and why: what is no record's is set aside."""
    if not reason.strip():
        raise NotLawful("Say why it needs nothing more.")
    with _in_hand(mail_id, by) as mail:
        became = mail.became or _Became.SET_ASIDE
        _settle(mail, _Settled(became, letter=mail.letter, reason=reason.strip()), by, at)
    return mail


@dataclass(frozen=True, slots=True)
class _Settled:
    """What became of a message in somebody's hands."""

    became: str
    letter: Letter | None = None
    reason: str = ""


@contextmanager
def _in_hand(mail_id: int, by: Staff) -> Iterator[ReceivedMail]:
    """Hold a message that waits, so that nobody else deals with it: one transaction."""
    find_mail(mail_id, by=by)
    with transaction.atomic():
        mail = ReceivedMail.objects.select_for_update(of=("self",)).get(pk=mail_id)
        if not mail.waits_for:
            raise NotLawful(_SETTLED)
        yield mail


def _settle(mail: ReceivedMail, settled: _Settled, by: Staff, at: datetime) -> None:
    mail.became, mail.waits_for, mail.letter = settled.became, "", settled.letter
    mail.remark = settled.reason or mail.remark
    mail.settled_by_id, mail.settled_at = by.id, at
    if mail.letter is not None:
        mail.record = mail.letter.feedback
        if mail.letter.direction == Letter.Direction.IN:
            mail.raw = None  # The letter holds it.
    mail.save()
    change = Change("What became of it", "", _Became(mail.became).label)
    write_down(by.actor, at, [Entry("mail_settled", subject_of(mail), (change,), settled.reason)])


def _files(mail: ReceivedMail, at: datetime) -> FilesKept:
    try:
        return keep_enclosed(read_message(raw_of(mail)), at)
    except UnableToReadMessage:
        return NO_FILES
