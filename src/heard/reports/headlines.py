"""Which few figures does a reader want first? Those of the report's own tables, set large."""

from __future__ import annotations

from dataclasses import dataclass

from heard.figures.measures import written
from heard.figures.report import Cell, Report, Row, RowKind, Table

__all__ = ["Headline", "headlines"]

# (table, what the figure of its total for the year is)
_CHOSEN = (
    ("feedback_totals", "pieces of feedback"),
    ("complaints_received", "complaints"),
    ("complaint_outcomes", "upheld or partially upheld"),
    ("timescales_met", "answered in time"),
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure set large: what it is, the earlier figure, and the cell that it came from."""

    figure: str
    label: str
    detail: str
    anchor: str


def headlines(report: Report) -> tuple[Headline, ...]:
    """Return the headlines of the tables that the report has, in order."""
    held = {table.id: table for table in report.tables}
    found = (_headline(held[key], label) for key, label in _CHOSEN if key in held)
    return tuple(headline for headline in found if headline is not None)


def _headline(table: Table, label: str) -> Headline | None:
    total = next((row for row in table.rows if row.kind is RowKind.TOTAL), None)
    year = next((at for at, column in enumerate(table.columns) if column.key == "year"), None)
    if total is None or year is None:
        return None
    cell = total.cells[year]
    return Headline(
        figure=_figure(cell),
        label=label,
        detail=_detail(cell, [row for row in table.rows if row.kind is RowKind.COMPARISON], year),
        anchor=f"{table.id}.{total.key}.year",
    )


def _figure(cell: Cell) -> str:
    if cell.suppressed:
        return cell.text
    if cell.percent is not None:
        return f"{written(cell.percent)}%"
    if cell.upheld is not None and cell.partially_upheld is not None:
        return str(cell.upheld + cell.partially_upheld)
    return cell.text


def _detail(cell: Cell, earlier: list[Row], year: int) -> str:
    parts = []
    if not cell.suppressed and cell.numerator is not None and cell.denominator is not None:
        parts.append(f"{cell.numerator} of {cell.denominator}")
    if earlier:
        parts.append(f"{earlier[-1].cells[year].text} in {earlier[-1].label}")
    return "; ".join(parts)
