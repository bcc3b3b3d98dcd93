"""What was done and read? One row an event, never changed and never removed."""

from __future__ import annotations

from django.db import models

__all__ = ["Event"]


class Event(models.Model):
    """One act, or one reading of a record or export.

    Ids and names are text, with no foreign key: the log outlives what it describes. `number` has no
    gaps, `changes` is JSON text of [what, before, after] rows, and `hash` covers every column and
    `previous_hash` (`audit.chain`). A database trigger refuses every update and deletion.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=160)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=30)
    subject_id = models.CharField(max_length=60)
    subject_name = models.CharField(max_length=160)
    changes = models.TextField(default="[]")
    reason = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "number"], name="event_by_subject"),
            models.Index(fields=["actor_id", "number"], name="event_by_actor"),
            models.Index(fields=["at", "number"], name="event_by_time"),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.actor_name} {self.verb} {self.subject_name}"
