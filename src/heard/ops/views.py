"""What does a browser see of the log? Its events, a file of them, and whether it holds."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from heard.accounts.queries import staff_of
from heard.audit.queries import last_number
from heard.casework.list_files import MEDIA_TYPES
from heard.common.clock import now, today
from heard.feedback.forms import UnableToReadAddress
from heard.ops.forms import LogForm, before_asked
from heard.ops.log_lines import last_check, lines_of
from heard.ops.permissions import may_read_log
from heard.ops.reading_log import (
    MOST_CHECKED,
    NotReader,
    TooMany,
    check_chain,
    export_log,
    read_log,
)

__all__ = ["check", "download", "log"]

_WRONG = 422


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show the events that the address asks for, the newest first."""
    staff = staff_of(request.user)
    if not may_read_log(staff):
        raise PermissionDenied
    try:
        form, before = LogForm(request.GET, staff), before_asked(request.GET)
    except UnableToReadAddress as refused:
        return render(request, "400.html", {"sentence": refused}, status=400)
    number = last_number()
    context: dict[str, object] = {
        "check": last_check(),
        "form": form,
        "is_checked_here": number <= MOST_CHECKED,
        "number": number,
    }
    if not form.is_valid():
        return render(request, "ops/log.html", context, status=_WRONG)
    page = read_log(form.looked, form.words_for_the_log, by=staff, at=now(), before=before)
    context |= {
        "conditions": form.conditions,
        "file_address": _address("ops:log-file", form),
        "first_address": _address("ops:log", form) if before else "",
        "is_cut": page.is_cut,
        "lines": lines_of(page.events),
        "next_address": _address("ops:log", form, page.before) if page.before else "",
    }
    return render(request, "ops/log.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Send all that the address asks for as a file, not its page alone."""
    staff = staff_of(request.user)
    if not may_read_log(staff):
        raise PermissionDenied
    try:
        form = LogForm(request.GET, staff)
        if not form.is_valid():
            return redirect(f"{reverse('ops:log')}?{urlencode(form.query())}")
        file = export_log(form.looked, form.words_for_the_log, by=staff, at=now())
    except (UnableToReadAddress, TooMany) as refused:
        return render(request, "400.html", {"sentence": refused}, status=400)
    name = f"audit-log-{today().isoformat()}.csv"
    return HttpResponse(
        file,
        content_type=MEDIA_TYPES["csv"],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Check that every event follows the one before, and say what was found."""
    try:
        holds = check_chain(by=staff_of(request.user), at=now())
    except NotReader as refused:
        raise PermissionDenied from refused
    except TooMany as refused:
        messages.warning(request, str(refused))
    else:
        if holds:
            messages.success(request, "The log holds: no event was changed, added or taken out.")
        else:
            messages.warning(request, "The log does not hold. What was found stands below.")
    return redirect("ops:log")


def _address(name: str, form: LogForm, before: int | None = None) -> str:
    place = [("before", str(before))] if before else []
    query = urlencode([*form.query(), *place])
    return f"{reverse(name)}?{query}" if query else reverse(name)
