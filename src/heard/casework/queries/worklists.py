"""Which records are on a list of work, on which page of it, and how many under each tab?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from django.db.models import Exists, OuterRef, Q, QuerySet

from heard.accounts.staff import Role, Staff
from heard.casework.models import StageRun
from heard.casework.queries.badges import Badge, badge_of, target_verdict
from heard.casework.worklist import WHO_LEFT, DueWindow, Sort, Tab, Wanted
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.feedback.queries.search import worded
from heard.feedback.queries.verdicts import verdict_condition
from heard.rules.acts import SignOff
from heard.rules.timescales import Verdict
from heard.rules.working_days import BeyondCalendar, Calendar

__all__ = [
    "DRAFTS_WAITING",
    "MOST_COUNTED",
    "PAGE_SIZE",
    "Line",
    "ListPage",
    "OfficeDay",
    "Place",
    "all_of",
    "counts_by_tab",
    "page_of",
    "records_wanted",
]

PAGE_SIZE = 50
# Beyond this a tab says “more than 999”: nobody works through so many, and a count that goes on
# would read the whole table.
MOST_COUNTED = 1_000
# Of a record: the runs of the stage it is at whose draft answer somebody is to sign off.
DRAFTS_WAITING = StageRun.objects.filter(
    feedback=OuterRef("pk"),
    stage=OuterRef("stage"),
    sign_off=SignOff.SUBMITTED,
    responded_on__isnull=True,
)
_SUNDAY = 6
_AT_ONCE = 500
_COLUMNS = {
    Sort.DUE: "next_due_on",
    Sort.RECEIVED: "received_on",
    Sort.CHANGED: "changed_at",
}


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """The day on which a list is looked at, and the days that the office works."""

    on: date
    calendar: Calendar

    @property
    def end_of_week(self) -> date:
        """Return the Sunday of the week."""
        return self.on + timedelta(days=_SUNDAY - self.on.weekday())

    def later(self, working_days: int) -> date:
        """Return the day so many working days on, in so far as the calendar is known."""
        try:
            return self.calendar.add(self.on, working_days)
        except BeyondCalendar:
            return self.calendar.last


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


def records_wanted(wanted: Wanted, staff: Staff, day: OfficeDay) -> QuerySet[Feedback, Feedback]:
    """Return the records of a list, in no order: all that this person may know of."""
    return _narrowed(wanted, staff, day).filter(_under(wanted.tab, staff, day))


def page_of(
    wanted: Wanted,
    staff: Staff,
    day: OfficeDay,
    *,
    after: Place | None = None,
    size: int = PAGE_SIZE,
) -> ListPage:
    """Return the page of a list that begins after a place, or the first.

    One indexed query, however far into the list it lies, and a second where the page goes on into
    the records that have no value in the list's order.
    """
    found = list(_slice(wanted, records_wanted(wanted, staff, day), after, size + 1))
    lines = tuple(
        Line(each, badge_of(each, day.on, day.calendar), target_verdict(each, day.on))
        for each in found[:size]
    )
    if len(found) <= size:
        return ListPage(lines, None)
    last = lines[-1].record
    return ListPage(lines, Place(attrgetter(_COLUMNS[wanted.order])(last), last.pk))


def all_of(wanted: Wanted, staff: Staff, day: OfficeDay) -> Iterator[Line]:
    """Yield every record of a list in its order, some hundreds at a time."""
    after = None
    while True:
        page = page_of(wanted, staff, day, after=after, size=_AT_ONCE)
        yield from page.lines
        if page.next_place is None:
            return
        after = page.next_place


def counts_by_tab(wanted: Wanted, staff: Staff, day: OfficeDay) -> dict[Tab, int]:
    """Return how many records the same list holds under each tab, counted up to MOST_COUNTED."""
    records = _narrowed(wanted, staff, day).order_by()
    return {tab: records.filter(_under(tab, staff, day))[:MOST_COUNTED].count() for tab in Tab}


def _slice(
    wanted: Wanted, records: QuerySet[Feedback, Feedback], after: Place | None, size: int
) -> Iterator[Feedback]:
    """Yield so many records of a list from a place on: those with a value, then those without."""
    column, is_rising = _COLUMNS[wanted.order], wanted.order is Sort.DUE
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
    if size and wanted.order is not Sort.RECEIVED:
        blank = records.filter(**{f"{column}__isnull": True})
        if after is not None:
            blank = blank.filter(**{f"id__{beyond}": after.id})
        yield from blank.order_by(f"{sign}id")[:size]


def _under(tab: Tab, staff: Staff, day: OfficeDay) -> Q:
    if tab is Tab.CLOSED:
        return Q(closed_on__isnull=False)
    return (
        Q(closed_on__isnull=True)
        & {
            Tab.OPEN: Q,
            Tab.MINE: lambda: Q(handler_id=staff.id),
            Tab.OVERDUE: lambda: _due(DueWindow.OVERDUE, day),
            Tab.WEEK: lambda: _due(DueWindow.WEEK, day),
            Tab.UNALLOCATED: lambda: Q(handler_id__isnull=True),
            Tab.SIGN_OFF: lambda: _for_sign_off_by(staff),
        }[tab]()
    )


def _due(window: DueWindow | str, day: OfficeDay) -> Q:
    if window == DueWindow.OVERDUE:
        return Q(next_due_on__lt=day.on)
    if window == DueWindow.LATER:
        return Q(next_due_on__gt=day.on, next_due_on__lte=day.end_of_week)
    last = {
        DueWindow.TODAY: day.on,
        DueWindow.WEEK: day.end_of_week,
        DueWindow.NEXT_FIVE: day.later(5),
    }[DueWindow(window)]
    return Q(next_due_on__gte=day.on, next_due_on__lte=last)


def _for_sign_off_by(staff: Staff) -> Q:
    """Return the condition that a draft waits which this person may sign off: not their own."""
    if staff.is_any(Role.MANAGER):
        return Q(Exists(DRAFTS_WAITING))
    areas = staff.areas(Role.HEAD)
    served = Q() if "" in areas else Q(service_area__key__in=areas)
    return (served & Q(Exists(DRAFTS_WAITING))) if areas else Q(pk__in=[])


def _narrowed(wanted: Wanted, staff: Staff, day: OfficeDay) -> QuerySet[Feedback, Feedback]:
    """Return the records of a list under every tab: all that this person may know of."""
    return Feedback.objects.filter(visible_to(staff), *_chosen(wanted, day))


def _chosen(wanted: Wanted, day: OfficeDay) -> Iterator[Q]:
    """Yield a condition for each thing that was chosen."""
    for column, value in (
        ("kind", wanted.kind),
        ("stage", wanted.stage),
        ("service_area__key", wanted.service),
        ("theme__key", wanted.theme),
        ("handler_id", "" if wanted.handler == WHO_LEFT else wanted.handler),
    ):
        if value:
            yield Q(**{column: value})
    if wanted.handler == WHO_LEFT:
        yield Q(handler__is_active=False)
    if wanted.young_person:
        yield Q(young_person=wanted.young_person == "yes")
    if wanted.verdict:
        yield verdict_condition("target", wanted.verdict, day.on)
    if wanted.due:
        yield Q(closed_on__isnull=True) & _due(wanted.due, day)
    if wanted.text:
        yield worded(wanted.text)
