"""Pages of casework as a test asks for them, on a day that it says."""

from __future__ import annotations

from datetime import date

from heard.audit.models import Event
from heard.feedback.models import Feedback
from tests.casework.browsing import browser_of
from tests.casework.cast import at

__all__ = ["TODAY", "browser_of", "shown", "state_kept", "stop_the_clock"]

TODAY = date(2025, 5, 20)


def stop_the_clock(monkeypatch, day=TODAY):
    """Let it be ten o'clock of that day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(day))


def shown(response, status=200):
    """Return the words of a page that was answered with that status."""
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


def state_kept(reference):
    """Return what must be the same when nothing was done: the version, and the acts written."""
    record = Feedback.objects.get(reference=reference)
    acts = Event.objects.filter(subject_id=str(record.pk)).exclude(verb="read").count()
    return record.version, acts
