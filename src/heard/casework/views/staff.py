"""How does an administrator take people on, say what they do, and let them go?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.accounts.models import User
from heard.accounts.operations import (
    UnableToChangeStaff,
    UnableToGiveLink,
    UnableToSendLink,
    change_staff,
    give_link,
    let_go,
    send_link,
    take_back,
    take_on,
)
from heard.accounts.queries import managed_by, staff_with_id
from heard.accounts.staff import Staff
from heard.casework.forms.staff import NewStaffForm, StaffForm, area_names
from heard.casework.permissions import may_list
from heard.casework.queries.staff_list import line_of, open_allocations, staff_lines
from heard.casework.views.list_addresses import address_of
from heard.casework.worklist import Wanted
from heard.common.clock import now
from heard.face.views.asking import WRONG, administrator, trail

__all__ = ["back", "leave", "link", "person", "staff_list", "take_somebody_on"]

_SHOWN_ONCE = "password_link"


@require_safe
def staff_list(request: HttpRequest) -> HttpResponse:
    """Show who works here, as what, and who has left."""
    administrator(request)
    lines = staff_lines(area_names())
    context = {
        "here": [each for each in lines if each.account.is_active],
        "left": [each for each in lines if not each.account.is_active],
        "trail": trail(),
    }
    return render(request, "casework/staff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def take_somebody_on(request: HttpRequest) -> HttpResponse:
    """Ask who it is, or make their account and give them a link to choose a password."""
    by = administrator(request)
    form = NewStaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = take_on(form.cleaned_data["username"], form.facts, by=by, at=now())
        except UnableToChangeStaff as refused:
            form.add_error("username", str(refused))
        else:
            messages.success(request, f"{user.get_full_name()} works here now.")
            _give_link(request, user, by)
            return redirect("casework:person", user.pk)
    context = {"form": form, "trail": _trail()}
    status = WRONG if form.errors else 200
    return render(request, "casework/take_on.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """Show what somebody is here to do, or keep what was typed."""
    by = administrator(request)
    user = _account(user_id)
    form = StaffForm(request.POST or None, held=user)
    if request.method == "POST" and form.is_valid():
        try:
            change_staff(user.pk, form.facts, by=by, at=now())
        except UnableToChangeStaff as refused:
            form.add_error("office", str(refused))
        else:
            messages.success(request, f"{form.facts.name}: kept, and so from now on.")
            return redirect("casework:staff")
    context = {
        "form": form,
        "line": line_of(user, area_names()),
        "link": request.session.pop(_SHOWN_ONCE, None),
        "trail": _trail(),
    }
    status = WRONG if form.errors else 200
    return render(request, "casework/person.html", context, status=status)


@require_POST
def link(request: HttpRequest, user_id: int) -> HttpResponse:
    """Give somebody another link to choose a password."""
    by = administrator(request)
    try:
        _give_link(request, _account(user_id), by)
    except UnableToGiveLink as refused:
        messages.warning(request, str(refused))
    return redirect("casework:person", user_id)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, user_id: int) -> HttpResponse:
    """Say what there is to hand over, or close the account."""
    by = administrator(request)
    user, refusal = _account(user_id), ""
    if not user.is_active:
        return redirect("casework:person", user_id)
    if request.method == "POST":
        try:
            let_go(user.pk, by=by, at=now())
        except UnableToChangeStaff as refused:
            refusal = str(refused)
        else:
            name = user.get_full_name() or user.username
            messages.success(request, f"{name} has left, and is signed out everywhere.")
            return redirect("casework:staff")
    theirs = address_of(Wanted(handler=str(user.pk)))
    context = {
        "allocated": open_allocations(user.pk),
        "line": line_of(user, area_names()),
        "managed": managed_by(user),
        "refusal": refusal,
        "theirs": theirs if may_list(by) else "",
        "trail": _trail((user.get_full_name(), reverse("casework:person", args=[user.pk]))),
    }
    return render(request, "casework/leave.html", context, status=WRONG if refusal else 200)


@require_POST
def back(request: HttpRequest, user_id: int) -> HttpResponse:
    """Have somebody back who left."""
    by = administrator(request)
    user = _account(user_id)
    try:
        take_back(user.pk, by=by, at=now())
    except UnableToChangeStaff as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, f"{user.get_full_name()} works here again.")
        _give_link(request, _account(user_id), by)
    return redirect("casework:person", user_id)


def _account(user_id: int) -> User:
    found = staff_with_id(user_id)
    if found is None:
        raise Http404("Nobody here has that number.")
    return found


def _trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return trail(("Staff", reverse("casework:staff")), *more)


def _give_link(request: HttpRequest, user: User, by: Staff) -> None:
    """Send a link, or show it once on the next page: as asked, or where it cannot be sent."""
    address = request.build_absolute_uri(give_link(user, by=by, at=now()))
    if "show_link" not in request.POST:
        try:
            send_link(user, address)
        except UnableToSendLink as failed:
            messages.warning(request, str(failed))
        else:
            messages.success(request, f"A link to choose a password is on its way to {user.email}.")
            return
    request.session[_SHOWN_ONCE] = {"account": user.pk, "address": address}
