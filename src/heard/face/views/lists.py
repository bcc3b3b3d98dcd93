"""How does an administrator keep the council's lists?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heard.accounts.staff import Staff
from heard.common.clock import now
from heard.face.forms.lists import AreaForm, EntryForm
from heard.face.views.asking import WRONG, administrator, one_of, trail
from heard.procedures.models import ListEntry, Procedure, ServiceArea
from heard.procedures.operations import (
    ListName,
    UnableToChangeCouncil,
    UnableToChangeList,
    add_entry,
    change_council,
    choose_complaints_procedure,
    council_facts,
    entries_of,
    offer_entry_again,
    order_entries,
    rename_entries,
    retire_entry,
)

__all__ = ["entry", "entry_list", "move_entry", "retire"]


@require_http_methods(["GET", "HEAD", "POST"])
def entry_list(request: HttpRequest, which: str) -> HttpResponse:
    """Show a list, or put a new entry at its end."""
    staff = administrator(request)
    listed = one_of(ListName, which)
    form = EntryForm(listed, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            key = add_entry(listed, form.cleaned_data["name"], by=staff, at=now())
        except UnableToChangeList as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, f"“{form.cleaned_data['name']}” is added.")
            is_area = listed is ListName.SERVICE_AREAS
            return redirect("face:list-entry", which, key) if is_area else _back(listed)
    entries = list(entries_of(listed))
    context = {
        "form": form,
        "offered": [each for each in entries if not each.is_retired],
        "retired": [each for each in entries if each.is_retired],
        "trail": trail(),
        "unknown": _unknown(listed),
        "which": listed,
    }
    return render(request, "face/list.html", context, status=WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, which: str, key: str) -> HttpResponse:
    """Show one entry to be changed, or keep what was typed."""
    staff = administrator(request)
    listed = one_of(ListName, which)
    held = _entry(listed, key)
    form = _form(held, listed, request)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(held, listed, form, staff, now())
        except (UnableToChangeList, UnableToChangeCouncil) as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, f"“{form.cleaned_data['name']}” is kept.")
            return _back(listed)
    context = {
        "entry": held,
        "form": form,
        "trail": trail((f"{listed.label}s", reverse("face:list", args=[which]))),
        "which": listed,
    }
    return render(request, "face/entry.html", context, status=WRONG if form.errors else 200)


@require_POST
def move_entry(request: HttpRequest, which: str, key: str) -> HttpResponse:
    """Move an entry one place up or down among those that are offered."""
    staff = administrator(request)
    listed = one_of(ListName, which)
    held = _entry(listed, key)
    offered = [each.key for each in entries_of(listed) if not each.is_retired]
    step = -1 if request.POST.get("to") == "up" else 1
    place = offered.index(key) if key in offered else 0
    offered.insert(min(len(offered), max(0, place + step)), offered.pop(place))
    order_entries(listed, offered, by=staff, at=now())
    messages.success(request, f"“{held.name}” is now number {offered.index(key) + 1}.")
    return _back(listed)


@require_POST
def retire(request: HttpRequest, which: str, key: str) -> HttpResponse:
    """Offer an entry no longer, or again."""
    staff = administrator(request)
    listed = one_of(ListName, which)
    held = _entry(listed, key)
    try:
        if "again" in request.POST:
            offer_entry_again(listed, key, by=staff, at=now())
            messages.success(request, f"“{held.name}” is offered again.")
        else:
            retire_entry(listed, key, by=staff, at=now())
            messages.success(request, f"“{held.name}” is retired: records that name it keep it.")
    except UnableToChangeList as refused:
        messages.warning(request, str(refused))
    return _back(listed)


def _entry(listed: ListName, key: str) -> ListEntry:
    found = entries_of(listed).filter(key=key).first()
    if found is None:
        raise Http404("There is no such entry.")
    return found


def _unknown(listed: ListName) -> str:
    held = council_facts() if listed is ListName.SERVICE_AREAS else None
    return held.service_area_if_unknown if held else ""


def _form(held: ListEntry, listed: ListName, request: HttpRequest) -> EntryForm:
    data = request.POST or None
    if not isinstance(held, ServiceArea):
        return EntryForm(listed, data, name=held.name)
    procedure = held.complaints_procedure
    return AreaForm(
        data,
        name=held.name,
        procedures=Procedure.objects.exclude(basis="local").values_list("key", "name"),
        held=(procedure.key if procedure else "", _unknown(listed) == held.key),
    )


@transaction.atomic
def _keep(held: ListEntry, listed: ListName, form: EntryForm, staff: Staff, at: datetime) -> None:
    """Do every act that the form asks for, or none."""
    told = form.cleaned_data
    rename_entries(listed, {held.key: told["name"]}, by=staff, at=at)
    if not isinstance(form, AreaForm):
        return
    choose_complaints_procedure(held.key, told["procedure"], by=staff, at=at)
    council = council_facts()
    if council is None:
        return
    chosen = council.service_area_if_unknown
    if told["if_unknown"]:
        chosen = held.key
    elif chosen == held.key:
        chosen = ""
    change_council(replace(council, service_area_if_unknown=chosen), by=staff, at=at)


def _back(listed: ListName) -> HttpResponse:
    return redirect("face:list", listed.value)
