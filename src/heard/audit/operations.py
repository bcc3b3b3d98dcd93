"""Writing to the audit log, in the transaction of the act itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from heard.audit.chain import BEGINNING, changes_to_text, event_hash
from heard.audit.entries import Actor, Entry
from heard.audit.models import Event
from heard.common.bulk import insert_rows

__all__ = ["write_down"]

# Any number, as long as every writer takes the same: held from here to the end of the act, so that
# two writers cannot both continue the chain from one event. SQLite has one writer at a time anyway.
_CHAIN_LOCK = 0x48_45_41_52_44
_COLUMNS = (
    "number",
    "at",
    "actor_id",
    "actor_name",
    "verb",
    "subject_kind",
    "subject_id",
    "subject_name",
    "changes",
    "reason",
    "previous_hash",
    "hash",
)


@transaction.atomic
def write_down(actor: Actor, at: datetime, entries: Iterable[Entry]) -> None:
    """Append one event an entry, in order. An act that fails later takes its events with it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
    last = Event.objects.order_by("-number").values_list("number", "hash").first()
    number, previous_hash = last or (0, BEGINNING)
    rows = []
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
        subject, changes = entry.subject, changes_to_text(entry.changes)
        what = (subject.kind, subject.id, subject.name, changes, entry.reason)
        rows.append((number, at, actor.id, actor.name, entry.verb, *what, previous_hash, hashed))
        previous_hash = hashed
    insert_rows(Event, _COLUMNS, rows)
