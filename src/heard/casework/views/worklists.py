"""What does a browser see of a list of work? The list, its file, and the lists that one keeps."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.forms.in_bulk import BulkForm
from heard.casework.forms.worklists import ListAsked, NewViewForm, list_asked
from heard.casework.list_files import MEDIA_TYPES
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.exporting import REFERENCE, export
from heard.casework.operations.saving_views import forget_view, save_view
from heard.casework.permissions import (
    may_act_in_bulk,
    may_change_calendar,
    may_list,
    may_log,
    may_see_load,
)
from heard.casework.queries.list_conditions import OfficeDay, narrowed
from heard.casework.queries.list_counts import counts_by_tab
from heard.casework.queries.list_words import cells_of, conditions_of
from heard.casework.queries.saved_views import views_of
from heard.casework.queries.worklists import page_of
from heard.casework.views.list_addresses import address_of, tabs_of
from heard.common.clock import now, today
from heard.feedback.forms import UnableToReadAddress
from heard.procedures.queries import working_calendar

__all__ = ["download", "forget", "keep", "work"]


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Show the list that the address asks for: all that is open, when it is bare."""
    staff = staff_of(request.user)
    if not may_list(staff):
        raise PermissionDenied
    try:
        asked = list_asked(request.GET)
    except UnableToReadAddress as refused:
        return render(request, "400.html", {"sentence": refused}, status=400)
    return render(request, "casework/work.html", _context(asked, staff))


@require_safe
def download(request: HttpRequest, file_type: str) -> HttpResponse:
    """Send the whole list that the address asks for as a file."""
    if file_type not in MEDIA_TYPES:
        raise Http404(f"There is no file called {file_type}.")
    day = OfficeDay(today(), working_calendar())
    try:
        wanted = list_asked(request.GET).wanted
        file = export(wanted, file_type, by=staff_of(request.user), at=now(), day=day)
    except UnableToReadAddress as refused:
        return render(request, "400.html", {"sentence": refused}, status=400)
    except NotAllowed as refused:
        raise PermissionDenied from refused
    name = f"records-{wanted.tab.value.replace('_', '-')}-{day.on.isoformat()}.{file_type}"
    return HttpResponse(
        file,
        content_type=MEDIA_TYPES[file_type],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a list under a name, and show it."""
    form = NewViewForm(request.POST)
    try:
        wanted = list_asked(QueryDict(request.POST.get("query", ""))).wanted
        if form.is_valid():
            save_view(form.cleaned_data["name"], wanted, by=staff_of(request.user))
            messages.success(request, f"This list is kept as “{form.cleaned_data['name']}”.")
        else:
            messages.error(request, str(next(iter(form.errors.values()))[0]))
    except UnableToReadAddress as refused:
        return render(request, "400.html", {"sentence": refused}, status=400)
    except NotAllowed as refused:
        raise PermissionDenied from refused
    except NotLawful as refused:
        messages.error(request, str(refused))
    return redirect(address_of(wanted))


@require_POST
def forget(request: HttpRequest, view_id: int) -> HttpResponse:
    """Forget one of the lists that this person keeps."""
    try:
        forget_view(view_id, by=staff_of(request.user))
    except NothingKnown as none:
        raise Http404(str(none)) from none
    messages.success(request, "The list is no longer kept. Its records are where they were.")
    return redirect("casework:work")


def _context(asked: ListAsked, staff: Staff) -> dict[str, object]:
    wanted, day = asked.wanted, OfficeDay(today(), working_calendar())
    sought = narrowed(wanted, staff, day)
    page, counts = page_of(sought, after=asked.after), counts_by_tab(sought)
    if asked.after is None:
        shown = len(page.lines)
        counts[wanted.tab] = counts[wanted.tab].beside(shown, is_all=not page.next_place)
    tabs = tabs_of(wanted, counts, current=wanted.tab)
    kept = views_of(staff)
    return {
        "bulk": BulkForm() if may_act_in_bulk(staff) and page.lines else None,
        "columns": [REFERENCE, *(column.label for column in wanted.shown)],
        "conditions": conditions_of(wanted),
        "count": next(tab.count for tab in tabs if tab.is_current),
        "day": day.on,
        "files": [(each.upper(), _file_address(each, wanted.query())) for each in MEDIA_TYPES],
        "filters": asked.form,
        "first_address": address_of(wanted) if asked.after else "",
        "may_change_calendar": may_change_calendar(staff),
        "may_log": may_log(staff),
        "may_see_load": may_see_load(staff),
        "new_view": NewViewForm(initial={"query": urlencode(wanted.query())}),
        "next_address": address_of(wanted, page.next_place) if page.next_place else "",
        "plain_address": address_of(type(wanted)(tab=wanted.tab)),
        "rows": [(line.record, cells_of(line, wanted.shown)) for line in page.lines],
        "tabs": tabs,
        "views": [(each, f"{reverse('casework:work')}?{each.query}") for each in kept],
        "wanted": wanted,
    }


def _file_address(file_type: str, query: list[tuple[str, str]]) -> str:
    return f"{reverse('casework:work-file', args=[file_type])}?{urlencode(query)}"
