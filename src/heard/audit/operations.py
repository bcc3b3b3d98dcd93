"""Writing to the audit log, in the transaction of the act itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from heard.audit.chain import BEGINNING, changes_to_text, event_hash
from heard.audit.entries import Actor, Entry
from heard.audit.models import Event

__all__ = ["write_down"]

# Any number, as long as every writer takes the same: held from here to the end of the act, so that
# two writers cannot both continue the chain from one event. SQLite has one writer at a time anyway.
_CHAIN_LOCK = 0x48_45_41_52_44
_AT_ONCE = 1_000


@transaction.atomic
def write_down(actor: Actor, at: datetime, entries: Iterable[Entry]) -> None:
    """Append one event an entry, in order. An act that fails later takes its events with it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
    last = Event.objects.order_by("-number").values_list("number", "hash").first()
    number, previous_hash = last or (0, BEGINNING)
    events = []
    for entry in entries:
        number += 1
        hashed = event_hash(
            settings.AUDIT_KEY,
            number=number,
            at=at,
            actor=actor,
            entry=entry,
            previous_hash=previous_hash,
        )
        events.append(
            Event(
                number=number,
                at=at,
                actor_id=actor.id,
                actor_name=actor.name,
                verb=entry.verb,
                subject_kind=entry.subject.kind,
                subject_id=entry.subject.id,
                subject_name=entry.subject.name,
                changes=changes_to_text(entry.changes),
                reason=entry.reason,
                previous_hash=previous_hash,
                hash=hashed,
            )
        )
        previous_hash = hashed
    Event.objects.bulk_create(events, batch_size=_AT_ONCE)
