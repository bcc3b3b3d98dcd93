"""Which records are on a page of a list of work, and where does the next page begin?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db.models import Q, QuerySet

from heard.casework.queries.badges import Badge, badge_of, target_verdict
from heard.casework.queries.list_conditions import Narrowed
from heard.casework.worklist import Sort
from heard.feedback.models import Feedback
from heard.rules.timescales import Verdict

__all__ = ["PAGE_SIZE", "Line", "ListPage", "Place", "all_of", "page_of", "records_wanted"]

PAGE_SIZE = 50
_AT_ONCE = 500
_COLUMNS = {
    Sort.DUE: "next_due_on",
    Sort.RECEIVED: "received_on",
    Sort.CHANGED: "changed_at",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after the record of that id, whose value in the list's order is `at`.

    None stands for no value: such records come last.
    """

    at: date | datetime | None
    id: int


@dataclass(frozen=True, slots=True)
class Line:
    """A record on a list: how it stands, and the verdict of the report on it."""

    record: Feedback
    badge: Badge
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some records in the order of their list, and where the next page begins, None on the last."""

    lines: tuple[Line, ...]
    next_place: Place | None


def records_wanted(sought: Narrowed) -> QuerySet[Feedback, Feedback]:
    """Return the records of a list, in no order: all that this person may know of."""
    return Feedback.objects.filter(sought.under(sought.wanted.tab) & sought.condition)


def page_of(sought: Narrowed, *, after: Place | None = None, size: int = PAGE_SIZE) -> ListPage:
    """Return the page of a list that begins after a place, or the first.

    One indexed query, however far into the list it lies, and a second where the page goes on into
    the records that have no value in the list's order.
    """
    order, day = sought.wanted.order, sought.day
    found = list(_slice(order, records_wanted(sought), after, size + 1))
    lines = tuple(
        Line(each, badge_of(each, day.on, day.calendar), target_verdict(each, day.on))
        for each in found[:size]
    )
    if len(found) <= size:
        return ListPage(lines, None)
    last = lines[-1].record
    return ListPage(lines, Place(attrgetter(_COLUMNS[order])(last), last.pk))


def all_of(sought: Narrowed) -> Iterator[Line]:
    """Yield every record of a list in its order, some hundreds at a time."""
    after = None
    while True:
        page = page_of(sought, after=after, size=_AT_ONCE)
        yield from page.lines
        if page.next_place is None:
            return
        after = page.next_place


def _slice(
    order: Sort, records: QuerySet[Feedback, Feedback], after: Place | None, size: int
) -> Iterator[Feedback]:
    """Yield so many records of a list from a place on: those with a value, then those without."""
    column, is_rising = _COLUMNS[order], order is Sort.DUE
    sign, beyond = ("", "gt") if is_rising else ("-", "lt")
    records = records.select_related("service_area", "theme", "handler").defer("words")
    if after is None or after.at is not None:
        valued = records.filter(**{f"{column}__isnull": False})
        if after is not None:
            # The first condition alone bounds the scan of the index; the second settles the ties.
            valued = valued.filter(
                Q(**{f"{column}__{beyond}e": after.at}),
                Q(**{f"{column}__{beyond}": after.at}) | Q(**{f"id__{beyond}": after.id}),
            )
        found = list(valued.order_by(f"{sign}{column}", f"{sign}id")[:size])
        yield from found
        size, after = size - len(found), None
    if size and order is not Sort.RECEIVED:
        blank = records.filter(**{f"{column}__isnull": True})
        if after is not None:
            blank = blank.filter(**{f"id__{beyond}": after.id})
        yield from blank.order_by(f"{sign}id")[:size]
