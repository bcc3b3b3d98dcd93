"""Who is who, for those who may know; and how many answered what, for the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count

from heard.people.models import EqualityAnswer, Person

__all__ = ["equality_tally", "names_of"]


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """Return what each person is called, by id; a person who gave no name is said to be that."""
    return {person.id: str(person) for person in Person.objects.filter(id__in=set(people))}


def equality_tally(reporting_year: int) -> dict[str, dict[str, int]]:
    """Return question → answer → number of people heard in the year (its first calendar year)."""
    rows = (
        EqualityAnswer.objects.filter(reporting_year=reporting_year)
        .values_list("question", "answer")
        .annotate(people=Count("id"))
        .order_by("question", "answer")
    )
    tally: dict[str, dict[str, int]] = defaultdict(dict)
    for question, answer, people in rows:
        tally[question][answer] = people
    return dict(tally)
