"""Which records hold these words? References, what was said, and names for those who may know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Case, Q, QuerySet, Value, When

from heard.accounts.staff import Staff
from heard.common.sought import terms_of
from heard.feedback.models import Feedback
from heard.feedback.permissions import knows_names_in, visible_to
from heard.feedback.queries.indexed_words import (
    MOST_FEW,
    few_holding,
    holds,
    is_holder,
    is_one_of_many,
    is_rare,
    latest_holders,
    may_hold_all,
    names,
)

__all__ = ["Found", "Worded", "as_written", "search", "worded"]


@dataclass(frozen=True, slots=True)
class Found:
    """Some records, and whether these are all that the person may see of those sought."""

    records: tuple[Feedback, ...]
    is_all: bool


@dataclass(frozen=True, slots=True)
class Worded:
    """The condition that a record holds some words, and where such records can be counted.

    `among` is true of few records enough to look at each, all of which hold the words: of every
    one that does where `is_all`, otherwise of those written down last. None where no word is given.
    """

    condition: Q
    among: Q | None
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
    few = few_holding(terms)
    holding = holds if few is not None or len(terms) == 1 else is_one_of_many
    sought = _all(holding(term) | (known & names(term)) for term in terms)
    records = Feedback.objects.filter(visible_to(staff), sought).select_related(
        "service_area", "theme", "handler"
    )
    if few is None:
        found = tuple(_latest(records, _reference(words), limit + 1))
    else:
        latest = records.filter(pk__in=few).order_by(_is_called(words), "-received_on", "-id")
        found = tuple(latest[: limit + 1])
    return Found(found[:limit], is_all=len(found) <= limit)


def worded(words: str) -> Worded:
    """Return the condition that every term stands in a record's reference or in what was said.

    One query a term tells the rare ones, which find the records, as common ones do that seldom
    stand together. Other common ones are asked of one record after another in the order of a list.
    """
    terms = terms_of(words)
    rare = [term for term in terms if is_rare(term)]
    common = [term for term in terms if term not in rare]
    asked_of_each = _all(map(holds, common))
    if rare:
        condition = _all(map(is_holder, rare)) & asked_of_each
        return Worded(condition, condition, is_all=True)
    if len(common) > 1:
        together = may_hold_all(common)
        if together[: MOST_FEW + 1].count() <= MOST_FEW:
            condition = Q(pk__in=together) & asked_of_each
            return Worded(condition, condition, is_all=True)
    latest = _all(Q(pk__in=latest_holders(term)) for term in common)
    return Worded(asked_of_each, latest if common else None, is_all=not common)


def _all(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions, Q())


def _latest(records: QuerySet[Feedback, Feedback], reference: str, most: int) -> Iterator[Feedback]:
    """Yield the record of that reference, then the latest: in the order of an index, read no more.

    An order that puts the one first would sort them all, and here they are many.
    """
    called = list(records.filter(reference__in=as_written(reference))[:most])
    yield from called
    others = records.exclude(pk__in=[each.pk for each in called])
    yield from others.order_by("-received_on", "-id")[: most - len(called)]


def as_written(reference: str) -> set[str]:
    """Return how a reference may stand that somebody typed, in capitals or not."""
    typed = _reference(reference)
    return {typed, typed.upper(), typed.lower()}


def _reference(words: str) -> str:
    # The one character that PostgreSQL cannot hold.
    return words.replace("\0", "").strip()[:60]


def _is_called(words: str) -> Case:
    called = When(reference__iexact=_reference(words), then=Value(0))
    return Case(called, default=Value(1))
