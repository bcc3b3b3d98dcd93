"""Which number did the last record of a year get? One row a reporting year, locked to count on."""

from __future__ import annotations

from django.db import models

__all__ = ["Numbering"]


class Numbering(models.Model):
    """The last running number given in a reporting year (its first calendar year)."""

    reporting_year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "numbering"

    def __str__(self) -> str:
        return f"{self.reporting_year}: {self.last_number}"
