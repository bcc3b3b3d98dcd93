"""What does a browser see of who is away? The list, and one's own reminders."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.forms.absences import AbsenceForm, DigestForm
from heard.casework.operations.absences import add_absence, choose_digest, end_absence
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.permissions import may_list, may_say_who_is_away
from heard.casework.queries.absences import absences_from, wants_digest
from heard.common.clock import now, today

__all__ = ["absences", "end", "reminders"]

_WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
def absences(request: HttpRequest) -> HttpResponse:
    """Show who is away, or keep one more absence."""
    staff = staff_of(request.user)
    if not may_list(staff):
        raise PermissionDenied
    if request.method != "POST":
        return _shown(request, staff, AbsenceForm(staff))
    if not may_say_who_is_away(staff, staff.id):
        raise PermissionDenied
    form = AbsenceForm(staff, request.POST)
    if not form.is_valid():
        return _shown(request, staff, form)
    try:
        kept = add_absence(form.absence, by=staff, at=now())
    except NotLawful as refused:
        form.add_error(None, str(refused))
        return _shown(request, staff, form)
    deputy, away = (each.get_full_name() for each in (kept.absence.deputy, kept.absence.user))
    messages.success(request, f"{deputy} stands in for {away}.")
    if kept.out_of_sight:
        messages.warning(
            request,
            f"{deputy} may not see {kept.out_of_sight} of the open records of {away}, and is not "
            "told of them. Allocate those to somebody, or choose another deputy.",
        )
    return redirect("casework:absences")


@require_POST
def end(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Take an absence off the list."""
    try:
        end_absence(absence_id, by=staff_of(request.user), at=now())
    except NothingKnown as none:
        raise Http404(str(none)) from none
    except NotAllowed:
        raise PermissionDenied from None
    messages.success(request, "The absence is off the list.")
    return redirect("casework:absences")


@require_POST
def reminders(request: HttpRequest) -> HttpResponse:
    """Keep how somebody wants their own reminders."""
    staff = staff_of(request.user)
    if not may_list(staff):
        raise PermissionDenied
    form = DigestForm(request.POST)
    form.is_valid()
    choose_digest(wants=form.cleaned_data["digest"], by=staff, at=now())
    messages.success(request, "Your reminders will come as you chose.")
    return redirect("casework:absences")


def _shown(request: HttpRequest, staff: Staff, form: AbsenceForm) -> HttpResponse:
    day = today()
    context = {
        "absences": [
            (each, may_say_who_is_away(staff, each.user_id)) for each in absences_from(day)
        ],
        "day": day,
        "digest": DigestForm(initial={"digest": wants_digest(staff)}),
        "form": form if may_say_who_is_away(staff, staff.id) else None,
        "trail": [("Work", reverse("casework:work"))],
    }
    status = _WRONG if form.errors else 200
    return render(request, "casework/absences.html", context, status=status)
