"""What does a browser see of an act with many records? What came of each."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.forms.in_bulk import BulkForm
from heard.casework.operations.in_bulk import Result, allocate_each, chase_each, close_each
from heard.casework.permissions import may_act_in_bulk
from heard.common.clock import now

__all__ = ["in_bulk"]

_DONE = {"allocate": "allocated", "chase": "chased", "close": "closed as answered"}


@require_POST
def in_bulk(request: HttpRequest) -> HttpResponse:
    """Do one act with every record that was ticked, and say what came of each."""
    staff = staff_of(request.user)
    if not may_act_in_bulk(staff):
        raise PermissionDenied
    form = BulkForm(request.POST)
    if form.act not in _DONE:
        sentence = "Choose what is to be done with the records."
        return render(request, "400.html", {"sentence": sentence}, status=400)
    trail = [("All open", reverse("casework:work"))]
    if not form.is_valid():
        return render(
            request, "casework/in_bulk_again.html", {"form": form, "trail": trail}, status=422
        )
    results = _results(form, staff)
    return render(
        request,
        "casework/in_bulk.html",
        {
            "done": [each for each in results if not each.refused],
            "refused": [each for each in results if each.refused],
            "trail": trail,
            "what": _DONE[form.act],
        },
    )


def _results(form: BulkForm, staff: Staff) -> tuple[Result, ...]:
    given, references, at = form.cleaned_data, form.references, now()
    if form.act == "allocate":
        return allocate_each(references, int(given["handler"]), by=staff, at=at)
    if form.act == "chase":
        return chase_each(references, by=staff, at=at)
    return close_each(references, given["sent_on"], by=staff, at=at)
