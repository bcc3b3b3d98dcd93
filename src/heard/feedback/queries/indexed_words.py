"""Which records hold a term? As the full-text indexes of both databases know it.

SQLite has tables of words beside the tables (migration 0004), PostgreSQL a column of words in each
that the database keeps itself (0011). What was typed is only ever a parameter.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

from heard.common.sought import Term
from heard.feedback.models import Element, Feedback, Party
from heard.people.queries import people_called

__all__ = ["MOST_FEW", "few_holding", "holds", "names"]

# So many records are looked up one by one sooner than an index is read in order to find them.
MOST_FEW = 1_000
_IN_RECORDS = "SELECT rowid FROM feedback_search WHERE feedback_search MATCH %s"
_IN_ELEMENTS = "SELECT rowid FROM feedback_element_search WHERE feedback_element_search MATCH %s"


class _Holds(Func):
    """The condition that a row's column of words holds a phrase, on PostgreSQL.

    A phrase of nothing but words too common to be indexed ("the") is true of every row.
    """

    output_field = BooleanField()

    def __init__(self, phrase: str) -> None:
        super().__init__(F("pk"))
        self.phrase = phrase

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str, str]]:
        """Return the condition on whichever table, or alias of it, the query has."""
        table = compiler.quote_name_unless_alias(self.get_source_expressions()[0].alias)
        phrase = "phraseto_tsquery('pg_catalog.english', %s)"
        sql = f"(numnode({phrase}) = 0 OR {table}.sought @@ {phrase})"
        return sql, (self.phrase, self.phrase)


def holds(term: Term) -> Q:
    """Return the condition that a record holds a term, in its reference or in what was said."""
    in_elements = Element.objects.filter(_in_elements(term)).order_by()
    return _in_record(term) | Q(pk__in=in_elements.values("feedback_id"))


def names(term: Term) -> Q:
    """Return the condition that somebody who takes part in a record is called, or lives, so."""
    return Q(pk__in=_parties(term).values("feedback_id"))


def few_holding(terms: Sequence[Term], *, or_names: bool) -> frozenset[int] | None:
    """Return the ids of all the records that hold some one of the terms, None where each has many.

    With `or_names` a record that names somebody so is one too. No more than MOST_FEW ids; whoever
    asks for records with every term need look at no other, and must still ask what each may see.
    """
    for term in terms:
        told = Feedback.objects.filter(_in_record(term)).order_by().values_list("pk")
        elements = Element.objects.filter(_in_elements(term)).order_by().values_list("feedback_id")
        parties = _parties(term) if or_names else Party.objects.none()
        found = told.union(elements, parties.order_by().values_list("feedback_id"), all=True)
        ids = [id_ for (id_,) in found[: MOST_FEW + 1]]
        if len(ids) <= MOST_FEW:
            return frozenset(ids)
    return None


def _in_record(term: Term) -> Q:
    if connection.vendor == "postgresql":
        return Q(_Holds(" ".join(term)))
    return Q(pk__in=RawSQL(_IN_RECORDS, [f'"{" ".join(term)}"']))  # noqa: S611 — bound


def _in_elements(term: Term) -> Q:
    if connection.vendor == "postgresql":
        return Q(_Holds(" ".join(term)))
    return Q(pk__in=RawSQL(_IN_ELEMENTS, [f'"{" ".join(term)}"']))  # noqa: S611 — bound


def _parties(term: Term) -> QuerySet[Party, Party]:
    return Party.objects.filter(person_id__in=people_called(term))
