"""What does a browser see of the days that are not worked? Those ahead, and a form for one more."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heard.accounts.queries import staff_of
from heard.casework.forms.calendar import ClosureForm
from heard.casework.operations.acting import NotLawful, in_words
from heard.casework.operations.calendar import add_closure
from heard.casework.permissions import may_change_calendar, may_list
from heard.common.clock import now, today
from heard.procedures.queries import closures_from

__all__ = ["calendar"]

_WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the days ahead that are not worked, or add one and date open records anew."""
    staff = staff_of(request.user)
    if not may_change_calendar(staff):
        raise PermissionDenied
    form = ClosureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            moved = add_closure(form.closure, by=staff, at=now())
        except NotLawful as refused:
            form.add_error(None, str(refused))
        else:
            records = "1 open record has" if moved == 1 else f"{moved} open records have"
            day = in_words(form.closure.on)
            messages.success(request, f"{day} is not worked. {records} new dates.")
            return redirect("casework:calendar")
    context = {
        "closures": closures_from(today()),
        "form": form,
        "trail": [("Work", reverse("casework:work"))] if may_list(staff) else [],
    }
    status = _WRONG if form.errors else 200
    return render(request, "casework/calendar.html", context, status=status)
