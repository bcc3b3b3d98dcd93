"""Who may follow a record from outside? A secret code for each, kept only as its hash."""

from __future__ import annotations

from django.db import models

__all__ = ["FollowLink"]


class FollowLink(models.Model):
    """What opens a record to one person who plays a part in it, until it runs out or is taken back.

    `code_hash` is the SHA-256 of a code of 140 bits: who reads this table opens nothing with it.
    `told_us_on` is the day on which the person said how they were dealt with, once a link.
    """

    party = models.ForeignKey("feedback.Party", models.CASCADE, related_name="follow_links")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    told_us_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["party", "id"]

    def __str__(self) -> str:
        return f"Link {self.pk} of party {self.party_id}"
