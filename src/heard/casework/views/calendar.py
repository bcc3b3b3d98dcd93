"""What does a browser see of the days that are not worked? Those ahead, one more, one fewer.

What a change would move is shown before anything of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.forms.calendar import ClosureForm
from heard.casework.operations.acting import NotAllowed, NotLawful, in_words
from heard.casework.operations.calendar import Moved, add_closure, remove_closure, would_move
from heard.casework.permissions import may_change_calendar, may_list
from heard.common.clock import now, today
from heard.procedures.queries import closures_shown

__all__ = ["calendar", "remove"]

_WRONG = 422
_SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the days ahead that are not worked, what one more would move, or add it."""
    staff = staff_of(request.user)
    if not may_change_calendar(staff):
        raise PermissionDenied
    form = ClosureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = form.closure
        try:
            change = partial(add_closure, new, by=staff, at=now())
            return _changed(request, change, f"{in_words(new.on)} is not worked", form)
        except NotLawful as refused:
            form.add_error(None, str(refused))
    context = {
        "closures": closures_shown(today()),
        "form": form,
        "trail": _trail(staff)[:-1],
    }
    status = _WRONG if form.errors else 200
    return render(request, "casework/calendar.html", context, status=status)


@require_POST
def remove(request: HttpRequest, closure_id: int) -> HttpResponse:
    """Show what it would move to take out a day that was added here, or take it out."""
    staff = staff_of(request.user)
    change = partial(remove_closure, closure_id, by=staff, at=now())
    try:
        return _changed(request, change, "The day is worked after all")
    except NotAllowed as refused:
        raise PermissionDenied from refused
    except NotLawful as refused:
        messages.warning(request, str(refused))
        return redirect("casework:calendar")


def _changed(
    request: HttpRequest, change: Callable[[], Moved], words: str, form: ClosureForm | None = None
) -> HttpResponse:
    """Make a change that was seen and confirmed; otherwise show what it would move."""
    if "kept" in request.POST:
        moved = change()
        records = "1 open record has" if moved.number == 1 else f"{moved.number} open records have"
        messages.success(request, f"{words}. {records} new dates.")
        return redirect("casework:calendar")
    staff, moved = staff_of(request.user), would_move(change)
    known = moved.first_known_to(staff, _SHOWN)
    context = {
        "form": form,
        "known": known,
        "more": moved.number - len(known),
        "number": moved.number,
        "trail": _trail(staff),
        "words": words,
    }
    return render(request, "casework/calendar_moves.html", context)


def _trail(staff: Staff) -> list[tuple[str, str]]:
    work = [("Work", reverse("casework:work"))] if may_list(staff) else []
    return [*work, ("Days that are not worked", reverse("casework:calendar"))]
