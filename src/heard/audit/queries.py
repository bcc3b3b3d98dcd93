"""What has been done to something, and does the log still hold?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max

from heard.audit.chain import BEGINNING, changes_from_text, event_hash
from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.models import Event

__all__ = [
    "ChainHead",
    "Happening",
    "UnsoundLog",
    "history_of",
    "latest_of",
    "verified_head",
]


class UnsoundLog(Exception):
    """The log was tampered with; the message names the event and what was done to it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as a timeline shows it."""

    number: int
    at: datetime
    actor_name: str
    verb: str
    changes: tuple[Change, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last event's number and hash: kept elsewhere, they show later that none was removed."""

    number: int
    hash: str


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


def verified_head(expected: ChainHead | None = None) -> ChainHead:
    """Return the last event once every event was found to hold.

    UnsoundLog names the first event that was edited, removed, inserted or moved, or says that the
    log no longer holds the event `expected`, written down elsewhere at an earlier time.
    """
    number, previous_hash = 0, BEGINNING
    expected_seen = expected is None or expected.number == 0
    for event in Event.objects.iterator(chunk_size=2_000):
        number += 1
        _check(event, number, previous_hash)
        previous_hash = event.hash
        if expected is not None and number == expected.number:
            if event.hash != expected.hash:
                raise UnsoundLog(f"event {number} is not the one written down as {expected.hash}")
            expected_seen = True
    if not expected_seen and expected is not None:
        raise UnsoundLog(
            f"the log ends at event {number}: those after it, up to event {expected.number}, "
            "were removed"
        )
    return ChainHead(number, previous_hash)


def _happening(event: Event) -> Happening:
    return Happening(
        event.number,
        event.at,
        event.actor_name,
        event.verb,
        changes_from_text(event.changes),
        event.reason,
    )


def _check(event: Event, number: int, previous_hash: str) -> None:
    if event.number > number:
        last = event.number - 1
        missing = f"event {number} was" if last == number else f"events {number} to {last} were"
        raise UnsoundLog(f"{missing} removed, before event {event.number}")
    if event.previous_hash != previous_hash:
        raise UnsoundLog(
            f"event {number} does not follow event {number - 1}: one of the two was inserted, "
            "swapped or edited with its hash"
        )
    actual = event_hash(
        settings.AUDIT_KEY,
        number=event.number,
        at=event.at,
        actor=Actor(event.actor_id, event.actor_name),
        entry=Entry(
            event.verb,
            Subject(event.subject_kind, event.subject_id, event.subject_name),
            changes_from_text(event.changes),
            event.reason,
        ),
        previous_hash=event.previous_hash,
    )
    if actual != event.hash:
        raise UnsoundLog(f"event {number} was edited: its hash does not hold")
