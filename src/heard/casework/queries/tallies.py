"""Tallies of casework: later stages, Ombudsman cases and remedies of a year's records."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Case, CharField, Count, Exists, OuterRef, Sum, Value, When

from heard.casework.models import OmbudsmanCase, Remedy, StageRun
from heard.feedback.queries import is_counted

__all__ = ["ombudsman_complainants", "ombudsman_tally", "remedy_totals", "stage_tally"]

_COUNTED = is_counted("feedback__")


def stage_tally(reporting_year: int) -> dict[tuple[str, ...], int]:
    """Return (stage, furthest step, service key) → number of runs of stages 2 and 3.

    The step is "requested", or "progressed" when the stage truly began. Of records received in the
    year (its first calendar year), as everywhere here. A stage asked for or gone through again
    counts once, by the furthest that it came.
    """
    begun = StageRun.objects.filter(
        feedback=OuterRef("feedback"), stage=OuterRef("stage"), progressed_on__isnull=False
    )
    rows = (
        StageRun.objects.filter(
            _COUNTED, feedback__reporting_year=reporting_year, stage__gte=2, round=1
        )
        .annotate(
            step=Case(
                When(Exists(begun), then=Value("progressed")),
                default=Value("requested"),
                output_field=CharField(),
            )
        )
        .values_list("stage", "step", "feedback__service_area__key")
        .annotate(runs=Count("id"))
        .order_by()
    )
    return {(str(stage), step, service): runs for stage, step, service, runs in rows}


def ombudsman_tally(reporting_year: int) -> dict[tuple[str, ...], int]:
    """Return (decision, service key, quarter) → number of Ombudsman cases."""
    rows = (
        OmbudsmanCase.objects.filter(_COUNTED, feedback__reporting_year=reporting_year)
        .values_list("decision", "feedback__service_area__key", "feedback__quarter")
        .annotate(cases=Count("id"))
        .order_by()
    )
    return {(decision, service, str(quarter)): n for decision, service, quarter, n in rows}


def ombudsman_complainants(reporting_year: int) -> int:
    """Return how many different people took those cases to the Ombudsman."""
    found = OmbudsmanCase.objects.filter(
        _COUNTED,
        feedback__reporting_year=reporting_year,
        feedback__parties__role="complainant",
    ).aggregate(people=Count("feedback__parties__person", distinct=True))
    return int(found["people"])


def remedy_totals(reporting_year: int) -> tuple[tuple[str, int, Decimal], ...]:
    """Return (kind, number, pounds altogether) of the remedies, most frequent first."""
    rows = (
        Remedy.objects.filter(feedback__reporting_year=reporting_year)
        .values_list("kind")
        .annotate(number=Count("id"), pounds=Sum("amount"))
        .order_by("-number", "kind")
    )
    return tuple((kind, number, pounds or Decimal(0)) for kind, number, pounds in rows)
