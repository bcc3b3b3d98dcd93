"""Keeping the council's lists: add, rename, order, retire, from the browser or its file alike.

The key of an entry never changes and no entry is ever removed, because records point to it. Every
change leaves an event. `by` is an administrator, or None for whoever runs `heard` on the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Manager, QuerySet
from django.utils.text import slugify

from heard.accounts.permissions import require_administrator
from heard.accounts.staff import Staff
from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.procedures.models import (
    Council,
    CustomerGroup,
    ListEntry,
    Procedure,
    ServiceArea,
    Theme,
)
from heard.rules.vocabulary import Labelled

__all__ = [
    "ListName",
    "UnableToChangeList",
    "add_entry",
    "choose_complaints_procedure",
    "entries_of",
    "offer_entry_again",
    "order_entries",
    "rename_entries",
    "retire_entry",
]

_LONGEST_KEY, _LONGEST_NAME = 60, 120


class UnableToChangeList(ValueError):
    """The list cannot be so; the sentence says why, and what to do."""


class ListName(Labelled):
    """A list that the council keeps, and what one entry of it is called."""

    SERVICE_AREAS = "service_area", "Service area"
    THEMES = "theme", "Theme"
    CUSTOMER_GROUPS = "customer_group", "Customer group"


_TABLES: Mapping[ListName, Manager[Any]] = {
    ListName.SERVICE_AREAS: ServiceArea.objects,
    ListName.THEMES: Theme.objects,
    ListName.CUSTOMER_GROUPS: CustomerGroup.objects,
}


def entries_of(which: ListName) -> QuerySet[ListEntry]:
    """Return the entries of a list in its order, those that are retired among them."""
    return _TABLES[which].order_by("position", "key")


@transaction.atomic
def add_entry(which: ListName, name: str, *, by: Staff | None, at: datetime, key: str = "") -> str:
    """Put a new entry at the end of a list, and return its key: from its name, or as given."""
    actor = require_administrator(by)
    name = _name(which, name)
    held = set(entries_of(which).values_list("key", flat=True))
    key = key or _free_key(name, held)
    if key in held:
        raise UnableToChangeList(f"There is a {which.label.lower()} with the key “{key}” already.")
    row = entries_of(which).create(key=key, name=name, position=len(held) + 1)
    write_down(actor, at, [_told(which, row, "entry_added", Change("Name", "", name))])
    return key


@transaction.atomic
def rename_entries(
    which: ListName, names: Mapping[str, str], *, by: Staff | None, at: datetime
) -> dict[str, str]:
    """Give entries other names, by key; return what each that changed was called before.

    In two steps, so that two entries may take each other's names.
    """
    actor = require_administrator(by)
    rows = {row.key: row for row in entries_of(which).select_for_update().filter(key__in=names)}
    changed = {key: row for key, row in rows.items() if row.name != names[key].strip()}
    before = {key: row.name for key, row in changed.items()}
    for key, row in changed.items():
        row.name = f"({key})"
        row.save(update_fields=["name"])
    for key, row in changed.items():
        row.name = _name(which, names[key])
        row.save(update_fields=["name"])
        change = Change("Name", before[key], row.name)
        write_down(actor, at, [_told(which, row, "entry_renamed", change)])
    return before


@transaction.atomic
def order_entries(which: ListName, keys: Sequence[str], *, by: Staff | None, at: datetime) -> bool:
    """Put a list into this order, what is not named after the rest; return whether it changed."""
    actor = require_administrator(by)
    rows = list(entries_of(which).select_for_update())
    place = {key: number for number, key in enumerate(keys)}
    wanted = sorted(rows, key=lambda row: place.get(row.key, len(rows)))
    for position, row in enumerate(wanted, start=1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
    if wanted == rows:
        return False
    change = Change("Order", _in_order(rows), _in_order(wanted))
    subject = Subject("list", which.value, f"{which.label}s")
    write_down(actor, at, [Entry("entries_ordered", subject, (change,))])
    return True


@transaction.atomic
def retire_entry(which: ListName, key: str, *, by: Staff | None, at: datetime) -> None:
    """Offer an entry no longer; records and reports keep it. Retired already, nothing is done.

    UnableToChangeList for the service area that is used while none is known, and for the last one.
    """
    actor = require_administrator(by)
    row = _entry(which, key)
    if row.is_retired:
        return
    if isinstance(row, ServiceArea):
        _require_dispensable(row)
    _set_retired(which, row, "entry_retired", actor, at)


@transaction.atomic
def offer_entry_again(which: ListName, key: str, *, by: Staff | None, at: datetime) -> None:
    """Offer a retired entry again. Offered already, nothing is done."""
    actor = require_administrator(by)
    row = _entry(which, key)
    if row.is_retired:
        _set_retired(which, row, "entry_offered_again", actor, at)


@transaction.atomic
def choose_complaints_procedure(
    key: str, procedure: str, *, by: Staff | None, at: datetime
) -> bool:
    """Let complaints about an area go by a procedure, "" for none; return whether it changed."""
    actor = require_administrator(by)
    area = ServiceArea.objects.select_for_update().filter(key=key).first()
    if area is None:
        raise UnableToChangeList(f"There is no service area with the key “{key}”.")
    chosen = Procedure.objects.filter(key=procedure).first()
    if procedure and chosen is None:
        raise UnableToChangeList(f"There is no procedure “{procedure}”.")
    before = area.complaints_procedure
    if before == chosen:
        return False
    area.complaints_procedure = chosen
    area.save(update_fields=["complaints_procedure"])
    change = Change(
        "Complaints go by", str(before or "no procedure"), str(chosen or "no procedure")
    )
    write_down(actor, at, [_told(ListName.SERVICE_AREAS, area, "procedure_chosen", change)])
    return True


def _entry(which: ListName, key: str) -> ListEntry:
    found = entries_of(which).select_for_update().filter(key=key).first()
    if found is None:
        raise UnableToChangeList(f"There is no {which.label.lower()} with the key “{key}”.")
    return found


def _name(which: ListName, given: str) -> str:
    """Return a name that can be held: with something in it, short enough, and nobody else's."""
    name = " ".join(given.split())
    if not name:
        raise UnableToChangeList(f"Enter the name of the {which.label.lower()}")
    if len(name) > _LONGEST_NAME:
        raise UnableToChangeList(f"A name may have {_LONGEST_NAME} letters")
    taken = entries_of(which).filter(name__iexact=name).first()
    if taken is not None:
        again = ": it is retired, and can be offered again" if taken.is_retired else ""
        raise UnableToChangeList(
            f"There is a {which.label.lower()} called “{taken.name}” already{again}"
        )
    return name


def _free_key(name: str, held: Iterable[str]) -> str:
    stem = slugify(name)[: _LONGEST_KEY - 4].strip("-") or "entry"
    taken = set(held)
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)


def _require_dispensable(area: ServiceArea) -> None:
    if Council.objects.filter(service_area_if_unknown=area).exists():
        raise UnableToChangeList(
            f"{area.name} is used while the service is not known: choose another for that first."
        )
    if not ServiceArea.objects.filter(is_retired=False).exclude(pk=area.pk).exists():
        raise UnableToChangeList("This is the last service area: add another before you retire it.")


def _set_retired(which: ListName, row: ListEntry, verb: str, by: Actor, at: datetime) -> None:
    row.is_retired = not row.is_retired
    row.save(update_fields=["is_retired"])
    before, after = ("no", "yes") if row.is_retired else ("yes", "no")
    write_down(by, at, [_told(which, row, verb, Change("Retired", before, after))])


def _in_order(rows: Iterable[ListEntry]) -> str:
    return ", ".join(row.name for row in rows)


def _told(which: ListName, row: ListEntry, verb: str, change: Change) -> Entry:
    return Entry(verb, Subject(which.value, row.key, row.name), (change,))
