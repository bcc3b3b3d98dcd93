"""How does a table fit a page? The width of each column, and the lines of each figure."""

from __future__ import annotations

import re

from heard.figures.report import Cell, Column, Table
from heard.reports.charts.lettering import wide

__all__ = ["column_shares", "lines"]

# "18/27 66.67%", "3U & 4PU [31]", "31 [3U 4PU]" and, in earlier reports, "1 U & 2 PU 20" stand in
# two lines in a narrow column.
TWO_LINES = re.compile(r"(\d+/\d+) ([\d.]+%)|(.+) (\[.+\])|(.*U) (\d+)")

# In points: the width of the page, the size of a table's letters, what keeps columns apart, and
# the bounds of the rows' headings. Letters in bold are wider by a sixteenth.
PAGE = 470.0
SIZE = 9.5
BOLD = 1.06
PADDING = 10.0
LABELS = (90.0, 200.0)
UNBROKEN = 10  # letters of a column's heading that stand in one line
FULL_WIDTH = 4  # columns of figures, from which on a table is as wide as the page
LEAST_SHARE = 0.5  # of the page's width, for a table of fewer


def lines(cell: Cell) -> list[str]:
    """Return the figure as printed, in the one or two lines that keep its column narrow."""
    parts = TWO_LINES.fullmatch(cell.text)
    return [part for part in parts.groups() if part] if parts else [cell.text]


def column_shares(table: Table) -> list[float]:
    """Return the share of the page's width that each column has, the rows' headings first.

    Tables of a few columns are narrower than the page, so that a figure is not far from its
    heading. A figure is never broken; a column's heading may be, between its words.
    """
    figures = [_room(table, place, column) for place, column in enumerate(table.columns)]
    labels = _room_for_labels(table, PAGE - sum(figures))
    page = 1.0
    if len(figures) >= FULL_WIDTH:
        spare = max(PAGE - labels - sum(figures), 0) / len(figures)
        figures = [figure + spare for figure in figures]
    else:
        page = min(1.0, max(LEAST_SHARE, (labels + sum(figures)) / PAGE))
    whole = labels + sum(figures)
    return [round(page * width / whole, 4) for width in (labels, *figures)]


def _room(table: Table, place: int, column: Column) -> float:
    """Return the points that a column of figures needs."""
    words = [column.label] if len(column.label) <= UNBROKEN else column.label.split()
    printed = [line for row in table.rows for line in lines(row.cells[place])]
    widest = max(wide(text, SIZE * BOLD) for text in (*words, *printed))
    in_three_lines = wide(column.label, SIZE * BOLD) / 3
    return max(widest, in_three_lines) + PADDING


def _room_for_labels(table: Table, left: float) -> float:
    least, most = LABELS
    labels = (table.row_heading, *(row.label for row in table.rows))
    wanted = max(wide(label, SIZE * BOLD) for label in labels) + PADDING
    return max(least, min(most, wanted, left))
