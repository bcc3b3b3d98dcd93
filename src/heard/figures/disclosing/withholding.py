"""How is a report published in which nobody can be known by a small number?"""

from __future__ import annotations

from dataclasses import replace

from heard.figures.disclosing.arithmetic import publication_of
from heard.figures.disclosing.ledger import key_of
from heard.figures.drawing import redrawn
from heard.figures.report import Cell, Report, Row, Table
from heard.rules.disclosure import suppress

__all__ = ["WITHHELD", "disclose"]

# The Government Analysis Function's shorthand for a confidential figure.
WITHHELD = "[c]"
NOTE = (
    "[c]: withheld, so that nobody can be known by a small number, nor a small number be worked "
    "out from the others."
)


def disclose(report: Report, *, threshold: int) -> Report:
    """Return the report as it may be published: figures that give away a small count withheld.

    A count from 1 to `threshold` − 1 is small; nought is always printed. Withheld cells hold no
    number and open no list of records; days and pounds go with the count that they are of. Charts
    and sentences are drawn again from what is left, so that neither says what a table does not.
    Figures of earlier years were public before and stay. Source: docs/rules/disclosure.md.
    """
    withheld = suppress(publication_of(report), threshold).withheld
    return redrawn(report, tuple(_table(table, withheld) for table in report.tables))


def _table(table: Table, withheld: frozenset[str]) -> Table:
    rows = tuple(_row(table, row, withheld) for row in table.rows)
    if rows == table.rows:
        return table
    return replace(table, rows=rows, notes=(*table.notes, NOTE))


def _row(table: Table, row: Row, withheld: frozenset[str]) -> Row:
    keys = [key_of(table.id, row.key, column.key) for column in table.columns]
    hidden = [key in withheld for key in keys]
    cells = tuple(
        _withheld(cell) if is_hidden or (cell.value is not None and any(hidden)) else cell
        for cell, is_hidden in zip(row.cells, hidden, strict=True)
    )
    return replace(row, cells=cells)


def _withheld(cell: Cell) -> Cell:
    return Cell(WITHHELD, source=cell.source, suppressed=True)
