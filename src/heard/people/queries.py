"""Who is who, for those who may know; and how many answered what, for the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Count
from django.db.models.expressions import RawSQL

from heard.common.sought import Term
from heard.people.models import EqualityAnswer, Person

__all__ = ["equality_tally", "names_of", "people_called"]

# A name or postcode may be given by its beginning. What was typed is only ever a parameter.
_FOUND_BY_SQLITE = """
SELECT person_id FROM people_sought
WHERE id IN (SELECT rowid FROM people_search WHERE people_search MATCH %s)
"""
_FOUND_BY_POSTGRESQL = """
SELECT id FROM people_person WHERE to_tsvector('pg_catalog.simple',
people_plain(name || ' ' || postcode || ' ' || replace(postcode, ' ', '')))
@@ to_tsquery('pg_catalog.simple', %s)
"""


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """Return what each person is called, by id; a person who gave no name is said to be that."""
    return {person.id: str(person) for person in Person.objects.filter(id__in=set(people))}


def people_called(term: Term) -> RawSQL:
    """Return the ids of the people whose name or postcode has the words of a term, as a subquery.

    The last word may be the beginning of one. For the condition of a query of records alone.
    """
    if connection.vendor == "postgresql":
        words = " <-> ".join(f"'{word}'" for word in term)
        return RawSQL(_FOUND_BY_POSTGRESQL, [f"{words}:*"])  # noqa: S611 — bound, never written in
    return RawSQL(_FOUND_BY_SQLITE, [f'"{" ".join(term)}" *'])  # noqa: S611 — bound likewise


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
