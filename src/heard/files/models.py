"""Which files were handed to us, are they safe, and where are they?"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

__all__ = ["StoredFile"]


class StoredFile(models.Model):
    """A file as it is kept: its bytes lie in the store named `files`, under `stored_as`.

    `id` and `stored_as` are random and tell nothing of one another, so that whoever knows the one
    cannot guess where the bytes are. `name` is what it was called, made safe to show and to save
    under. `media_type` was found by reading the content, never by believing the name or the
    sender. `size` and `sha256` are of the bytes kept, which for a picture are not those sent: it
    is drawn anew. `scanned_at` is when a virus scanner last answered for it, `reason` why it is in
    quarantine, or why it could not be scanned.
    """

    class State(models.TextChoices):
        """What a virus scanner said of it."""

        CLEAN = "clean", "No virus found"
        NOT_SCANNED = "not_scanned", "Not checked for viruses"
        QUARANTINED = "quarantined", "In quarantine"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    stored_as = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=State)
    reason = models.CharField(max_length=200, blank=True)
    kept_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["clean", "not_scanned", "quarantined"]),
                name="stored_file_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="quarantined") | ~Q(reason=""),
                name="stored_file_quarantined_for_a_reason",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_holds_something"),
        ]
        indexes = [
            models.Index(
                fields=["kept_at"],
                condition=Q(state="not_scanned"),
                name="stored_file_waiting_for_scan",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
