"""Does the log still hold?"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from heard.audit.chain import BEGINNING, changes_from_text, event_hash
from heard.audit.entries import Actor, Entry, Subject
from heard.audit.models import Event

__all__ = ["ChainHead", "UnsoundLog", "verified_head"]


class UnsoundLog(Exception):
    """The log was tampered with; the message names the event and what was done to it."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last event's number and hash: kept elsewhere, they show later that none was removed."""

    number: int
    hash: str


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
