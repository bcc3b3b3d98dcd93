"""What does every edition say around its figures? Its dates, its order and how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heard.figures.report import Chart, Finding, Report, Section, Table
from heard.figures.wording import written_day

__all__ = [
    "FINDINGS",
    "METHOD",
    "as_at",
    "audience",
    "by_table",
    "findings_by_table",
    "in_reading_order",
    "method",
    "paragraphs",
    "period",
    "printed_label",
]

FINDINGS = "What earlier figures do not add up"
METHOD = "How the figures were made"

HOW_FIGURES_ARE_MADE = (
    (
        "This report counts what was received from {first} to {last}. A record belongs to the "
        "quarter in which it was received, unless its table says otherwise."
    ),
    (
        "Whether an answer was in time is judged as at {as_at}, against the date that was first "
        "set. A holding letter or an agreed extension does not make a late answer a timely one."
    ),
    (
        "A percentage is worked out from the two whole numbers that it stands beside, and rounded "
        "to two decimal places, a half upwards. The rate of a year is the year’s number over the "
        "year’s total, never the average of its quarters."
    ),
    (
        "NIL and 0 mean that there were none; a dash, that there was nothing to take a share of; "
        "n/a, that no number can stand there; “not recorded”, that the register does not hold it."
    ),
    (
        "A row headed with an earlier year shows what that year’s report printed. It is never "
        "altered, even where it does not add up."
    ),
)
HOW_FIGURES_ARE_WITHHELD = (
    "So that nobody can be recognised, small numbers are not shown, nor is any figure from which "
    "one of them could be worked out."
)


def period(report: Report) -> str:
    """Return the months that the report covers: "April 2014 – March 2015"."""
    return f"{report.first_day:%B %Y} – {report.last_day:%B %Y}"


def audience(report: Report) -> str:
    """Return for whom the edition is, and what that means for its figures."""
    if report.audience == "public":
        return "Public edition: small numbers are not shown"
    return "Internal edition: every figure is shown"


def as_at(report: Report) -> str:
    """Return the day on which open records were judged, as a line of its own."""
    return f"Figures as at {written_day(report.as_at)}"


def printed_label(label: str, note: str) -> str:
    """Return the heading of a row with its aside: "Quality of Service (3 from young people)"."""
    return f"{label} ({note})" if note else label


def in_reading_order(report: Report, section: Section) -> Iterator[Table | Chart]:
    """Yield the section's tables, each after the charts that are drawn from it.

    A chart whose table stands in no place of this section comes last.
    """
    charts = [report.chart(chart_id) for chart_id in section.chart_ids]
    for table_id in section.table_ids:
        yield from (chart for chart in charts if chart.table_id == table_id)
        yield report.table(table_id)
    yield from (chart for chart in charts if chart.table_id not in section.table_ids)


def findings_by_table(report: Report) -> dict[str, list[Finding]]:
    """Return the findings that no section prints among its items, by the titles of their tables."""
    printed = {item for section in report.sections for item in section.items}
    return by_table(report, (each for each in report.findings if each.sentence not in printed))


def by_table(report: Report, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings under the titles of their tables, or under what was checked instead."""
    titles = {table.id: table.title for table in report.tables}
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        title = titles.get(finding.table, finding.table.replace("_", " ").capitalize())
        groups.setdefault(title, []).append(finding)
    return groups


def method(report: Report) -> tuple[str, ...]:
    """Return how the figures were made, a paragraph at a time, for whoever must trust them."""
    days = {
        "first": written_day(report.first_day),
        "last": written_day(report.last_day),
        "as_at": written_day(report.as_at),
    }
    made = (paragraph.format(**days) for paragraph in HOW_FIGURES_ARE_MADE)
    return (*made, *([HOW_FIGURES_ARE_WITHHELD] if report.audience == "public" else []))


def paragraphs(section: Section) -> tuple[str, ...]:
    """Return the section's paragraphs as they are printed."""
    return tuple(" ".join(sentence.text for sentence in said) for said in section.paragraphs)
