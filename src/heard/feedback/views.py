"""What does a browser see of the records? The list behind a figure."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from heard.accounts.queries import staff_of
from heard.common.clock import today
from heard.feedback.forms import RecordsAsked, UnableToReadAddress, records_asked
from heard.feedback.permissions import visible_to
from heard.feedback.queries import (
    Place,
    UnableToDescribe,
    clock_of,
    conditions_of,
    latest_year,
    noun_of,
    page_of,
    records_of,
)
from heard.rules.periods import ReportingYear

__all__ = ["records"]


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """Show the records that the address chooses, or those of the latest year when it is bare.

    Only those that this person may know of; where the figure counts others, the page says so.
    """
    if not request.GET:
        return _latest_year(request)
    try:
        asked = records_asked(request.GET, today())
        conditions = conditions_of(asked.year, asked.selection)
    except (UnableToReadAddress, UnableToDescribe) as refused:
        return render(request, "400.html", {"sentence": refused}, status=400)
    visible = visible_to(staff_of(request.user))
    behind = records_of(asked.year, asked.selection, asked.as_at)
    chosen = behind.filter(visible)
    count = chosen.count()
    clock = clock_of(asked.selection)
    page = page_of(chosen, clock, asked.as_at, asked.after)
    return render(
        request,
        "feedback/records.html",
        {
            "as_at": asked.as_at,
            "clock": clock,
            "conditions": conditions,
            "count": count,
            "first_address": _address(asked) if asked.after else "",
            "is_partial": behind.exclude(visible).exists(),
            "next_address": _address(asked, page.next_place) if page.next_place else "",
            "noun": noun_of(asked.selection).of(count),
            "listed": page.listed,
            "trail": _trail(asked.year)[:-1],
            "year": asked.year,
        },
    )


def _latest_year(request: HttpRequest) -> HttpResponse:
    latest = latest_year()
    if latest is None:
        return render(request, "feedback/no_records.html")
    return redirect(f"{reverse('feedback:records')}?{urlencode({'year': latest.slug})}")


def _address(asked: RecordsAsked, place: Place | None = None) -> str:
    after = [("after", f"{place.received_on.isoformat()}_{place.id}")] if place else []
    return f"?{urlencode([*asked.query, *after])}"


def _trail(year: ReportingYear) -> list[tuple[str, str]]:
    return [
        ("Reports", reverse("reports:years")),
        (f"Annual report {year.label}", reverse("reports:report", args=[year.slug])),
        (f"Records of {year.label}", f"{reverse('feedback:records')}?year={year.slug}"),
    ]
