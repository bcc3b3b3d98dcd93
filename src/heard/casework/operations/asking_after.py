"""Asking a handler how a record stands, there and then: a message, and a note that it was sent."""

from __future__ import annotations

from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from heard.accounts.models import User
from heard.accounts.staff import Staff
from heard.casework.models import Note
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.changes import in_words
from heard.rules.acts import Act

__all__ = ["chase"]

_CLOSING = "Sign in to Heard to see what is to be done. Please do not answer this message."


def chase(reference: str, *, by: Staff, at: datetime, version: int | None = None) -> None:
    """Ask whoever has the record how it stands, by e-mail, and note that they were asked.

    Nothing is noted where the message cannot go. It has the reference and the due date and nothing
    else of the record: mail is read on telephones and in trains.
    """
    with acting(reference, Act.NOTE, by=by, at=at, version=version) as case:
        handler = _handler(case)
        words = f"Asked {handler.get_full_name()} by e-mail how this stands."
        Note.objects.create(feedback=case.record, words=words, written_at=at, written_by_id=by.id)
        case.note("Chased", handler.get_full_name())
        _send(case, handler)


def _handler(case: Case) -> User:
    if not case.state.is_open:
        raise NotLawful("It is closed: nothing is to be chased.")
    handler = case.record.handler
    if handler is None:
        raise NotLawful("It is allocated to nobody who could be asked.")
    if handler.pk == case.by.id:
        raise NotLawful("It is your own.")
    if not handler.email:
        raise NotLawful(f"{handler.get_full_name()} has no e-mail address in Heard.")
    return handler


def _send(case: Case, handler: User) -> None:
    record, due_on = case.record, case.record.next_due_on
    due = f"It is due on {in_words(due_on)}." if due_on else "No day is set for it just now."
    if due_on and due_on < case.today:
        due = f"It was due on {in_words(due_on)} and is late."
    subject = f"{case.by.name} asks how {record.reference} stands"
    body = "\n".join([f"{subject}.", due, "", _CLOSING, ""])
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [handler.email]).send()
    except (SMTPException, OSError) as failed:
        raise NotLawful("The e-mail could not be sent just now: try again later.") from failed
