"""How does a table fit a page? The width of each column, and the lines of each figure."""

from __future__ import annotations

import re

from heard.figures.report import Cell, Table

__all__ = ["column_shares", "lines"]

# "18/27 66.67%", "3U & 4PU [31]" and "31 [3U 4PU]" stand in two lines in a narrow column.
TWO_LINES = re.compile(r"(\d+/\d+) ([\d.]+%)|(.+) (\[.+\])")

# In letters of a table's size: the width of the page, the most that a column's heading has before
# it may be broken, the space that keeps columns apart, and the bounds of the rows' headings.
LETTERS_ACROSS = 88
UNBROKEN = 10
PADDING = 2
LABELS = (20, 40)
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
    widths = _letters(table)
    page = 1.0
    if len(table.columns) < FULL_WIDTH:
        page = min(1.0, max(LEAST_SHARE, sum(widths) / LETTERS_ACROSS))
    return [round(page * width / sum(widths), 4) for width in widths]


def _letters(table: Table) -> list[int]:
    figures = []
    for place, column in enumerate(table.columns):
        words = column.label.split() if len(column.label) > UNBROKEN else [column.label]
        shown = [line for row in table.rows for line in lines(row.cells[place])]
        figures.append(max(len(column.label) // 3, *map(len, [*words, *shown])) + PADDING)
    least, most = LABELS
    wanted = max(len(label) for label in (table.row_heading, *(row.label for row in table.rows)))
    left = LETTERS_ACROSS - sum(figures)
    labels = max(least, min(most, wanted, left))
    spare = max(left - labels, 0) // len(figures) if len(figures) >= FULL_WIDTH else 0
    return [labels, *(figure + spare for figure in figures)]
