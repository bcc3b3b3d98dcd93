"""Reminding those who are to answer: each of them once on each occasion, however often it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction

from heard.accounts.models import User
from heard.casework.models import Reminder
from heard.casework.operations.acting import council_day, in_words
from heard.casework.queries.reminders import DueReminder, reminders_due

__all__ = ["Beside", "Reminded", "send_reminders"]

_SAYS = {
    Reminder.Occasion.BEFORE: "{reference} is due on {day}.",
    Reminder.Occasion.ON: "{reference} is due today, {day}.",
    Reminder.Occasion.AFTER: "{reference} was due on {day} and is late.",
}
_CLOSING = "Sign in to Heard to see what is to be done. Please do not answer this message."


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many reminders went, how many messages that was, and how many readers got none."""

    reminders: int
    messages: int
    readers_failed: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What a reader is reminded of beside records: a sentence, and how to write down that it went.

    `write_down` raises IntegrityError where another run has done so.
    """

    sentence: str
    write_down: Callable[[datetime], object]


def send_reminders(at: datetime, beside: Mapping[int, Beside] | None = None) -> Reminded:
    """Send every reminder that is due on the day of `at` and was not sent; return how many.

    `beside` has for readers, by account id, what else they are reminded of, in the same message.

    Each reader is one transaction: the reminders are written down, then mailed, and where the mail
    cannot go they are taken back, to be sent by a later run. Two runs at once send nothing twice,
    because what was sent is unique in the database. A message has the reference and the due date
    of a record and nothing else of it: mail is read on telephones and in trains.
    """
    on = council_day(at)
    reminders = messages = failed = 0
    due, besides = reminders_due(on), beside or {}
    for reader_id in sorted(due.keys() | besides.keys()):
        dues, also = due.get(reader_id, []), besides.get(reader_id)
        try:
            messages += _remind(reader_id, dues, also, at)
            reminders += len(dues) + (also is not None)
        except IntegrityError:
            continue  # another run has written them down, and sends them
        except (SMTPException, OSError):
            failed += 1
    return Reminded(reminders, messages, failed)


@transaction.atomic
def _remind(reader_id: int, dues: Sequence[DueReminder], also: Beside | None, at: datetime) -> int:
    reader = User.objects.get(pk=reader_id)
    Reminder.objects.bulk_create(
        Reminder(
            feedback_id=due.feedback_id,
            user=reader,
            occasion=due.occasion,
            due_on=due.due_on,
            is_promise=due.is_promise,
            sent_at=at,
        )
        for due in dues
    )
    if also is not None:
        also.write_down(at)
    messages = list(_messages(reader, dues, also))
    get_connection().send_messages(messages)
    return len(messages)


def _messages(
    reader: User, dues: Sequence[DueReminder], also: Beside | None
) -> Iterator[EmailMessage]:
    """Yield a message for each reminder, or one for all to whoever prefers that."""
    sentences = [*(_sentence(due) for due in dues), *([also.sentence] if also else [])]
    if reader.prefers_digest and len(sentences) > 1:
        yield _message(reader, _subject(len(dues), also), sentences)
        return
    for sentence in sentences:
        yield _message(reader, sentence.rstrip("."), [sentence])


def _subject(records: int, also: Beside | None) -> str:
    need = f"{records} records need" if records > 1 else "A record needs"
    return f"{need} you, and e-mail waits" if also else f"{need} you"


def _message(reader: User, subject: str, sentences: Sequence[str]) -> EmailMessage:
    body = "\n".join([*sentences, "", _CLOSING, ""])
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [reader.email])


def _sentence(due: DueReminder) -> str:
    what = f"What was promised in {due.reference}" if due.is_promise else due.reference
    return _SAYS[due.occasion].format(reference=what, day=in_words(due.due_on))
