"""How does one event vouch for the one before? By a keyed hash over its words and that hash."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from heard.audit.entries import Actor, Change, Entry, Subject

__all__ = ["BEGINNING", "changes_from_text", "changes_to_text", "event_hash"]

# What stands in the place of a hash before the first event.
BEGINNING = "0" * 64
_as_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def changes_to_text(changes: Sequence[Change]) -> str:
    """Return changes as JSON text, always the same for the same changes."""
    return _as_text([[change.what, change.before, change.after] for change in changes])


def changes_from_text(text: str) -> tuple[Change, ...]:
    """Return the changes that `changes_to_text` wrote."""
    return tuple(Change(*row) for row in json.loads(text))


def event_hash(
    key: bytes, *, number: int, at: datetime, actor: Actor, entry: Entry, previous_hash: str
) -> str:
    """Return the HMAC-SHA256, in hexadecimal, of an event's every column and the hash before it.

    Without the key nobody who can write to the table can make a chain that holds.
    """
    subject: Subject = entry.subject
    words = [
        str(number),
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        actor.id,
        actor.name,
        entry.verb,
        subject.kind,
        subject.id,
        subject.name,
        changes_to_text(entry.changes),
        entry.reason,
        previous_hash,
    ]
    return hmac.digest(key, _as_text(words).encode(), hashlib.sha256).hex()
