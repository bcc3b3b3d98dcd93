"""What has somebody outside begun to tell us and not sent yet, and how often did they try?"""

from __future__ import annotations

from django.db import models

__all__ = ["Draft", "DraftFile", "Tries"]


class Draft(models.Model):
    """What somebody has answered so far of a form, until it is sent or expires.

    The browser holds a random secret of 128 bits, and here is only its SHA-256 (`token_hash`); so
    with the link that was sent to come back by (`return_hash`, "" for none). `answers` are by the
    keys of the questions and never searched. `idempotency_key` makes it one record however often it
    is sent. Once sent, `record` is what it became, and `answers` is empty: they are in the record.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    return_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    form = models.SlugField(max_length=40)
    answers = models.JSONField(default=dict)
    idempotency_key = models.CharField(max_length=64, unique=True)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    record = models.ForeignKey("feedback.Feedback", models.CASCADE, null=True, related_name="+")

    def __str__(self) -> str:
        return f"a draft of the form for {self.form}"


class DraftFile(models.Model):
    """A file that was handed in with a draft, and is the record's once that is sent."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    file = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["draft", "id"]

    def __str__(self) -> str:
        return f"a file of {self.draft_id}"


class Tries(models.Model):
    """How often something was tried from one place in one hour.

    `place` is a keyed hash of the network address that changes every day, so that nobody can tell
    later who it was.
    """

    what = models.CharField(max_length=20)
    place = models.CharField(max_length=64)
    hour = models.DateTimeField(db_index=True)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "tries"
        constraints = [
            models.UniqueConstraint(fields=["what", "place", "hour"], name="tries_once_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.times}"
