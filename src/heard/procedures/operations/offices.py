"""Setting an office up from what its file says: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Manager

from heard.procedures.models import (
    Closure,
    Council,
    CustomerGroup,
    ListEntry,
    Procedure,
    ServiceArea,
    Theme,
)
from heard.procedures.offices import Area, Entry, Office
from heard.procedures.operations.closures import load_bank_holidays
from heard.procedures.operations.packs import load_pack

__all__ = ["UnableToSetUp", "set_up_office"]

EntryT = TypeVar("EntryT", bound=ListEntry)


class UnableToSetUp(Exception):
    """What is held already stands in the way of what the file says."""


@transaction.atomic
def set_up_office(office: Office, today: date, *, dry_run: bool = False) -> tuple[str, ...]:
    """Make the office what the file says; return a sentence for each change, none if none.

    Entries are known by their keys: a name may change, and records keep what they point to. An
    entry that the file no longer names is kept, after those it does, because records may point to
    it. UnableToSetUp or UnableToLoadPack, and nothing changed, when that cannot be done. With
    `dry_run` the changes are made, told and undone.
    """
    changes = tuple(_changes(office, today))
    transaction.set_rollback(dry_run)
    return changes


def _changes(office: Office, today: date) -> Iterator[str]:
    for procedure in office.procedures:
        if load_pack(procedure, today):
            yield f"Procedure “{procedure.name}” was loaded."
    added = load_bank_holidays()
    if added:
        yield f"{added} bank holidays were added."
    yield from _closures(office)
    yield from _council(office)
    yield from _entries(ServiceArea.objects, "Service area", office.service_areas)
    yield from _complaints_procedures(office.service_areas)
    yield from _entries(Theme.objects, "Theme", office.themes)
    yield from _entries(CustomerGroup.objects, "Customer group", office.customer_groups)


def _closures(office: Office) -> Iterator[str]:
    for each in office.closures:
        facts = {"name": each.name, "source": f"Entered by {office.name}"}
        held = Closure.objects.filter(on=each.on, reach=each.reach)
        if held.filter(**facts).exists():
            continue
        Closure.objects.update_or_create(on=each.on, reach=each.reach, defaults=facts)
        yield f"Closure on {each.on}, {each.name}, was entered."


def _council(office: Office) -> Iterator[str]:
    targets = Procedure.objects.filter(key=office.local_targets or "").first()
    facts = {
        "name": office.name,
        "services_title": office.services_title,
        "local_targets": targets,
        "disclosure_threshold": office.disclosure_threshold,
    }
    if not Council.objects.filter(**facts).exists():
        Council.objects.update_or_create(id=1, defaults=facts)
        yield f"{office.name} was set up."


def _complaints_procedures(areas: Sequence[Area]) -> Iterator[str]:
    ids = dict(Procedure.objects.values_list("key", "id"))
    for area in areas:
        wanted = ids[area.complaints_procedure] if area.complaints_procedure else None
        row = ServiceArea.objects.get(key=area.key)
        if row.complaints_procedure_id != wanted:
            row.complaints_procedure_id = wanted
            row.save(update_fields=["complaints_procedure"])
            procedure = area.complaints_procedure or "no procedure"
            yield f"Complaints about {area.name} go by {procedure}."


def _entries(listed: Manager[EntryT], noun: str, entries: Sequence[Entry]) -> Iterator[str]:
    held = {row.key: row for row in listed.order_by("position", "key")}
    wanted = {entry.key: entry.name for entry in entries}
    kept = [row for key, row in held.items() if key not in wanted]
    for row in kept:
        if row.name in wanted.values():
            raise UnableToSetUp(
                f"{noun} “{row.name}” is held with the key “{row.key}”, and the file gives its "
                "name to another key: use the key that is held, because records point to it."
            )
    yield from _renamed(held, wanted, noun)
    for position, entry in enumerate(entries, start=1):
        if entry.key not in held:
            listed.create(key=entry.key, name=entry.name, position=position)
            yield f"{noun} “{entry.name}” was added."
    order = [*wanted, *(row.key for row in kept)]
    for position, key in enumerate(order, start=1):
        listed.filter(key=key).exclude(position=position).update(position=position)


def _renamed(held: Mapping[str, ListEntry], wanted: Mapping[str, str], noun: str) -> Iterator[str]:
    """Rename in two steps, so that two entries may take each other's names."""
    changed = [row for key, row in held.items() if wanted.get(key, row.name) != row.name]
    before = {row.key: row.name for row in changed}
    for row in changed:
        row.name = f"({row.key})"
        row.save(update_fields=["name"])
    for row in changed:
        row.name = wanted[row.key]
        row.save(update_fields=["name"])
        yield f"{noun} “{before[row.key]}” is now “{row.name}”."
