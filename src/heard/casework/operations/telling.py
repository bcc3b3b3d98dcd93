"""Being told something from outside: a form, an e-mail. The public's way to the same record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from heard.audit.entries import PUBLIC, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.models import Note
from heard.casework.new_cases import NewCase
from heard.casework.operations.acting import council_day
from heard.casework.operations.beginning import begin
from heard.feedback.models import Feedback

__all__ = ["confirm_sender", "tell"]

_CONFIRMED = "Verified: the link that was sent to the address of the office was opened."


def tell(new: NewCase, *, at: datetime, first_heard_on: date | None = None) -> Feedback:
    """Make a record of what somebody outside told us, open its first stage, and return it.

    It was received on the council's day of `at`, whatever `received_on` says, or on the day before
    that on which somebody of the council first heard it; and it was told by the public: who it was
    stands with the record's parties and never in the log. The same idempotency key gives the record
    made before, and nothing is written. NotLawful, with the sentence, for facts that cannot be.
    """
    received_on = min(first_heard_on or date.max, council_day(at))
    return begin(replace(new, received_on=received_on), verb="told_us", by=PUBLIC, at=at)


@transaction.atomic
def confirm_sender(record_id: int, *, at: datetime) -> None:
    """Keep with a record that whoever sent it reads the post of the office that they named.

    Asked again, nothing more is written; of a record that is gone, nothing at all.
    """
    record = Feedback.objects.select_for_update().filter(pk=record_id).first()
    if record is None or Note.objects.filter(feedback=record, words=_CONFIRMED).exists():
        return
    Note.objects.create(feedback=record, words=_CONFIRMED, written_at=at)
    subject = Subject("feedback", str(record.pk), record.reference)
    write_down(PUBLIC, at, [Entry("sender_confirmed", subject)])
