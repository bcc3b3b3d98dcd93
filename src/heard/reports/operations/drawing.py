"""Drawing a year's report: tallies from the database, everything else from the pure figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from heard.casework.queries.tallies import (
    ombudsman_complainants,
    ombudsman_tally,
    remedy_totals,
    stage_tally,
)
from heard.casework.queries.time_lost import time_lost
from heard.feedback.queries.tallies import (
    age_tally,
    origin_tally,
    register_tally,
    response_tally,
)
from heard.figures.disclosing import disclose
from heard.figures.drawing import draw
from heard.figures.inputs import OMBUDSMAN, STAGES, Inputs, RemedyTotal
from heard.figures.report import Report
from heard.figures.tally import Tally
from heard.learning.queries import experience_tally, lessons_of, lessons_tally
from heard.people.queries import equality_tally
from heard.procedures.queries import Listed, council, lists, spans_in_words, working_calendar
from heard.reports.queries.published import comparisons_before, findings_before
from heard.rules.periods import ReportingYear

__all__ = ["draw_report"]


def draw_report(year: ReportingYear, audience: str, as_at: date) -> Report:
    """Return the report of a year for an audience, open records judged as at that day.

    `audience` is `internal` (every figure) or `public` (small numbers suppressed).
    """
    report = draw(_inputs(year, audience, as_at))
    if audience == "public":
        return disclose(report, threshold=council().disclosure_threshold)
    return report


def _inputs(year: ReportingYear, audience: str, as_at: date) -> Inputs:
    number = year.first_calendar_year
    held = lists()
    here = council()
    return Inputs(
        authority=here.name,
        year=year,
        as_at=as_at,
        audience=audience,
        services=_vocabulary(held.service_areas),
        themes=_vocabulary(held.themes),
        customer_groups=_vocabulary(held.customer_groups),
        register=register_tally(number, as_at, _keys(held.service_areas), _keys(held.themes)),
        origins=origin_tally(number, _keys(held.customer_groups)),
        ages=age_tally(number),
        stages=Tally(STAGES, stage_tally(number)),
        ombudsman=Tally(OMBUDSMAN, ombudsman_tally(number)),
        ombudsman_complainants=ombudsman_complainants(number),
        responses=response_tally(number, working_calendar()),
        time_lost=time_lost(number),
        remedies=tuple(RemedyTotal(*total) for total in remedy_totals(number)),
        lessons=lessons_of(number),
        lessons_by_service=lessons_tally(number),
        equalities=equality_tally(number),
        experiences=experience_tally(number),
        targets=spans_in_words("target", year.last_day),
        limits=spans_in_words("statutory", year.last_day),
        published=comparisons_before(here.name, year),
        findings=findings_before(here.name, year),
    )


def _vocabulary(listed: Iterable[Listed]) -> tuple[tuple[str, str], ...]:
    return tuple((each.key, each.name) for each in listed)


def _keys(listed: Iterable[Listed]) -> Mapping[int | None, str]:
    return {each.id: each.key for each in listed}
