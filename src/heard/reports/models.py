"""What was published? Earlier years' figures as printed, and the editions drawn here."""

from __future__ import annotations

from django.db import models

__all__ = ["Edition", "PublishedFigure"]


class PublishedFigure(models.Model):
    """One cell of an earlier report, exactly as it was printed; never altered.

    `year` is the first calendar year of the reporting year. `table`, `row` and `column` are the
    words of the file it came from; `row_position` and `column_position` keep their order.
    `is_in_total_row` and `is_in_total_column` say that it was printed as the sum of the others.
    """

    authority = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    table = models.CharField(max_length=60)
    row = models.CharField(max_length=120)
    row_position = models.PositiveSmallIntegerField()
    column = models.CharField(max_length=60)
    column_position = models.PositiveSmallIntegerField()
    printed = models.CharField(max_length=60)
    source = models.CharField(max_length=200)
    is_in_total_row = models.BooleanField(default=False)
    is_in_total_column = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "table", "row", "column"],
                name="published_cell_once_a_year",
            )
        ]
        ordering = ["authority", "year", "table", "row_position", "column_position"]

    def __str__(self) -> str:
        return f"{self.year} {self.table} {self.row} {self.column}: {self.printed}"


class Edition(models.Model):
    """A report as it was drawn: its figures, frozen, and the hash that proves them.

    `year` is the first calendar year of the reporting year; `content` is the report as JSON text,
    `content_hash` the SHA-256 of exactly that text, in hexadecimal. Drawing the same figures again
    finds this edition; other figures make the next number.
    """

    class Audience(models.TextChoices):
        """For whom: with every figure, or with small numbers suppressed."""

        INTERNAL = "internal", "Internal"
        PUBLIC = "public", "Public"

    year = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=10, choices=Audience)
    number = models.PositiveSmallIntegerField()
    as_at = models.DateField()
    drawn_at = models.DateTimeField()
    content = models.TextField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "audience", "number"], name="edition_number_once_a_year"
            )
        ]
        ordering = ["-year", "audience", "-number"]

    def __str__(self) -> str:
        return f"{self.year} {self.audience} edition {self.number}"
