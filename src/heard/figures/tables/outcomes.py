"""How did complaints end? Upheld and partially upheld by service, and every outcome by quarter."""

from __future__ import annotations

from heard.figures.coordinates import Dimension
from heard.figures.inputs import Inputs
from heard.figures.report import Cell, RowKind, Table
from heard.figures.tables.cells import counted, findings, findings_of_all
from heard.figures.tables.comparisons import comparison_rows
from heard.figures.tables.headings import COMPLAINTS, SERVICE_AREA, TOTALS, quarters, services
from heard.figures.tables.layout import Axis, Crossing, Heading, tabulate
from heard.figures.tally import Tally
from heard.rules.outcomes import Outcome

__all__ = ["KEY", "outcome_tables"]

KEY = "Key: U = Upheld; PU = Partially Upheld"
NOT_YET_DECIDED = Heading("not_yet_decided", "Not yet decided", ("",))


def outcome_tables(inputs: Inputs, complaints: Tally) -> tuple[Table, ...]:
    """Return the tables of outcomes, given the year's complaints."""
    return (_by_service(inputs, complaints), _by_outcome(complaints))


def _by_service(inputs: Inputs, complaints: Tally) -> Table:
    columns = quarters()
    rows = services(inputs.services, complaints).plus(TOTALS)
    return Table(
        "complaint_outcomes",
        "Complaints upheld or partially upheld, by service area",
        SERVICE_AREA,
        columns.columns,
        tabulate(complaints, (rows, columns), _cell, measure=Dimension.OUTCOME, within=COMPLAINTS)
        + comparison_rows(inputs, "complaint_outcomes", columns.columns),
        notes=(
            KEY,
            "In square brackets: all complaints received, decided or not.",
        ),
    )


def _cell(here: Crossing) -> Cell:
    return findings_of_all(here) if here.row.kind is RowKind.TOTAL else findings(here)


def _by_outcome(complaints: Tally) -> Table:
    columns = quarters()
    decided = tuple(Heading(outcome.value, outcome.label, (outcome.value,)) for outcome in Outcome)
    rows = Axis(Dimension.OUTCOME, (*decided, NOT_YET_DECIDED, TOTALS))
    return Table(
        "complaint_decisions",
        "Complaints by outcome",
        "Outcome",
        columns.columns,
        tabulate(complaints, (rows, columns), counted, within=COMPLAINTS),
        notes=("By the quarter in which the complaint was received, not that of its outcome.",),
    )
