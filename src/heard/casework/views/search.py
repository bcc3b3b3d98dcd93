"""What does a browser see of a search? The records that hold the words, for this person."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from heard.accounts.queries import staff_of
from heard.accounts.staff import Role
from heard.casework.forms.search import SearchForm
from heard.casework.permissions import may_list
from heard.casework.queries.badges import badge_of
from heard.common.clock import today
from heard.feedback.queries.search import search as records_holding
from heard.procedures.queries import working_calendar

__all__ = ["search"]


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Ask what is sought, and show what was found.

    It posts, so that what was sought stands in no address: not in a history, not in a log.
    """
    staff = staff_of(request.user)
    if not may_list(staff):
        raise PermissionDenied
    form = SearchForm(request.POST or None)
    context: dict[str, object] = {
        "form": form,
        "finds_names": staff.is_any(Role.OFFICER, Role.MANAGER),
    }
    if not form.is_valid():
        return render(request, "casework/search.html", context, status=422 if form.errors else 200)
    found = records_holding(form.cleaned_data["words"], staff)
    calendar, as_at = working_calendar(), today()
    context["found"] = found
    context["lines"] = [(each, badge_of(each, as_at, calendar)) for each in found.records]
    return render(request, "casework/search.html", context)
