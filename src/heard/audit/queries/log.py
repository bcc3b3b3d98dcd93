"""Which events does somebody look for? The log itself, the newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Max, Min, Q, QuerySet

from heard.audit.chain import changes_from_text
from heard.audit.entries import Change, Subject
from heard.audit.models import Event

__all__ = [
    "MOST_LOOKED_THROUGH",
    "LogPage",
    "Logged",
    "Looked",
    "all_logged",
    "last_number",
    "page_of_log",
    "verbs_lately",
]

# What no index finds is looked for among so many events at a time.
MOST_LOOKED_THROUGH = 10_000


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked for, from `since` on and before `until`; `name` is what a thing is called.

    `subject` is (kind, id). None, or "" of a word, looks for any.
    """

    actor_id: str | None = None
    verb: str = ""
    subject: tuple[str, str] | None = None
    name: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """An event as the log shows it."""

    number: int
    at: datetime
    actor_name: str
    verb: str
    subject: Subject
    changes: tuple[Change, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some events, and the number before which to look on: None where there are no more.

    `is_cut` says that the page ends because so many events were looked through, and not because it
    is full.
    """

    events: tuple[Logged, ...]
    before: int | None
    is_cut: bool


@dataclass(frozen=True, slots=True)
class _Span:
    """The numbers between which all that is looked for stands."""

    first: int
    last: int


def page_of_log(looked: Looked, seen: Q, before: int | None = None, size: int = 50) -> LogPage:
    """Return the newest events that are looked for, before a number, as far as they may be seen.

    Read backwards along an index: that of a person or a thing where one is named, otherwise that of
    the numbers, MOST_LOOKED_THROUGH of them at most.
    """
    span = _span(looked)
    if before is not None:
        span = replace(span, last=min(span.last, before - 1))
    first = span.first
    if looked.actor_id is None and looked.subject is None:
        first = max(first, span.last - MOST_LOOKED_THROUGH + 1)
    rows = _events(looked, seen).filter(number__range=(first, span.last))
    found = [_logged(event) for event in rows.order_by("-number")[: size + 1]]
    if len(found) > size:
        return LogPage(tuple(found[:size]), found[size - 1].number, is_cut=False)
    is_cut = first > span.first
    return LogPage(tuple(found), first if is_cut else None, is_cut)


def all_logged(looked: Looked, seen: Q, most: int) -> Iterator[Logged]:
    """Yield the newest events that are looked for, as far as they may be seen, so many at most."""
    span = _span(looked)
    rows = _events(looked, seen).filter(number__range=(span.first, span.last))
    return (_logged(event) for event in rows.order_by("-number")[:most].iterator(chunk_size=2_000))


def last_number() -> int:
    """Return the number of the last event, 0 before the first: how many there are."""
    return Event.objects.aggregate(last=Max("number"))["last"] or 0


def verbs_lately() -> frozenset[str]:
    """Return what was done in the last MOST_LOOKED_THROUGH events."""
    lately = Event.objects.filter(number__gt=last_number() - MOST_LOOKED_THROUGH)
    return frozenset(lately.order_by().values_list("verb", flat=True).distinct())


def _events(looked: Looked, seen: Q) -> QuerySet[Event, Event]:
    events = Event.objects.filter(seen, _between(looked))
    if looked.actor_id is not None:
        events = events.filter(actor_id=looked.actor_id)
    if looked.subject is not None:
        kind, id_ = looked.subject
        events = events.filter(subject_kind=kind, subject_id=id_)
    if looked.verb:
        events = events.filter(verb=looked.verb)
    if looked.name:
        events = events.filter(subject_name__iexact=looked.name)
    return events


def _between(looked: Looked) -> Q:
    since = Q(at__gte=looked.since) if looked.since else Q()
    return since & Q(at__lt=looked.until) if looked.until else since


def _span(looked: Looked) -> _Span:
    """Return the first and the last number of the time that is looked at, by the index of time.

    Numbers follow time nearly always, but never by any rule: an act has the moment it began.
    """
    if not looked.since and not looked.until:
        return _Span(1, last_number())
    ends = Event.objects.filter(_between(looked)).aggregate(first=Min("number"), last=Max("number"))
    return _Span(ends["first"] or 1, ends["last"] or 0)


def _logged(event: Event) -> Logged:
    return Logged(
        event.number,
        event.at,
        event.actor_name,
        event.verb,
        Subject(event.subject_kind, event.subject_id, event.subject_name),
        changes_from_text(event.changes),
        event.reason,
    )
