"""What does a browser see of taking something in? One page, and what is known of it already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

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
from heard.intake.by_hand import TakenByHand, take_in
from heard.intake.forms import (
    LogForm,
    PersonForm,
    names_whom_it_needs,
    person_forms,
    taken,
)

__all__ = ["log", "logged", "logging_staff", "matches", "show_log"]

_WRONG = 422


TakeIn = Callable[[TakenByHand, Staff, datetime], tuple[Feedback, str]]


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Show the page, look for what is known of it, or make the record."""
    staff = logging_staff(request)
    if request.method != "POST":
        return show_log(request, LogForm(), person_forms())
    return logged(request, staff, lambda new, by, at: take_in(new, by=by, at=at))


@require_POST
def matches(request: HttpRequest) -> HttpResponse:
    """Return what is known of the people and of the matter typed so far: a part of the page.

    By POST, because names in an address would be kept in the log of every server on the way.
    """
    staff = logging_staff(request)
    people = person_forms(request.POST)
    return render(request, "intake/parts/matches.html", _matches(request, staff, people))


def logging_staff(request: HttpRequest) -> Staff:
    """Return who is signed in, where they may log what was received; PermissionDenied else."""
    staff = staff_of(request.user)
    if not may_log(staff):
        raise PermissionDenied
    return staff


def logged(
    request: HttpRequest, staff: Staff, take: TakeIn, more: Mapping[str, object] | None = None
) -> HttpResponse:
    """Answer what was filled in: look for what is known of it, or make the record by `take`.

    `more` is what the page shows besides, should it be shown again.
    """
    if "check" in request.POST:
        return _checked(request, staff, more)
    form, people = LogForm(request.POST, request.FILES), person_forms(request.POST)
    are_valid = all([form.is_valid(), *(each.is_valid() for each in people)])
    if not are_valid or not names_whom_it_needs(form, people):
        return _refused(request, staff, form, people, more)
    try:
        record, words = take(taken(form, people), staff, now())
    except NotLawful as refused:
        form.add_error(None, str(refused))
        return _refused(request, staff, form, people, more)
    messages.success(request, _in_words(record))
    if words:
        messages.warning(request, f"Tell the person: {words}")
    return redirect("casework:record", record.reference)


def show_log(
    request: HttpRequest,
    form: LogForm,
    people: Sequence[PersonForm],
    status: int = 200,
    *,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show the page on which something is logged."""
    context = {
        "form": form,
        "forms": [form, *people],
        "has_errors": any(each.is_bound and each.errors for each in (form, *people)),
        "people": people,
        "trail": [("Work", reverse("casework:work"))],
        **(more or {}),
    }
    return render(request, "intake/log.html", context, status=status)


def _checked(request: HttpRequest, staff: Staff, more: Mapping[str, object] | None) -> HttpResponse:
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
    return show_log(request, form, people, more={**(more or {}), **known})


def _refused(
    request: HttpRequest,
    staff: Staff,
    form: LogForm,
    people: Sequence[PersonForm],
    more: Mapping[str, object] | None,
) -> HttpResponse:
    """Show what is wrong, with everything that was typed and chosen."""
    known = _matches(request, staff, people)
    return show_log(request, form, people, _WRONG, more={**(more or {}), **known})


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


def _in_words(record: Feedback) -> str:
    if record.next_due_on is None:
        return f"Logged as {record.reference}."
    return f"Logged as {record.reference}. The first date is {in_words(record.next_due_on)}."
