"""What was published? Tables as printed, what must agree across them, and claims made in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from heard.figures.printed import Printed

__all__ = [
    "Claim",
    "Identity",
    "Operand",
    "Place",
    "PrintedRow",
    "PrintedTable",
    "PublishedSet",
]

COMPARISON = re.compile(r"\s*comparison\b", re.IGNORECASE)


class Place(NamedTuple):
    """Where a figure stands: the id of its table, the heads of its row and its column."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as printed: one figure a column. A comparison is never part of a total."""

    label: str
    cells: tuple[Printed, ...]
    is_comparison: bool = False

    @property
    def is_of_percents(self) -> bool:
        """Say whether it holds per cents and nothing that could be added."""
        given = [cell for cell in self.cells if cell.is_given]
        return bool(given) and all(cell.is_percent_alone for cell in given)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as printed, its rows and columns in order, each head once.

    `total_row` and `total_column` name the sums, "" where there are none. `of` names the table
    whose figures are the denominators of this one's shares. `year` is the slug of the reporting
    year whose report printed it, "" where that is not said.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[PrintedRow, ...]
    total_column: str = ""
    total_row: str = ""
    of: str = ""
    year: str = ""

    def row(self, label: str) -> PrintedRow | None:
        """Return the row under that head, None where there is none."""
        return next((each for each in self.rows if each.label == label), None)

    def places(self) -> Iterator[tuple[Place, Printed]]:
        """Return each figure and where it stands, row by row."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=True):
                yield Place(self.id, row.label, column), cell

    @property
    def added_columns(self) -> tuple[str, ...]:
        """Return the columns that the total is the sum of: those before it, per cents aside."""
        if not self.total_column:
            return ()
        before = self.columns[: self.columns.index(self.total_column)]
        return tuple(column for column in before if not self._is_of_percents(column))

    @property
    def added_rows(self) -> tuple[str, ...]:
        """Return the rows that the total is the sum of: those before it.

        Rows of per cents are not added, nor are comparisons, marked so or so named ("Comparison
        2013/14"). What stands after the total is no part of it.
        """
        labels = [row.label for row in self.rows]
        if not self.total_row:
            return ()
        return tuple(
            row.label
            for row in self.rows[: labels.index(self.total_row)]
            if not (row.is_comparison or row.is_of_percents or COMPARISON.match(row.label))
        )

    def _is_of_percents(self, column: str) -> bool:
        place = self.columns.index(column)
        given = [row.cells[place] for row in self.rows if row.cells[place].is_given]
        counts_beside = any(cell.parts for row in self.rows for cell in row.cells)
        return counts_beside and bool(given) and all(cell.is_percent_alone for cell in given)


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sums of figures that must agree, as written: `a.TOTALS.Q1 + b.TOTALS.Q1`."""

    left: str
    right: str


Operand = int | Decimal | str
"""A number, or a sum of figures as an identity writes it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure printed in prose, and what it should be worked out from; one way of four.

    A share (`numerator` and `denominator`), a change (`before` and `after`), a figure repeated
    (`figure`), or so many that lead (`top_of` a table by `column`). The others are None or "".
    """

    text: str
    printed: Printed
    numerator: Operand | None = None
    denominator: Operand | None = None
    before: Operand | None = None
    after: Operand | None = None
    figure: Operand | None = None
    top_of: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """Everything that one report printed, as far as somebody has copied it out."""

    authority: str = ""
    year: str = ""
    source: str = ""
    tables: tuple[PrintedTable, ...] = ()
    identities: tuple[Identity, ...] = ()
    claims: tuple[Claim, ...] = ()
