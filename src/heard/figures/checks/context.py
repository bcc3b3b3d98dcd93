"""What does NIL say among findings? That nothing was upheld, not that nothing was received."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heard.figures.printed import COUNT, Printed, Said
from heard.figures.published import Place, PrintedTable

__all__ = ["figures_in_context"]


def figures_in_context(table: PrintedTable) -> Iterator[tuple[Place, Printed]]:
    """Yield each figure of a table and where it stands, NIL and 0 as their columns mean them.

    In a column of findings (3U & 4PU) they say that nothing was upheld: its total may well be
    "NIL [26]". In a column that counts, as one of themes whose total is "31 [3U 4PU]", they say
    that there was nothing at all.
    """
    of_findings = {column for column in table.columns if _is_of_findings(table, column)}
    for place, cell in table.places():
        if cell.is_none and place.column in of_findings:
            yield place, replace(cell, said=Said.NIL, parts={}, is_of_findings=True)
        else:
            yield place, cell


def _is_of_findings(table: PrintedTable, column: str) -> bool:
    """Say whether a column prints findings, and no part of its total a count without them."""
    place = table.columns.index(column)
    cells = [(row.label, row.cells[place]) for row in table.rows]
    counts_alone = any(
        _is_count(cell) for label, cell in cells if label in table.added_rows or not table.total_row
    )
    return not counts_alone and any(map(_has_findings, (cell for _, cell in cells)))


def _is_count(cell: Printed) -> bool:
    return COUNT in cell.parts and not cell.is_none and not _has_findings(cell)


def _has_findings(cell: Printed) -> bool:
    """Say whether findings are printed: letters, or NIL beside a number ("NIL [26]")."""
    return any(name.isupper() for name in cell.parts) or (
        cell.said is Said.NIL and COUNT in cell.parts
    )
