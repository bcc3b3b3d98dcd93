"""How is a report published in which nobody can be known by a small number?"""

from __future__ import annotations

from dataclasses import replace

from heard.figures.disclosing.arithmetic import publication_of
from heard.figures.disclosing.ledger import key_of
from heard.figures.drawing import redrawn
from heard.figures.report import Cell, Chart, Report, Row, RowKind, Table
from heard.rules.disclosure import suppress

__all__ = ["WITHHELD", "disclose"]

# The Government Analysis Function's shorthand for a confidential figure.
WITHHELD = "[c]"
NOTE = (
    "[c]: withheld, so that nobody can be known by a small number, nor a small number be worked "
    "out from the others."
)
NOT_DRAWN = "What is marked [c] is withheld: it is not nought, and nothing is drawn for it."


def disclose(report: Report, *, threshold: int) -> Report:
    """Return the report as it may be published: figures that give away a small count withheld.

    A count from 1 to `threshold` − 1 is small; nought is always printed. Withheld cells hold no
    number and open no list of records. Days and pounds go with the count that they are of, and
    asides that count go altogether. Charts and sentences are drawn again from what is left, so that
    neither says what a table does not. Figures of earlier years were public before and stay. A
    threshold of 0 or 1 withholds nothing. Source: docs/rules/disclosure.md.
    """
    withheld = suppress(publication_of(report), threshold).withheld
    tables = tuple(_table(table, withheld) for table in report.tables)
    if threshold > 1:
        tables = tuple(_without_asides(table) for table in tables)
    told = redrawn(replace(report, audience="public", links={}), tables)
    return replace(told, charts=tuple(_explained(chart) for chart in told.charts))


def _table(table: Table, withheld: frozenset[str]) -> Table:
    """Return the table without its withheld cells, and without totals that would give them back."""
    hidden = {row.key: _hidden(table, row, withheld) for row in table.rows}
    if not any(hidden.values()):
        return table
    # Pounds add up too. A total of them stands only when each of its parts does.
    short = {
        place
        for row in table.rows
        for place in hidden[row.key] & _measures(row)
        if row.kind is not RowKind.TOTAL
    }
    rows = tuple(
        _row(row, hidden[row.key] | (short & _measures(row)))
        if row.kind is RowKind.TOTAL
        else _row(row, hidden[row.key])
        for row in table.rows
    )
    return replace(table, rows=rows, notes=(*table.notes, NOTE))


def _hidden(table: Table, row: Row, withheld: frozenset[str]) -> set[int]:
    """Return the places in the row that are withheld, with what is measured of those counts."""
    places = range(len(row.cells))
    keys = [key_of(table.id, row.key, column.key) for column in table.columns]
    counts = {place for place in places if keys[place] in withheld}
    return counts | _measures(row) if counts else counts


def _measures(row: Row) -> set[int]:
    """Return the places in the row of what is measured: days and pounds."""
    return {place for place, cell in enumerate(row.cells) if cell.value is not None}


def _row(row: Row, hidden: set[int]) -> Row:
    cells = (
        Cell(WITHHELD, source=cell.source, suppressed=True) if place in hidden else cell
        for place, cell in enumerate(row.cells)
    )
    return replace(row, cells=tuple(cells))


def _without_asides(table: Table) -> Table:
    """Return the table without the asides that count something: no cell answers for those."""
    counting = {row.key for row in table.rows if any(each.isdigit() for each in row.note)}
    rows = tuple(replace(row, note="") if row.key in counting else row for row in table.rows)
    return replace(table, rows=rows)


def _explained(chart: Chart) -> Chart:
    """Return the chart with a word, where something is missing from it, on what that means."""
    if WITHHELD not in chart.alternative:
        return chart
    return replace(chart, alternative=f"{chart.alternative} {NOT_DRAWN}")
