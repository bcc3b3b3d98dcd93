"""Which records hold these words? References, what was said, and names for those who may know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db import connection
from django.db.models import Case, Q, Value, When
from django.db.models.expressions import RawSQL

from heard.accounts.staff import Staff
from heard.common.sought import Term, terms_of
from heard.feedback.models import Feedback, Party
from heard.feedback.permissions import knows_names_in, visible_to
from heard.people.queries import people_called

__all__ = ["Found", "search", "worded"]

# The same expressions as in the indexes of migration 0004; what was typed is only ever a parameter.
# Where a term is nothing but words too common to be indexed ("the"), it is true of every record.
_IN_RECORDS_BY_SQLITE = "SELECT rowid FROM feedback_search WHERE feedback_search MATCH %s"
_IN_ELEMENTS_BY_SQLITE = """
SELECT feedback_id FROM feedback_element WHERE id IN
(SELECT rowid FROM feedback_element_search WHERE feedback_element_search MATCH %s)
"""
_TERM = "phraseto_tsquery('pg_catalog.english', %s)"
_IN_RECORDS_BY_POSTGRESQL = f"""
SELECT id FROM feedback_feedback WHERE numnode({_TERM}) = 0
OR to_tsvector('pg_catalog.english', feedback_plain(reference || ' ' || words)) @@ {_TERM}
"""  # noqa: S608 — made of constants alone
_IN_ELEMENTS_BY_POSTGRESQL = f"""
SELECT feedback_id FROM feedback_element
WHERE to_tsvector('pg_catalog.english', feedback_plain(words || ' ' || reasons)) @@ {_TERM}
"""  # noqa: S608 — made of constants alone


@dataclass(frozen=True, slots=True)
class Found:
    """Some records, and whether these are all that the person may see of those sought."""

    records: tuple[Feedback, ...]
    is_all: bool


def search(words: str, staff: Staff, limit: int = 50) -> Found:
    """Return the records that hold every term, the one of that very reference first, then newest.

    A term may stand in the reference, in what was said or complained of or, where this person may
    know the people in a record, in a name or postcode. Only records visible to them are looked at:
    of others not even the number can be told. No term finds nothing.
    """
    terms = terms_of(words)
    if not terms:
        return Found((), is_all=True)
    known = knows_names_in(staff)
    sought = reduce(and_, (_worded(term) | (known & _names(term)) for term in terms))
    records = (
        Feedback.objects.filter(visible_to(staff), sought)
        .select_related("service_area", "theme", "handler")
        .order_by(_is_called(words), "-received_on", "-id")[: limit + 1]
    )
    found = tuple(records)
    return Found(found[:limit], is_all=len(found) <= limit)


def worded(words: str) -> Q:
    """Return the condition that every term stands in a record's reference or in what was said."""
    return reduce(and_, (_worded(term) for term in terms_of(words)), Q())


def _worded(term: Term) -> Q:
    phrase = " ".join(term)
    if connection.vendor == "postgresql":
        in_records = RawSQL(_IN_RECORDS_BY_POSTGRESQL, [phrase, phrase])  # noqa: S611
        in_elements = RawSQL(_IN_ELEMENTS_BY_POSTGRESQL, [phrase])  # noqa: S611
    else:
        in_records = RawSQL(_IN_RECORDS_BY_SQLITE, [f'"{phrase}"'])  # noqa: S611
        in_elements = RawSQL(_IN_ELEMENTS_BY_SQLITE, [f'"{phrase}"'])  # noqa: S611
    return Q(pk__in=in_records) | Q(pk__in=in_elements)


def _names(term: Term) -> Q:
    parties = Party.objects.filter(person_id__in=people_called(term))
    return Q(pk__in=parties.values("feedback_id"))


def _is_called(words: str) -> Case:
    # The one character that PostgreSQL cannot hold.
    reference = words.replace("\0", "").strip()[:60]
    return Case(When(reference__iexact=reference, then=Value(0)), default=Value(1))
