"""What is wrong with a procedure? In sentences that its author can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from heard.rules.procedures.terms import Limit, Procedure, ProcedureVersion, Source

__all__ = ["validate"]


def validate(procedure: Procedure) -> tuple[str, ...]:
    """Return a sentence for each fault, none for a procedure that is whole.

    Looked for: versions that overlap, leave a gap, end before they begin or share a number; stages
    missing, unnamed or out of order; limits of unknown stages, laid down twice, allowing no time,
    extended to no more than they begin with, or with a cap that does nothing; a name or a source
    left out. Each sentence names the version and the limit it is about.
    """
    return tuple(_faults(procedure))


def _faults(procedure: Procedure) -> Iterator[str]:
    if not procedure.key.strip() or not procedure.name.strip():
        yield "The procedure has no key or no name: give it both."
    if not procedure.versions:
        yield f"{procedure.key} has no version: add the one that is in force."
    numbers = Counter(version.number for version in procedure.versions)
    for number in (number for number, times in numbers.items() if times > 1):
        yield f"{procedure.key} has two versions numbered {number}: number each once."
    yield from _faults_between_versions(procedure)
    for version in procedure.versions:
        where = f"{procedure.key} version {version.number}"
        yield from (f"{where}: {fault}" for fault in _faults_of_version(version))
        for limit in version.limits:
            at = f"{where}, {limit.label}"
            yield from (f"{at}: {fault}" for fault in _faults_of_limit(limit, version))


def _faults_between_versions(procedure: Procedure) -> Iterator[str]:
    in_order = sorted(procedure.versions, key=lambda version: version.in_force_from)
    for earlier, later in pairwise(in_order):
        pair = f"{procedure.key} versions {earlier.number} and {later.number}"
        last, first = earlier.in_force_until, later.in_force_from
        if last is None or last >= first:
            yield (
                f"{pair} overlap: version {earlier.number} must end by "
                f"{first - timedelta(days=1)}, the day before version {later.number} begins."
            )
        elif last + timedelta(days=1) < first:
            yield f"{pair} leave a gap: nothing is in force between {last} and {first}."


def _faults_of_version(version: ProcedureVersion) -> Iterator[str]:
    if version.in_force_until is not None and version.in_force_until < version.in_force_from:
        yield f"it ends on {version.in_force_until}, before it begins on {version.in_force_from}."
    yield from _faults_of_source(version.source)
    numbers = [stage.number for stage in version.stages]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        yield "its stages must be numbered 1, 2, 3 … in that order, and there must be one."
    yield from (f"stage {each.number} has no name." for each in version.stages if not each.name)
    if not version.limits:
        yield "it lays down no limit: add at least one."
    labels = Counter(limit.label for limit in version.limits)
    yield from (
        f"“{label}” is laid down {times} times: keep one."
        for label, times in labels.items()
        if times > 1
    )


def _faults_of_limit(limit: Limit, version: ProcedureVersion) -> Iterator[str]:
    if limit.stage not in {stage.number for stage in version.stages}:
        yield f"there is no stage {limit.stage}: add the stage or correct the limit."
    if limit.timescale.amount == 0:
        yield "it allows no time at all: give at least 1."
    if limit.extendable_to is not None and limit.extendable_to <= limit.timescale.amount:
        yield (
            f"it can be extended to {limit.extendable_to}, no more than the "
            f"{limit.timescale.amount} it begins with: give the whole length, or leave it out."
        )
    if limit.cap is not None and limit.start is limit.cap_from:
        yield (
            f"its cap counts from “{limit.start.label}”, as the limit itself does, "
            "and so does nothing: leave it out."
        )
    yield from _faults_of_source(limit.source)


def _faults_of_source(source: Source) -> Iterator[str]:
    if not source.text.strip():
        yield "it names no source: say where it was read."
    if source.url and not source.url.startswith(("https://", "http://")):
        yield f"its source's address “{source.url}” does not begin with https://."
