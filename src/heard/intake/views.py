"""What does a browser see of taking something in? One page, and what is known of it already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.operations.acting import NotLawful, in_words
from heard.casework.permissions import may_log
from heard.casework.queries.matches import people_known, records_alike
from heard.common.clock import now, today
from heard.feedback.models import Feedback
from heard.files.forms import keep_unjudged
from heard.intake.by_hand import take_in
from heard.intake.forms import (
    LogForm,
    PersonForm,
    names_whom_it_needs,
    person_forms,
    taken,
)

__all__ = ["log", "matches"]

_WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Show the page, look for what is known of it, or make the record."""
    staff = _logging_staff(request)
    if request.method != "POST":
        return _shown(request, LogForm(), person_forms())
    if "check" in request.POST:
        return _checked(request, staff)
    form, people = LogForm(request.POST, request.FILES), person_forms(request.POST)
    are_valid = all([form.is_valid(), *(each.is_valid() for each in people)])
    if not are_valid or not names_whom_it_needs(form, people):
        return _refused(request, staff, form, people)
    try:
        record, words = take_in(taken(form, people), by=staff, at=now())
    except NotLawful as refused:
        form.add_error(None, str(refused))
        return _refused(request, staff, form, people)
    messages.success(request, _logged(record))
    if words:
        messages.warning(request, f"Tell the person: {words}")
    return redirect("casework:record", record.reference)


@require_POST
def matches(request: HttpRequest) -> HttpResponse:
    """Return what is known of the people and of the matter typed so far: a part of the page.

    By POST, because names in an address would be kept in the log of every server on the way.
    """
    staff = _logging_staff(request)
    people = person_forms(request.POST)
    return render(request, "intake/parts/matches.html", _matches(request, staff, people))


def _logging_staff(request: HttpRequest) -> Staff:
    staff = staff_of(request.user)
    if not may_log(staff):
        raise PermissionDenied
    return staff


def _checked(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the page as it was filled in, nothing judged, beside what is known."""
    typed = person_forms(request.POST)
    known = _matches(request, staff, typed)
    form = LogForm(initial=request.POST.dict())
    for sentence in keep_unjudged(form, request):
        messages.warning(request, sentence)
    people = tuple(
        PersonForm(prefix=each.prefix, initial={name: each[name].value() for name in each.fields})
        for each in typed
    )
    return _shown(request, form, people, known=known)


def _refused(
    request: HttpRequest, staff: Staff, form: LogForm, people: Sequence[PersonForm]
) -> HttpResponse:
    """Show what is wrong, with everything that was typed and chosen."""
    return _shown(request, form, people, _WRONG, known=_matches(request, staff, people))


def _shown(
    request: HttpRequest,
    form: LogForm,
    people: Sequence[PersonForm],
    status: int = 200,
    *,
    known: Mapping[str, object] | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "forms": [form, *people],
        "has_errors": any(each.is_bound and each.errors for each in (form, *people)),
        "people": people,
        "trail": [("Work", reverse("casework:work"))],
        **(known or {}),
    }
    return render(request, "intake/log.html", context, status=status)


def _matches(request: HttpRequest, staff: Staff, people: Sequence[PersonForm]) -> dict[str, object]:
    return {
        "alike": records_alike(request.POST.get("words", ""), today(), staff),
        "is_checked": True,
        "known": list(_known(staff, people)),
    }


def _known(staff: Staff, people: Sequence[PersonForm]) -> Iterator[tuple[PersonForm, object]]:
    for form in people:
        form.is_valid()  # What cannot be read yet is left out.
        if found := people_known(form.person, staff):
            yield form, found


def _logged(record: Feedback) -> str:
    if record.next_due_on is None:
        return f"Logged as {record.reference}."
    return f"Logged as {record.reference}. The first date is {in_words(record.next_due_on)}."
