"""How much has everybody to do, and on which days does it fall?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q

from heard.accounts.staff import Staff
from heard.casework.queries import counting
from heard.casework.queries.badges import Badge, badge_of
from heard.casework.queries.counting import Counted, count_among
from heard.casework.queries.list_conditions import OfficeDay
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.rules.working_days import ONE_DAY

__all__ = ["DAYS_AHEAD", "Day", "Load", "Loads", "Timetable", "due_by_day", "load_by_handler"]

DAYS_AHEAD = 15
# More than anybody reads; beyond it the timetable says that there is more.
_MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Load:
    """What one handler has to do; `handler_id` is None for what is allocated to nobody."""

    handler_id: int | None
    name: str
    open: int
    overdue: int
    this_week: int
    paused: int
    earliest_on: date | None


@dataclass(frozen=True, slots=True)
class Loads:
    """What each handler has to do; of what is due first, where more is open than is counted."""

    of_each: tuple[Load, ...]
    is_all: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day, why the office is closed on it ("" on a working day), and what is due."""

    on: date
    closed: str
    due: tuple[tuple[Feedback, Badge], ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The working days ahead, a closed day among them only where something is due on it."""

    days: tuple[Day, ...]
    overdue: Counted
    is_all: bool


def load_by_handler(staff: Staff, day: OfficeDay) -> Loads:
    """Return what each handler has open of the records that this person may know of.

    Who has most that is overdue comes first. No more open records are read than are counted in a
    list (`counting`), whoever may see which.
    """
    visible = visible_to(staff)
    due_first = Feedback.objects.filter(closed_on__isnull=True).order_by("next_due_on", "id")
    all_open = count_among(due_first, visible, {"open": Q(closed_on__isnull=True)})["open"]
    counted = due_first.values("pk")[: counting.MOST_LOOKED_THROUGH]
    rows = (
        Feedback.objects.filter(visible, pk__in=counted)
        .order_by()
        .values("handler_id", "handler__first_name", "handler__last_name", "handler__username")
        .annotate(
            open=Count("pk"),
            overdue=Count("pk", filter=Q(next_due_on__lt=day.on)),
            this_week=Count(
                "pk", filter=Q(next_due_on__gte=day.on, next_due_on__lte=day.end_of_week)
            ),
            paused=Count("pk", filter=Q(paused_since__isnull=False)),
            earliest_on=Min("next_due_on"),
        )
    )
    loads = [_load(row) for row in rows]
    loads.sort(key=lambda each: (-each.overdue, -each.open, each.name))
    return Loads(tuple(loads), all_open.is_all)


def due_by_day(staff: Staff, day: OfficeDay) -> Timetable:
    """Return what is due on each of the working days ahead, today the first of them."""
    last = day.later(DAYS_AHEAD - (1 if day.calendar.is_working_day(day.on) else 0))
    open_records = Feedback.objects.filter(closed_on__isnull=True)
    visible = visible_to(staff)
    late = open_records.filter(next_due_on__lt=day.on).order_by("next_due_on", "id")
    rows = (
        open_records.filter(visible, next_due_on__gte=day.on, next_due_on__lte=last)
        .select_related("service_area", "handler")
        .defer("words")
        .order_by("next_due_on", "id")[: _MOST_SHOWN + 1]
    )
    due: defaultdict[date, list[tuple[Feedback, Badge]]] = defaultdict(list)
    found = list(rows)
    for record in found[:_MOST_SHOWN]:
        if record.next_due_on:
            due[record.next_due_on].append((record, badge_of(record, day.on, day.calendar)))
    return Timetable(
        tuple(_days(day, last, due)),
        count_among(late, visible, {"late": Q(closed_on__isnull=True)})["late"],
        is_all=len(found) <= _MOST_SHOWN,
    )


def _days(
    day: OfficeDay, last: date, due: Mapping[date, list[tuple[Feedback, Badge]]]
) -> list[Day]:
    days, on = [], day.on
    while on <= last:
        closed = day.calendar.why_closed(on) or ""
        if not closed or on in due:
            days.append(Day(on, closed, tuple(due.get(on, ()))))
        on += ONE_DAY
    return days


def _load(row: Mapping[str, object]) -> Load:
    names = (row["handler__first_name"], row["handler__last_name"])
    name = " ".join(str(each) for each in names if each) or row["handler__username"]
    counts = {name: row[name] for name in ("open", "overdue", "this_week", "paused")}
    return Load(
        handler_id=row["handler_id"],  # type: ignore[arg-type]
        name=str(name or "Nobody yet"),
        earliest_on=row["earliest_on"],  # type: ignore[arg-type]
        **counts,  # type: ignore[arg-type]
    )
