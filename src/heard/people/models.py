"""Who is involved? The only tables that hold names; the rest of the system holds an id."""

from __future__ import annotations

import uuid

from django.db import models

__all__ = ["EqualityAnswer", "Person"]


class Person(models.Model):
    """Someone who told us something, or about whom we were told.

    `legacy_reference` is how an imported register tells people apart, and is kept so that two rows
    of one complainant are one person. `safe_contact` says how and when it is safe to reach them.
    Held for as long as a record that names them is held.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    legacy_reference = models.CharField(max_length=100, null=True, blank=True, unique=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    safe_contact = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["postcode"], name="person_by_postcode"),
            models.Index(fields=["email"], name="person_by_email"),
        ]

    def __str__(self) -> str:
        return self.name or self.legacy_reference or "a person who gave no name"


class EqualityAnswer(models.Model):
    """One answer to one equality question, asked once of a person, read only as a count.

    Kept apart from the person on purpose: the report needs how many, never who. `reporting_year`
    is the year (its first calendar year) in which the person was heard.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="equality_answers")
    reporting_year = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=40)
    answer = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "reporting_year", "question"], name="one_answer_a_question_a_year"
            )
        ]
        indexes = [
            models.Index(fields=["reporting_year", "question", "answer"], name="equality_tally")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
