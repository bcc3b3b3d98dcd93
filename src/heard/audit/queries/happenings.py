"""What has been done to something? Its history, without who read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from heard.audit.chain import changes_from_text
from heard.audit.entries import Change
from heard.audit.models import Event

__all__ = ["Happening", "history_of", "latest_of"]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as a timeline shows it."""

    number: int
    at: datetime
    actor_name: str
    verb: str
    changes: tuple[Change, ...]
    reason: str


def history_of(kind: str, id_: str) -> tuple[Happening, ...]:
    """Return what was done to one thing, oldest first; readings are left out."""
    events = Event.objects.filter(subject_kind=kind, subject_id=id_).exclude(verb="read")
    return tuple(_happening(event) for event in events)


def latest_of(kind: str, ids: Iterable[str]) -> dict[str, Happening]:
    """Return what was last done to each of some things, by id; readings are left out."""
    numbers = (
        Event.objects.filter(subject_kind=kind, subject_id__in=list(ids))
        .exclude(verb="read")
        .order_by()
        .values("subject_id")
        .annotate(last=Max("number"))
        .values("last")
    )
    found = Event.objects.filter(number__in=numbers)
    return {event.subject_id: _happening(event) for event in found}


def _happening(event: Event) -> Happening:
    return Happening(
        event.number,
        event.at,
        event.actor_name,
        event.verb,
        changes_from_text(event.changes),
        event.reason,
    )
