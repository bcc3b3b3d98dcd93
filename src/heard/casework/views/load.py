"""What does a browser see of the load? Each handler's, and the days on which it falls."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from heard.accounts.queries import staff_of
from heard.casework.permissions import may_list, may_see_load
from heard.casework.queries.list_conditions import OfficeDay
from heard.casework.queries.load import due_by_day, load_by_handler
from heard.casework.views.list_addresses import address_of
from heard.casework.worklist import Tab, Wanted
from heard.common.clock import today
from heard.procedures.queries import working_calendar

__all__ = ["load", "timetable"]


@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """Show how much each handler has to do."""
    staff = staff_of(request.user)
    if not may_see_load(staff):
        raise PermissionDenied
    day = OfficeDay(today(), working_calendar())
    loads = load_by_handler(staff, day)
    return render(
        request,
        "casework/load.html",
        {
            "day": day.on,
            "is_all": loads.is_all,
            "loads": [
                (each, *(_address(tab, each.handler_id) for tab in (Tab.OPEN, Tab.OVERDUE)))
                for each in loads.of_each
            ],
            "trail": [("Work", reverse("casework:work"))],
        },
    )


@require_safe
def timetable(request: HttpRequest) -> HttpResponse:
    """Show what is due on each of the working days ahead."""
    staff = staff_of(request.user)
    if not may_list(staff):
        raise PermissionDenied
    day = OfficeDay(today(), working_calendar())
    return render(
        request,
        "casework/timetable.html",
        {
            "day": day.on,
            "late_address": address_of(Wanted(Tab.OVERDUE)),
            "timetable": due_by_day(staff, day),
            "trail": [("Work", reverse("casework:work"))],
        },
    )


def _address(tab: Tab, handler_id: int | None) -> str:
    if handler_id is None:
        return address_of(Wanted(Tab.UNALLOCATED)) if tab is Tab.OPEN else ""
    return address_of(Wanted(tab, handler=str(handler_id)))
