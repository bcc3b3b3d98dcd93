"""Which records hold a term? As the full-text indexes of both databases know it.

SQLite has tables of words beside the tables (migration 0004), PostgreSQL a column of words in each
that the database keeps itself (0011). What was typed is only ever a parameter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

from heard.common.sought import Term
from heard.feedback.models import Element, Feedback, Party
from heard.people.queries import people_called

__all__ = [
    "MOST_COMPARED",
    "MOST_FEW",
    "MOST_HOLDERS",
    "few_holding",
    "holds",
    "is_holder",
    "is_one_of_many",
    "is_rare",
    "latest_holders",
    "may_hold_all",
    "names",
]

# So many records are looked up one by one sooner than an index is read in order to find them.
MOST_FEW = 1_000
# So many ids of records that hold a term are brought together, to find those that are on a list.
MOST_HOLDERS = 5_000
# So many ids of a term are held against those of another.
MOST_COMPARED = 8_000
# Of each table, the one that SQLite keeps of its words.
_WORDS_OF = {Feedback: "feedback_search", Element: "feedback_element_search"}


class _Holds(Func):
    """The condition that a row holds a phrase, asked of that one row.

    A phrase of nothing but words too common to be indexed ("the") is true of every row on
    PostgreSQL.
    """

    output_field = BooleanField()

    def __init__(self, words_of: str, term: Term) -> None:
        super().__init__(F("pk"))
        self.words_of = words_of
        self.phrase = " ".join(term)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: object
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the condition that the table of words knows the phrase in this row."""
        sql = f"SELECT 1 FROM {self.words_of} WHERE {self.words_of} MATCH %s"  # noqa: S608 — ours
        return f"EXISTS ({sql} AND rowid = {self._row(compiler)}.id)", (f'"{self.phrase}"',)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str, str]]:
        """Return the condition on the row's own column of words."""
        phrase = "phraseto_tsquery('pg_catalog.english', %s)"
        sql = f"(numnode({phrase}) = 0 OR {self._row(compiler)}.sought @@ {phrase})"
        return sql, (self.phrase, self.phrase)

    def _row(self, compiler: SQLCompiler) -> str:
        # Whichever table, or alias of it, the query has.
        return str(compiler.quote_name_unless_alias(self.get_source_expressions()[0].alias))


def holds(term: Term) -> Q:
    """Return the condition that a record holds a term, in its reference or in what was said.

    Asked of one record after another: for the few that are left when all else was asked.
    """
    elements = Element.objects.filter(_Holds(_WORDS_OF[Element], term), feedback=OuterRef("pk"))
    return Q(_Holds(_WORDS_OF[Feedback], term)) | Q(Exists(elements.order_by()))


def is_holder(term: Term) -> Q:
    """Return the same condition for a rare term, which finds the records before all else."""
    return Q(pk__in=_holders(term))


def is_one_of_many(term: Term) -> Q:
    """Return the same condition for common terms that may stand together in no record at all.

    SQLite brings together the ids of all that hold each, which is less than to ask every record.
    """
    elements = Q(pk__in=_told(Element, term, "feedback_id"))
    if connection.vendor == "postgresql":
        return Q(_Holds(_WORDS_OF[Feedback], term)) | elements
    return Q(pk__in=_matching(Feedback, term)) | elements


def _holders(term: Term) -> QuerySet[Feedback, Any]:
    """Return the ids of the records that hold a term, some of them twice."""
    return _told(Feedback, term, "pk").union(_told(Element, term, "feedback_id"), all=True)


def latest_holders(term: Term) -> QuerySet[Feedback, Any]:
    """Return the ids of those written down last, MOST_HOLDERS of each of the two places at most."""
    records = Feedback.objects.filter(pk__in=_latest(Feedback, term)).order_by().values("pk")
    elements = Element.objects.filter(pk__in=_latest(Element, term)).order_by()
    return records.union(elements.values("feedback_id"), all=True)


def may_hold_all(terms: Sequence[Term]) -> QuerySet[Feedback, Any]:
    """Return the ids of the records that hold all terms, and of some that hold one in an element.

    Each must still be asked: terms may be divided between a record and its elements.
    """
    records = Feedback.objects.filter(_told_by_all(terms)).order_by().values("pk")
    in_any = [_told(Element, term, "feedback_id") for term in terms]
    return records.union(*in_any, all=True)


def is_rare(term: Term) -> bool:
    """Return whether no more than MOST_HOLDERS records hold a term."""
    return _holders(term)[: MOST_HOLDERS + 1].count() <= MOST_HOLDERS


def names(term: Term) -> Q:
    """Return the condition that somebody who takes part in a record is called, or lives, so."""
    return Q(pk__in=_parties(term).values("feedback_id"))


def few_holding(terms: Sequence[Term]) -> frozenset[int] | None:
    """Return the ids of few records among which are all with every term, None where they are many.

    No more than MOST_FEW, which hold or name some of the terms; whoever asks for records with every
    term need look at no other, and must still ask what each may see. Two terms that many have may
    stand together in few, as a common first and a common last name do.
    """
    most = MOST_FEW if len(terms) == 1 else MOST_COMPARED
    few: frozenset[int] | None = None
    for term in terms:
        parties = _parties(term).order_by().values("feedback_id")
        found = _holders(term).union(parties, all=True).values_list("pk")
        ids = [id_ for (id_,) in found[: most + 1]]
        if len(ids) <= most:
            few = frozenset(ids) if few is None else few.intersection(ids)
        if few is not None and len(few) <= MOST_FEW:
            return few
    return None


def _told_by_all(terms: Sequence[Term]) -> Q:
    if connection.vendor == "postgresql":
        return reduce(and_, (Q(_Holds(_WORDS_OF[Feedback], term)) for term in terms))
    return Q(pk__in=_matching(Feedback, *terms))


def _told(model: type[Feedback | Element], term: Term, column: str) -> QuerySet[Any, Any]:
    """Return a column of the rows of one table that hold a term, as its index of words has them."""
    if connection.vendor == "postgresql":
        rows = model.objects.filter(_Holds(_WORDS_OF[model], term))
    else:
        rows = model.objects.filter(pk__in=_matching(model, term))
    return rows.order_by().values(column)


def _latest(model: type[Feedback | Element], term: Term) -> QuerySet[Any, Any] | RawSQL:
    """Return the ids of the last MOST_HOLDERS such rows, read from the last one back."""
    if connection.vendor == "postgresql":
        return _told(model, term, "pk").order_by("-pk")[:MOST_HOLDERS]
    return _matching(model, term, which=f" ORDER BY rowid DESC LIMIT {MOST_HOLDERS}")


def _matching(model: type[Feedback | Element], *terms: Term, which: str = "") -> RawSQL:
    words_of = _WORDS_OF[model]
    sql = f"SELECT rowid FROM {words_of} WHERE {words_of} MATCH %s{which}"  # noqa: S608 — ours
    phrases = " AND ".join(f'"{" ".join(term)}"' for term in terms)
    return RawSQL(sql, [phrases])  # noqa: S611 — bound


def _parties(term: Term) -> QuerySet[Party, Party]:
    return Party.objects.filter(person_id__in=people_called(term))
