"""Which records are on a list of work? The conditions that page, tabs and file share.

Each is asked of a record's own table alone: what stands elsewhere is looked up once, as a list of
ids, so that an index in the order of a list can be read without leaving it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import and_

from django.db.models import Exists, OuterRef, Q

from heard.accounts.models import User
from heard.accounts.staff import Role, Staff
from heard.casework.models import StageRun
from heard.casework.worklist import WHO_LEFT, DueWindow, Tab, Wanted
from heard.feedback.permissions import in_services, visible_to
from heard.feedback.queries.search import Worded, worded
from heard.feedback.queries.verdicts import verdict_condition
from heard.procedures.models import Theme
from heard.rules.acts import SignOff
from heard.rules.working_days import BeyondCalendar, Calendar

__all__ = ["DRAFTS_WAITING", "Narrowed", "OfficeDay", "narrowed"]

# Of a record: the runs of the stage it is at whose draft answer somebody is to sign off.
DRAFTS_WAITING = StageRun.objects.filter(
    feedback=OuterRef("pk"),
    stage=OuterRef("stage"),
    sign_off=SignOff.SUBMITTED,
    responded_on__isnull=True,
)
_SUNDAY = 6


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
class Narrowed:
    """A list as one person sees it on one day: what is true of its records under whatever tab.

    Made once for a page, its numbers and its file, since words are looked up for it.
    """

    wanted: Wanted
    staff: Staff
    day: OfficeDay
    without_words: Q
    words: Worded

    @property
    def condition(self) -> Q:
        """Return the condition that a record meets everything."""
        return self.without_words & self.words.condition

    def under(self, tab: Tab) -> Q:
        """Return the condition that a record is under a tab."""
        return _under(tab, self.staff, self.day)


def narrowed(wanted: Wanted, staff: Staff, day: OfficeDay) -> Narrowed:
    """Return what a list is narrowed to: all that was chosen of what this person may know of."""
    chosen = reduce(and_, _chosen(wanted, day), visible_to(staff))
    return Narrowed(wanted, staff, day, chosen, worded(wanted.text))


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
    served = Q() if "" in areas else in_services(areas)
    return (served & Q(Exists(DRAFTS_WAITING))) if areas else Q(pk__in=[])


def _chosen(wanted: Wanted, day: OfficeDay) -> Iterator[Q]:
    """Yield a condition for each thing that was chosen, but for words."""
    for column, value in (
        ("kind", wanted.kind),
        ("stage", wanted.stage),
        ("handler_id", "" if wanted.handler == WHO_LEFT else wanted.handler),
    ):
        if value:
            yield Q(**{column: value})
    if wanted.service:
        yield in_services([wanted.service])
    if wanted.theme:
        yield Q(theme__in=Theme.objects.filter(key=wanted.theme).values("pk"))
    if wanted.handler == WHO_LEFT:
        yield Q(handler__in=User.objects.filter(is_active=False).values("pk"))
    if wanted.young_person:
        yield Q(young_person=wanted.young_person == "yes")
    if wanted.verdict:
        yield verdict_condition("target", wanted.verdict, day.on)
    if wanted.due:
        yield Q(closed_on__isnull=True) & _due(wanted.due, day)
