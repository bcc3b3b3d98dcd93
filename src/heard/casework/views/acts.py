"""What does a browser see of an act? One page: what follows, the form, one button."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heard.accounts.queries import staff_of
from heard.casework.forms.acts import ActForm
from heard.casework.forms.pages import ActPage, page_of
from heard.casework.operations.acting import (
    ChangedMeanwhile,
    NotAllowed,
    NothingKnown,
    NotLawful,
)
from heard.casework.operations.reading import Considered, consider, open_act
from heard.casework.queries.record_page import history_since
from heard.common.clock import now
from heard.files.forms import sent_again
from heard.rules.acts import Act, in_the_past, why_not

__all__ = ["act", "show_act"]

_LOST, _WRONG = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Show the page of an act, or do it."""
    if code not in set(Act):
        raise Http404(f"No act is called {code}.")
    page = page_of(Act(code), request.GET)
    if page is None:
        raise Http404(f"{Act(code).label} has a page of its own.")
    return show_act(request, reference, Act(code), page)


def show_act(request: HttpRequest, reference: str, what: Act, page: ActPage) -> HttpResponse:
    """Show the page of an act with a record, or do it: one operation, then the record's page.

    422 says what is wrong; 409 what somebody else changed meanwhile. Either keeps what was typed.
    """
    try:
        staff = staff_of(request.user)
        if request.method != "POST":
            seen = open_act(reference, what, by=staff, at=now())
            return _shown(request, what, page.form(seen, asked=request.GET))
        seen = consider(reference, what, by=staff)
        form = page.form(seen, request.POST, asked=request.GET, files=request.FILES)
        if not form.is_valid():
            return _shown(request, what, form, _WRONG)
        return _done(request, what, page, form)
    except NothingKnown as none:
        raise Http404(str(none)) from none
    except NotAllowed:
        # Whoever reads the server's log need not know who asked for what.
        raise PermissionDenied from None


def _done(request: HttpRequest, what: Act, page: ActPage, form: ActForm) -> HttpResponse:
    reference = form.seen.record.reference
    try:
        answer = page.operation(
            reference,
            *form.arguments(),
            **form.options(),
            by=form.seen.by,
            at=now(),
            version=form.cleaned_data["version"],
        )
    except NotLawful as refused:
        form.add_error(None, str(refused))
        return _shown(request, what, form, _WRONG)
    except ChangedMeanwhile:
        return _merging(request, what, page, form)
    messages.success(request, f"{in_the_past(what)}.")
    for sentence in _sentences(answer):
        messages.warning(request, sentence)
    return redirect("casework:record", reference)


def _merging(request: HttpRequest, what: Act, page: ActPage, form: ActForm) -> HttpResponse:
    """Show what somebody else changed, with what this person typed ready to be sent again."""
    seen: Considered = consider(form.seen.record.reference, what, by=form.seen.by)
    typed = sent_again(form)
    typed["version"] = str(seen.record.version)
    meanwhile = history_since(seen.record, form.cleaned_data["version"])
    again = page.form(seen, typed, asked=request.GET)
    return _shown(request, what, again, _LOST, meanwhile=meanwhile)


def _shown(
    request: HttpRequest, what: Act, form: ActForm, status: int = 200, **more: object
) -> HttpResponse:
    record = form.seen.record
    context = {
        "act": what,
        # A generator is something even where it yields nothing, so each is asked for here.
        "alternatives": tuple(form.alternatives),
        "consequences": tuple(form.consequences),
        "form": form,
        "record": record,
        "trail": [
            ("Work", reverse("casework:work")),
            (record.reference, reverse("casework:record", args=[record.reference])),
        ],
        "why_not": why_not(what, form.seen.state),
        **more,
    }
    return render(request, "casework/act.html", context, status=status)


def _sentences(answer: object) -> Sequence[str]:
    """Return what an operation says should be borne in mind, where it says something."""
    if isinstance(answer, str):
        return [answer]
    return [each for each in answer if isinstance(each, str)] if isinstance(answer, tuple) else []
