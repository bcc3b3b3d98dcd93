"""Which council is this? Its name, its lists and its procedures, as a file says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from heard.procedures.packs import pack_keys, read_pack, shipped_pack
from heard.procedures.toml_files import Day, Key, Name, Strict, UnableToReadFile, read_toml
from heard.rules.procedures import Procedure

__all__ = ["Area", "ClosureEntry", "Entry", "Office", "read_office"]


class Entry(Strict):
    """One entry of a list: a key that never changes, a name that may, and whether it is offered."""

    key: Key
    name: Name
    retired: bool = False


class Area(Entry):
    """A service area, and the procedure for complaints about it where there is one."""

    complaints_procedure: Key | None = None


class ClosureEntry(Strict):
    """A day of closure that the library does not know: a late bank holiday, or the council's."""

    on: Day
    name: Name
    reach: Literal["bank_holiday", "council"]


class _Council(Strict):
    name: Name
    services_title: Name = "Children’s Services"
    local_targets: Key | None = None
    disclosure_threshold: Annotated[int, Field(ge=1, le=100)] = 5
    service_area_if_unknown: Key | None = None
    packs: list[str] = []


class _File(Strict):
    council: _Council
    service_area: Annotated[list[Area], Field(min_length=1)]
    theme: list[Entry] = []
    customer_group: list[Entry] = []
    closure: list[ClosureEntry] = []


@dataclass(frozen=True, slots=True)
class Office:
    """A council's choices, checked: every procedure that it names is among `procedures`."""

    name: str
    services_title: str
    local_targets: str | None
    disclosure_threshold: int
    service_area_if_unknown: str | None
    procedures: tuple[Procedure, ...]
    service_areas: tuple[Area, ...]
    themes: tuple[Entry, ...]
    customer_groups: tuple[Entry, ...]
    closures: tuple[ClosureEntry, ...]


def read_office(file: Path) -> Office:
    """Return what the file says, the packs it names read too; UnableToReadFile with every fault.

    The procedures are those that come with the product and the council's own, whose files
    `council.packs` names, each by its path from the folder of this file.
    """
    said = read_toml(file, _File)
    own = [read_pack(file.parent / each) for each in said.council.packs]
    faults = [*_faults_of_packs(own), *_faults_of_lists(said)]
    known = {*pack_keys(), *(procedure.key for procedure in own)}
    faults += _unknown_procedures(said, known)
    if faults:
        raise UnableToReadFile(file.name, faults)
    return Office(
        name=said.council.name,
        services_title=said.council.services_title,
        local_targets=said.council.local_targets,
        disclosure_threshold=said.council.disclosure_threshold,
        service_area_if_unknown=said.council.service_area_if_unknown,
        procedures=(*(shipped_pack(key) for key in pack_keys()), *own),
        service_areas=tuple(said.service_area),
        themes=tuple(said.theme),
        customer_groups=tuple(said.customer_group),
        closures=tuple(said.closure),
    )


def _faults_of_packs(own: list[Procedure]) -> Iterator[str]:
    taken = set(pack_keys())
    for procedure in own:
        if procedure.key in taken:
            yield (
                f"council, packs: there is a pack “{procedure.key}” already: give the council's "
                "own another key."
            )
        taken.add(procedure.key)


def _faults_of_lists(said: _File) -> Iterator[str]:
    lists: dict[str, Iterable[Entry]] = {
        "service_area": said.service_area,
        "theme": said.theme,
        "customer_group": said.customer_group,
    }
    for where, entries in lists.items():
        for words in ("key", "name"):
            yield from _said_twice(where, words, [getattr(each, words) for each in entries])
    offered = [each.key for each in said.service_area if not each.retired]
    unknown = said.council.service_area_if_unknown
    if unknown is not None and unknown not in offered:
        choices = ", ".join(offered)
        yield (
            f"council, service_area_if_unknown: no service area that is offered has the key "
            f"“{unknown}”: write one of {choices}."
        )
    days = [f"{each.on} ({each.reach})" for each in said.closure]
    yield from _said_twice("closure", "on", days)


def _said_twice(where: str, key: str, values: list[str]) -> Iterator[str]:
    for number, value in enumerate(values, start=1):
        first = values.index(value) + 1
        if first < number:
            yield (
                f"{where} {number}, {key}: “{value}” is that of {where} {first} too: "
                "each must be different."
            )


def _unknown_procedures(said: _File, known: set[str]) -> Iterator[str]:
    named = {"council, local_targets": said.council.local_targets}
    for number, area in enumerate(said.service_area, start=1):
        named[f"service_area {number}, complaints_procedure"] = area.complaints_procedure
    for where, key in named.items():
        if key is not None and key not in known:
            choices = ", ".join(sorted(known))
            yield f"{where}: there is no procedure “{key}”: write one of {choices}."
