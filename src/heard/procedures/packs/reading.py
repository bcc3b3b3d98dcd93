"""What does a procedure pack lay down?"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

from pydantic import Field

from heard.procedures.toml_files import Day, Key, Name, Strict, UnableToReadFile, read_toml
from heard.rules import procedures as rules
from heard.rules.procedures import Basis, Standing, Step, validate
from heard.rules.timescales import Counting, StartEvent, Timescale, Unit
from heard.rules.vocabulary import Kind

__all__ = ["UnknownPack", "pack_keys", "read_pack", "shipped_pack"]

Amount = Annotated[int, Field(ge=1, le=10_000)]
Number = Annotated[int, Field(ge=1, le=99)]
Lenient = Field(strict=False)  # a word of the file becomes the member it names


class UnknownPack(LookupError):
    """No pack of that name comes with the product."""


class _Source(Strict):
    text: Annotated[str, Field(max_length=300)]
    url: Annotated[str, Field(max_length=300)] = ""
    standing: Annotated[Standing, Lenient]


class _Cap(Strict):
    amount: Amount
    start: Annotated[StartEvent, Lenient]


class _Limit(Strict):
    kind: Annotated[Kind, Lenient]
    stage: Number = 1
    step: Annotated[Step, Lenient] = Step.RESPOND
    amount: Amount
    unit: Annotated[Unit, Lenient] = Unit.WORKING_DAYS
    counting: Annotated[Counting, Lenient] = Counting.NEXT_WORKING_DAY_IS_DAY_1
    start: Annotated[StartEvent, Lenient]
    cap: _Cap | None = None
    extendable_to: Amount | None = None
    is_soft: bool = False
    source: _Source


class _Stage(Strict):
    number: Number
    name: Name


class _Version(Strict):
    number: Number
    in_force_from: Day
    in_force_until: Day | None = None
    counts_council_closures: bool = False
    source: _Source
    stage: list[_Stage]
    limit: list[_Limit]


class _Pack(Strict):
    key: Key
    name: Name
    basis: Annotated[Basis, Lenient]
    version: list[_Version]


def pack_keys() -> list[str]:
    """Return the keys of the packs that come with the product, in order."""
    beside = (each.name for each in files("heard.procedures.packs").iterdir())
    return sorted(name.removesuffix(".toml") for name in beside if name.endswith(".toml"))


def shipped_pack(key: str) -> rules.Procedure:
    """Return a pack that comes with the product; UnknownPack names those there are."""
    if key not in pack_keys():
        known = ", ".join(pack_keys())
        raise UnknownPack(f"There is no procedure pack “{key}”: the packs are {known}.")
    return read_pack(files("heard.procedures.packs") / f"{key}.toml")


def read_pack(file: Path | Traversable) -> rules.Procedure:
    """Return the procedure that a file lays down; UnableToReadFile with all that is wrong."""
    pack = read_toml(file, _Pack)
    procedure = rules.Procedure(
        pack.key, pack.name, pack.basis, tuple(_version(each) for each in pack.version)
    )
    faults = validate(procedure)
    if faults:
        raise UnableToReadFile(file.name, faults)
    return procedure


def _version(version: _Version) -> rules.ProcedureVersion:
    return rules.ProcedureVersion(
        number=version.number,
        in_force_from=version.in_force_from,
        in_force_until=version.in_force_until,
        source=_source(version.source),
        stages=tuple(rules.Stage(each.number, each.name) for each in version.stage),
        limits=tuple(_limit(each) for each in version.limit),
        counts_council_closures=version.counts_council_closures,
    )


def _limit(limit: _Limit) -> rules.Limit:
    cap = limit.cap
    return rules.Limit(
        kind=limit.kind,
        stage=limit.stage,
        step=limit.step,
        timescale=Timescale(limit.amount, limit.unit, limit.counting),
        start=limit.start,
        source=_source(limit.source),
        cap=Timescale(cap.amount) if cap else None,
        cap_from=cap.start if cap else StartEvent.RECEIPT,
        extendable_to=limit.extendable_to,
        is_soft=limit.is_soft,
    )


def _source(source: _Source) -> rules.Source:
    return rules.Source(source.text, source.url, source.standing)
