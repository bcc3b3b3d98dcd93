"""Which council is this, and what are its service areas, themes and customer groups?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Manager

from heard.procedures.models import Council, CustomerGroup, ListEntry, ServiceArea, Theme

__all__ = [
    "IdsByKey",
    "Listed",
    "Lists",
    "OfficeNotSetUp",
    "council",
    "ids_by_key",
    "lists",
    "service_area_if_unknown",
    "vocabularies",
]

EntryT = TypeVar("EntryT", bound=ListEntry)


class OfficeNotSetUp(LookupError):
    """Nobody has said yet which council this is."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list: its id, its key (a slug that never changes), its name, and its standing.

    A retired one is named wherever a record has it, and is no longer offered.
    """

    id: int
    key: str
    name: str
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Lists:
    """The council's lists, each in the order in which it is printed."""

    service_areas: tuple[Listed, ...]
    themes: tuple[Listed, ...]
    customer_groups: tuple[Listed, ...]

    @property
    def offered(self) -> Lists:
        """Return what can be chosen for something new: the lists without what is retired."""
        return Lists(
            _offered(self.service_areas), _offered(self.themes), _offered(self.customer_groups)
        )


@dataclass(frozen=True, slots=True)
class IdsByKey:
    """The ids behind the keys of the council's lists."""

    service_areas: Mapping[str, int]
    themes: Mapping[str, int]
    customer_groups: Mapping[str, int]


def council() -> Council:
    """Return the council; OfficeNotSetUp before there is one."""
    found = Council.objects.first()
    if found is None:
        raise OfficeNotSetUp(
            "This office has not been set up: run heard set-up with the file that says which "
            "council it serves (examples/blackpool-2014-15/office.toml shows how)."
        )
    return found


def lists() -> Lists:
    """Return the council's lists."""
    return Lists(
        _listed(ServiceArea.objects), _listed(Theme.objects), _listed(CustomerGroup.objects)
    )


def service_area_if_unknown() -> Listed | None:
    """Return the service area that governs while nobody knows which: as chosen, or else the first.

    None before the office is set up.
    """
    chosen = Council.objects.values_list("service_area_if_unknown__key", flat=True).first()
    offered = lists().offered.service_areas
    return next((each for each in offered if each.key == chosen), offered[0] if offered else None)


def ids_by_key() -> IdsByKey:
    """Return the id of each entry of the council's lists, by its key."""
    held = lists()
    return IdsByKey(
        {each.key: each.id for each in held.service_areas},
        {each.key: each.id for each in held.themes},
        {each.key: each.id for each in held.customer_groups},
    )


def vocabularies() -> dict[str, dict[str, str]]:
    """Return, for each list, the key that a word stands for: its key or its name."""
    held = lists()
    return {
        "service_area": _words(held.service_areas),
        "theme": _words(held.themes),
        "customer_group": _words(held.customer_groups),
    }


def _listed(entries: Manager[EntryT]) -> tuple[Listed, ...]:
    rows = entries.order_by("position", "key").values_list("id", "key", "name", "is_retired")
    return tuple(Listed(*row) for row in rows)


def _offered(listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
    return tuple(each for each in listed if not each.is_retired)


def _words(listed: tuple[Listed, ...]) -> dict[str, str]:
    return {word: each.key for each in listed for word in (each.name, each.key)}
