"""Setting an office up from what its file says: all of it, or nothing.

By the operations that an administrator's pages use, so that both leave the same events and keep the
same rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from heard.procedures.models import Closure, ListEntry, ServiceArea
from heard.procedures.offices import Area, Entry, Office
from heard.procedures.operations.closures import load_bank_holidays
from heard.procedures.operations.councils import (
    CouncilFacts,
    UnableToChangeCouncil,
    change_council,
    council_facts,
)
from heard.procedures.operations.lists import (
    ListName,
    UnableToChangeList,
    add_entry,
    choose_complaints_procedure,
    entries_of,
    offer_entry_again,
    order_entries,
    rename_entries,
    retire_entry,
)
from heard.procedures.operations.packs import load_pack

__all__ = ["UnableToSetUp", "set_up_office"]

_COUNCIL_TIME = ZoneInfo("Europe/London")


class UnableToSetUp(Exception):
    """What is held already stands in the way of what the file says."""


@transaction.atomic
def set_up_office(office: Office, at: datetime, *, dry_run: bool = False) -> tuple[str, ...]:
    """Make the office what the file says; return a sentence for each change, none if none.

    Entries are known by their keys: a name may change, and records keep what they point to. An
    entry that the file no longer names is kept, after those it does, because records may point to
    it. UnableToSetUp or UnableToLoadPack, and nothing changed, when that cannot be done. With
    `dry_run` the changes are made, told and undone.
    """
    try:
        changes = tuple(_changes(office, at))
    except (UnableToChangeCouncil, UnableToChangeList) as refused:
        raise UnableToSetUp(str(refused)) from refused
    transaction.set_rollback(dry_run)
    return changes


def _changes(office: Office, at: datetime) -> Iterator[str]:
    for procedure in office.procedures:
        if load_pack(procedure, at.astimezone(_COUNCIL_TIME).date()):
            yield f"Procedure “{procedure.name}” was loaded."
    added = load_bank_holidays()
    if added:
        yield f"{added} bank holidays were added."
    yield from _closures(office)
    yield from _council(office, at)
    yield from _entries(ListName.SERVICE_AREAS, office.service_areas, at)
    yield from _complaints_procedures(office.service_areas, at)
    yield from _while_unknown(office, at)
    yield from _retired(ListName.SERVICE_AREAS, office.service_areas, at)
    for which, entries in (
        (ListName.THEMES, office.themes),
        (ListName.CUSTOMER_GROUPS, office.customer_groups),
    ):
        yield from _entries(which, entries, at)
        yield from _retired(which, entries, at)


def _closures(office: Office) -> Iterator[str]:
    for each in office.closures:
        facts = {"name": each.name, "source": f"Entered by {office.name}"}
        held = Closure.objects.filter(on=each.on, reach=each.reach)
        if held.filter(**facts).exists():
            continue
        Closure.objects.update_or_create(on=each.on, reach=each.reach, defaults=facts)
        yield f"Closure on {each.on}, {each.name}, was entered."


def _council(office: Office, at: datetime) -> Iterator[str]:
    held = council_facts()
    # Which service area is meant is said once there are service areas.
    facts = CouncilFacts(
        name=office.name,
        services_title=office.services_title,
        local_targets=office.local_targets or "",
        disclosure_threshold=office.disclosure_threshold,
        service_area_if_unknown=held.service_area_if_unknown if held else "",
    )
    if change_council(facts, by=None, at=at):
        yield f"{office.name} was set up."


def _while_unknown(office: Office, at: datetime) -> Iterator[str]:
    """Change it where the file says which; one chosen in the browser stays where it is silent."""
    held, wanted = council_facts(), office.service_area_if_unknown
    if held is None or wanted is None:
        return
    if change_council(replace(held, service_area_if_unknown=wanted), by=None, at=at):
        name = ServiceArea.objects.get(key=wanted).name
        yield f"While the service is not known, {name} is used."


def _complaints_procedures(areas: Sequence[Area], at: datetime) -> Iterator[str]:
    for area in areas:
        wanted = area.complaints_procedure
        if choose_complaints_procedure(area.key, wanted or "", by=None, at=at):
            yield f"Complaints about {area.name} go by {wanted or 'no procedure'}."


def _entries(which: ListName, entries: Sequence[Entry], at: datetime) -> Iterator[str]:
    held = {row.key: row for row in entries_of(which)}
    wanted = {entry.key: entry.name for entry in entries}
    kept = [row for key, row in held.items() if key not in wanted]
    _require_free_names(which, kept, wanted.values())
    for key, before in rename_entries(which, wanted, by=None, at=at).items():
        yield f"{which.label} “{before}” is now “{wanted[key]}”."
    for entry in entries:
        if entry.key not in held:
            add_entry(which, entry.name, key=entry.key, by=None, at=at)
            yield f"{which.label} “{entry.name}” was added."
    order_entries(which, [*wanted, *(row.key for row in kept)], by=None, at=at)


def _require_free_names(
    which: ListName, kept: Sequence[ListEntry], wanted: Collection[str]
) -> None:
    for row in kept:
        if row.name in wanted:
            raise UnableToSetUp(
                f"{which.label} “{row.name}” is held with the key “{row.key}”, and the file gives "
                "its name to another key: use the key that is held, because records point to it."
            )


def _retired(which: ListName, entries: Sequence[Entry], at: datetime) -> Iterator[str]:
    """Retire and offer again as the file says; who is not in it stays as they are."""
    held = {row.key: row.is_retired for row in entries_of(which)}
    for entry in entries:
        if entry.retired == held[entry.key]:
            continue
        if entry.retired:
            retire_entry(which, entry.key, by=None, at=at)
            yield f"{which.label} “{entry.name}” is no longer offered."
        else:
            offer_entry_again(which, entry.key, by=None, at=at)
            yield f"{which.label} “{entry.name}” is offered again."
