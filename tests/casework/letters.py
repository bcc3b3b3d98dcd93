"""Letters for tests: drafts that are ready to be sent, and a mail server that can be away."""

from __future__ import annotations

from datetime import date

from django.core.mail.backends.base import BaseEmailBackend

from heard.audit.models import Event
from heard.casework.models import Letter
from heard.casework.operations.letters import NewLetter, write_draft
from tests.casework.cast import at

__all__ = ["DAY", "FailingServer", "a_draft", "events_of", "fresh", "new_letter"]

DAY = date(2025, 5, 16)


class FailingServer(BaseEmailBackend):
    """A mail server that fails as a test says, and takes every letter once it says nothing."""

    failure: Exception | None = None
    taken: list = []

    def send_messages(self, messages):
        """Take the messages, or fail."""
        if FailingServer.failure is not None:
            raise FailingServer.failure
        FailingServer.taken.extend(messages)
        return len(messages)


def new_letter(**facts):
    """Return a plain message by e-mail, with these facts."""
    dull = {
        "channel": Letter.Channel.EMAIL,
        "address": "pat@example.org",
        "subject": "About your complaint",
        "body": "Dear Pat Quinn\n\n# What happens next\n\nWe will write to you soon.\n\n- Ring us.",
    }
    return NewLetter(**(dull | facts))


def a_draft(record, *, by, on=DAY, **facts):
    """Keep a draft about a record."""
    return write_draft(record.reference, new_letter(**facts), by=by, at=at(on))


def fresh(kept):
    """Return what the database holds of it now."""
    return type(kept).objects.get(pk=kept.pk)


def events_of(record):
    """Return the verbs of what was done with a record, in order, without readings."""
    events = Event.objects.filter(subject_kind="feedback", subject_id=str(record.pk))
    return [event.verb for event in events.order_by("number") if event.verb != "read"]
