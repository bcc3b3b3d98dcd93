"""What does somebody see first? What is theirs to do today, and what changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.accounts.queries import staff_of
from heard.casework.permissions import may_change_calendar, may_list, may_log, may_see_load
from heard.casework.queries.home import home_of
from heard.casework.queries.list_conditions import OfficeDay
from heard.casework.views.list_addresses import address_of, tabs_of
from heard.casework.worklist import Wanted
from heard.common.clock import today
from heard.procedures.queries import working_calendar

__all__ = ["home"]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what this person starts the day from, or say that they work with no records."""
    staff = staff_of(request.user)
    if not may_list(staff):
        return render(request, "casework/no_records.html")
    day = OfficeDay(today(), working_calendar())
    found = home_of(staff, day)
    return render(
        request,
        "casework/home.html",
        {
            "changes": found.changes,
            "day": day.on,
            "has_more_promises": found.has_more_promises,
            "has_more_time": found.has_more_time,
            "may_log": may_log(staff),
            "may_change_calendar": may_change_calendar(staff),
            "may_see_load": may_see_load(staff),
            "more_time": found.more_time,
            "promises": found.promises,
            "sections": [(each, address_of(each.wanted)) for each in found.sections],
            "tabs": tabs_of(Wanted(), found.counts, current=None),
        },
    )
