"""How is a whole report drawn? Tables from tallies, then charts and words from the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from heard.figures.charts import draw_charts
from heard.figures.inputs import Inputs
from heard.figures.narrative import LESSONS, narrate
from heard.figures.report import Report, Table
from heard.figures.tables import draw_tables
from heard.figures.wording import written_day

__all__ = ["draw", "redrawn"]


def draw(inputs: Inputs) -> Report:
    """Return the year's report: every table, chart and sentence, the same for the same inputs."""
    year = inputs.year
    report = Report(
        authority=inputs.authority,
        title="Children’s Services: annual report on customer feedback",
        year=year.label,
        first_day=year.first_day,
        last_day=year.last_day,
        as_at=inputs.as_at,
        audience=inputs.audience,
        sections=(),
        tables=(),
        charts=(),
        findings=inputs.findings,
        facts=_facts(inputs),
    )
    return _told(report, draw_tables(inputs), inputs.lessons)


def redrawn(report: Report, tables: tuple[Table, ...]) -> Report:
    """Return the report with these tables in place of its own, and charts and words drawn anew.

    For an edition that withholds figures: what the tables keep back, no chart shows and no
    sentence says.
    """
    lessons = next((each.items for each in report.sections if each.id == LESSONS), ())
    return _told(report, tables, lessons)


def _told(report: Report, tables: tuple[Table, ...], lessons: tuple[str, ...]) -> Report:
    report = replace(report, tables=tables)
    report = replace(report, charts=draw_charts(report))
    return replace(report, sections=narrate(report, lessons))


def _facts(inputs: Inputs) -> Mapping[str, str]:
    """Return what the prose may say of the report itself, by reference."""
    facts = {
        "report.authority.name": inputs.authority,
        "report.period.year": inputs.year.label,
        "report.period.first_day": written_day(inputs.year.first_day),
        "report.period.last_day": written_day(inputs.year.last_day),
        "report.period.as_at": written_day(inputs.as_at),
        "report.findings.number": str(len(inputs.findings)),
    }
    facts |= {f"report.target.{kind}": words for kind, words in inputs.targets.items()}
    facts |= {f"report.limit.{kind}": words for kind, words in inputs.limits.items()}
    return facts
