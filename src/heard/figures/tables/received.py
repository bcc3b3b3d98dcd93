"""How much was received? Every kind together, then each kind, by service area and quarter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heard.figures.coordinates import Dimension, Selection
from heard.figures.inputs import Inputs
from heard.figures.report import Cell, Table
from heard.figures.tables.cells import counted, counted_or_nil
from heard.figures.tables.comparisons import comparison_rows
from heard.figures.tables.headings import SERVICE_AREA, TOTALS, YEAR_END_TOTALS, quarters, services
from heard.figures.tables.layout import Crossing, tabulate
from heard.figures.tally import Tally
from heard.rules.vocabulary import Kind

__all__ = ["received_tables"]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is counted in one of the tables, and how it is printed. No kind means every kind."""

    id: str
    title: str
    kind: Kind | None = None
    cell: Callable[[Crossing], Cell] = counted
    year_label: str = YEAR_END_TOTALS


LAYOUTS = (
    _Layout("feedback_totals", "Customer feedback of every kind received, by service area"),
    _Layout("complaints_received", "Complaints received, by service area", Kind.COMPLAINT),
    _Layout("compliments_received", "Compliments received, by service area", Kind.COMPLIMENT),
    _Layout("comments_received", "Comments received, by service area", Kind.COMMENT),
    _Layout(
        "mp_enquiries", "MP enquiries received, by service area", Kind.MP_ENQUIRY, counted, "Totals"
    ),
    _Layout(
        "councillor_enquiries",
        "Councillor enquiries received, by service area",
        Kind.COUNCILLOR_ENQUIRY,
        counted_or_nil,
        "Totals",
    ),
    _Layout("ombudsman_received", "Ombudsman cases received, by service area", Kind.OMBUDSMAN),
)


def received_tables(inputs: Inputs) -> tuple[Table, ...]:
    """Return the tables of what was received in the year, by the date of receipt."""
    received = inputs.register.by(Dimension.KIND, Dimension.SERVICE, Dimension.QUARTER)
    return tuple(_table(inputs, received, layout) for layout in LAYOUTS)


def _table(inputs: Inputs, received: Tally, layout: _Layout) -> Table:
    within = Selection.of({} if layout.kind is None else {Dimension.KIND: layout.kind.value})
    tally = received.where(within)
    columns = quarters(layout.year_label)
    rows = services(inputs.services, tally).plus(TOTALS)
    return Table(
        layout.id,
        layout.title,
        SERVICE_AREA,
        columns.columns,
        tabulate(tally, (rows, columns), layout.cell, within=within)
        + comparison_rows(inputs, layout.id, columns.columns),
    )
