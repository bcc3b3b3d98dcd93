"""Loading a procedure: new versions are added, a version in force is never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from heard.procedures import models
from heard.procedures.queries import kept_procedures
from heard.rules.procedures import Limit, Procedure, ProcedureVersion, Source, validate

__all__ = ["UnableToLoadPack", "load_pack"]


class UnableToLoadPack(Exception):
    """The procedure would change a version in force, or would not be whole."""


@transaction.atomic
def load_pack(procedure: Procedure, today: date) -> bool:
    """Keep a procedure; return whether anything was changed (loading the same again does not).

    A version that is not held is added; one whose day has not come is written anew when it
    differs; one in force may only be given an end that it did not have. UnableToLoadPack, and
    nothing changed, for any other difference, or when the versions held and loaded together
    overlap, leave a gap or are otherwise not whole.
    """
    row, is_new = models.Procedure.objects.get_or_create(
        key=procedure.key, defaults={"name": procedure.name, "basis": procedure.basis}
    )
    held = {each.number: each for each in kept_procedures()[row.key].procedure.versions}
    changes = [is_new, _renamed(row, procedure, today)]
    changes += [
        _loaded(row, held.get(version.number), version, today) for version in procedure.versions
    ]
    faults = validate(kept_procedures()[row.key].procedure)
    if faults:
        raise UnableToLoadPack("\n".join(faults))
    return any(changes)


def _renamed(row: models.Procedure, procedure: Procedure, today: date) -> bool:
    if (row.name, row.basis) == (procedure.name, procedure.basis):
        return False
    if row.basis != procedure.basis and row.versions.filter(in_force_from__lte=today).exists():
        raise UnableToLoadPack(
            f"{row.key} is in force as “{row.basis}” and cannot become “{procedure.basis}”: "
            "give the other procedure a key of its own."
        )
    row.name, row.basis = procedure.name, procedure.basis
    row.save()
    return True


def _loaded(
    row: models.Procedure, held: ProcedureVersion | None, version: ProcedureVersion, today: date
) -> bool:
    if held == version:
        return False
    if held is not None and held.in_force_from <= today:
        _end(row, held, version)
        return True
    if held is not None:
        _remove(row, version.number)
    _write(row, version)
    return True


def _end(row: models.Procedure, held: ProcedureVersion, version: ProcedureVersion) -> None:
    """Give a version in force the end that it is loaded with, when that is all that is new."""
    if held != replace(version, in_force_until=None):
        raise UnableToLoadPack(
            f"{row.key} version {version.number} has been in force since {held.in_force_from} and "
            "cannot be changed: end it, and lay the new rules down as the next version."
        )
    row.versions.filter(number=version.number).update(in_force_until=version.in_force_until)


def _remove(row: models.Procedure, number: int) -> None:
    try:
        row.versions.get(number=number).delete()
    except ProtectedError as used:
        raise UnableToLoadPack(
            f"{row.key} version {number} is not in force yet, but due dates have been reckoned by "
            "it, so it cannot be changed: lay the new rules down as the next version."
        ) from used


def _write(row: models.Procedure, version: ProcedureVersion) -> None:
    """Write a version whole; the seal comes last, and from then on the database guards it."""
    written = models.ProcedureVersion.objects.create(
        procedure=row,
        number=version.number,
        in_force_from=version.in_force_from,
        in_force_until=version.in_force_until,
        counts_council_closures=version.counts_council_closures,
        **_source(version.source),
    )
    models.Stage.objects.bulk_create(
        models.Stage(version=written, number=stage.number, name=stage.name)
        for stage in version.stages
    )
    models.Limit.objects.bulk_create(_limit(written, limit) for limit in version.limits)
    written.is_sealed = True
    written.save(update_fields=["is_sealed"])


def _limit(version: models.ProcedureVersion, limit: Limit) -> models.Limit:
    return models.Limit(
        version=version,
        kind=limit.kind,
        stage=limit.stage,
        step=limit.step,
        amount=limit.timescale.amount,
        unit=limit.timescale.unit,
        counting=limit.timescale.counting,
        start_event=limit.start,
        cap=limit.cap.amount if limit.cap else None,
        cap_from=limit.cap_from if limit.cap else "",
        extendable_to=limit.extendable_to,
        is_soft=limit.is_soft,
        **_source(limit.source),
    )


def _source(source: Source) -> dict[str, str]:
    return {
        "source_text": source.text,
        "source_url": source.url,
        "source_standing": source.standing,
    }
