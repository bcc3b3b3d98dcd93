"""What do the procedures held lay down? The rows, as the rules know them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heard.procedures import models
from heard.procedures.models import Council, ServiceArea
from heard.rules import procedures as rules
from heard.rules.procedures import Basis, Limit, ProcedureVersion, Standing, Step, governing
from heard.rules.timescales import Counting, StartEvent, Timescale, Unit
from heard.rules.vocabulary import Kind

__all__ = ["KeptProcedure", "kept_procedures", "spans_in_words", "stages_of"]


@dataclass(frozen=True, slots=True)
class KeptProcedure:
    """A procedure that is held, and the id of each limit by its version's number and itself."""

    procedure: rules.Procedure
    limit_ids: Mapping[tuple[int, Limit], int]


def kept_procedures() -> dict[str, KeptProcedure]:
    """Return every procedure held, by its key. Four queries, whatever there is."""
    stages: defaultdict[int, list[rules.Stage]] = defaultdict(list)
    for stage in models.Stage.objects.order_by("version", "number"):
        stages[stage.version_id].append(rules.Stage(stage.number, stage.name))
    limits: defaultdict[int, list[tuple[int, Limit]]] = defaultdict(list)
    for row in models.Limit.objects.order_by("version", "id"):
        limits[row.version_id].append((row.pk, _limit(row)))
    versions: defaultdict[int, list[ProcedureVersion]] = defaultdict(list)
    ids: defaultdict[int, dict[tuple[int, Limit], int]] = defaultdict(dict)
    for each in models.ProcedureVersion.objects.order_by("procedure", "in_force_from"):
        version = _version(each, stages[each.pk], [limit for _, limit in limits[each.pk]])
        versions[each.procedure_id].append(version)
        ids[each.procedure_id] |= {(each.number, limit): pk for pk, limit in limits[each.pk]}
    return {
        row.key: KeptProcedure(
            rules.Procedure(row.key, row.name, Basis(row.basis), tuple(versions[row.pk])),
            ids[row.pk],
        )
        for row in models.Procedure.objects.all()
    }


def stages_of(
    kind: str, service_area_key: str, received_on: date, procedure: str | None = None
) -> int:
    """Return how many stages a record has by the procedure that governs it; 1 where none does.

    `procedure` is the key of the one chosen for it, "" for none, None for that of its service area.
    """
    if kind != Kind.COMPLAINT:
        return 1
    governing_it = (
        models.Procedure.objects.filter(key=procedure)
        if procedure is not None
        else models.Procedure.objects.filter(
            pk__in=ServiceArea.objects.filter(key=service_area_key).values("complaints_procedure")
        )
    )
    row = (
        models.Stage.objects.filter(
            version__procedure__in=governing_it, version__in_force_from__lte=received_on
        )
        .exclude(version__in_force_until__lt=received_on)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return row or 1


def spans_in_words(which: str, day: date) -> dict[str, str]:
    """Return how long a first answer may take, by kind: {"complaint": "15 working days"}.

    `which` is `target` (the council's own) or `statutory` (complaints only, by the procedures of
    the service areas; several are joined by "or"). `day` says which versions.
    """
    held = kept_procedures()
    if which == "target":
        keys = list(Council.objects.values_list("local_targets__key", flat=True))
        kinds = list(Kind)
    else:
        areas = ServiceArea.objects.order_by("position")
        keys = list(areas.values_list("complaints_procedure__key", flat=True))
        kinds = [Kind.COMPLAINT]
    versions = [
        version for key in keys if key and (version := governing(held[key].procedure.versions, day))
    ]
    spans = {
        kind: dict.fromkeys(
            str(limit.timescale)
            for version in versions
            if (limit := version.limit(kind)) and not limit.is_soft
        )
        for kind in kinds
    }
    return {kind.value: " or ".join(found) for kind, found in spans.items() if found}


def _version(
    row: models.ProcedureVersion, stages: list[rules.Stage], limits: list[Limit]
) -> ProcedureVersion:
    return ProcedureVersion(
        number=row.number,
        in_force_from=row.in_force_from,
        in_force_until=row.in_force_until,
        source=_source(row),
        stages=tuple(stages),
        limits=tuple(limits),
        counts_council_closures=row.counts_council_closures,
    )


def _limit(row: models.Limit) -> Limit:
    return Limit(
        kind=Kind(row.kind),
        stage=row.stage,
        step=Step(row.step),
        timescale=Timescale(row.amount, Unit(row.unit), Counting(row.counting)),
        start=StartEvent(row.start_event),
        source=_source(row),
        cap=None if row.cap is None else Timescale(row.cap),
        cap_from=StartEvent(row.cap_from or StartEvent.RECEIPT),
        extendable_to=row.extendable_to,
        is_soft=row.is_soft,
    )


def _source(row: models.ProcedureVersion | models.Limit) -> rules.Source:
    return rules.Source(row.source_text, row.source_url, Standing(row.source_standing))
