"""Changing which council this is and what it chose, from the browser or from its file alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from heard.accounts.permissions import require_administrator
from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.procedures.models import Council, Procedure, ServiceArea, new_stamp

__all__ = [
    "CouncilFacts",
    "UnableToChangeCouncil",
    "change_council",
    "council_facts",
    "restamp_council",
]


class UnableToChangeCouncil(ValueError):
    """The council cannot be so; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilFacts:
    """What a council is: see the model; procedures and service areas by their keys, "" for none."""

    name: str
    services_title: str
    local_targets: str = ""
    disclosure_threshold: int = 5
    service_area_if_unknown: str = ""


_WORDS = {
    "name": "Name",
    "services_title": "What the services are called",
    "local_targets": "The council’s own targets",
    "disclosure_threshold": "Smallest number that is published",
    "service_area_if_unknown": "Service area while it is not known",
}


def council_facts() -> CouncilFacts | None:
    """Return what is held of the council; None before there is one."""
    held = Council.objects.select_related("local_targets", "service_area_if_unknown").first()
    if held is None:
        return None
    return CouncilFacts(
        name=held.name,
        services_title=held.services_title,
        local_targets=held.local_targets.key if held.local_targets else "",
        disclosure_threshold=held.disclosure_threshold,
        service_area_if_unknown=(
            held.service_area_if_unknown.key if held.service_area_if_unknown else ""
        ),
    )


@transaction.atomic
def change_council(new: CouncilFacts, *, by: Staff | None, at: datetime) -> bool:
    """Make the council so, with one event; return whether anything was changed.

    UnableToChangeCouncil for a name that says nothing, and
    for a service area that is not there or no longer offered.
    """
    actor = require_administrator(by)
    if not new.name.strip() or not new.services_title.strip():
        raise UnableToChangeCouncil("The council and its services each have a name.")
    held = council_facts()
    changes = tuple(_changes(held, new))
    if not changes:
        return False
    Council.objects.update_or_create(id=1, defaults=_columns(new))
    write_down(
        actor, at, [Entry("council_changed", Subject("council", "council", new.name), changes)]
    )
    return True


def restamp_council() -> None:
    """Say that pages must read again what they say of the council."""
    Council.objects.update(stamp=new_stamp())


def _columns(new: CouncilFacts) -> dict[str, object]:
    area = None
    if new.service_area_if_unknown:
        area = ServiceArea.objects.filter(key=new.service_area_if_unknown, is_retired=False).first()
        if area is None:
            raise UnableToChangeCouncil(
                "The service area for what is not known yet must be one that is offered."
            )
    return {
        "name": new.name,
        "services_title": new.services_title,
        "local_targets": Procedure.objects.filter(key=new.local_targets).first(),
        "disclosure_threshold": new.disclosure_threshold,
        "service_area_if_unknown": area,
        "stamp": new_stamp(),
    }


def _changes(held: CouncilFacts | None, new: CouncilFacts) -> Iterator[Change]:
    for each in fields(CouncilFacts):
        before = getattr(held, each.name) if held else ""
        after = getattr(new, each.name)
        if before != after:
            yield Change(_WORDS[each.name], str(before), str(after))
