"""Where does a sentence look its figures up? In the printed tables, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from heard.figures.measures import Share, rounded, written
from heard.figures.narrative.prose import Number, Part, Unsaid, was
from heard.figures.report import Cell, Derivation, Figure, Report, Row, RowKind, Table
from heard.figures.wording import Noun
from heard.rules.periods import ReportingYear

__all__ = ["QUARTERS", "Book", "Leader", "Rate"]

QUARTERS = ("q1", "q2", "q3", "q4")


@dataclass(frozen=True, slots=True)
class Leader:
    """One of the rows of a table with the most in it: its name, its key and its number."""

    key: str
    name: Figure
    number: Number


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, as one cell prints them."""

    part: Number
    whole: Number
    share: Share

    @property
    def figure(self) -> Figure:
        """Return the share as printed; Unsaid when it is a share of none."""
        if not self.share.denominator:
            raise Unsaid
        return Figure(self.share.text, self.part.references, Derivation.SHARE)

    def of(self, noun: Noun) -> Part:
        """Return "81 of 125 complaints (64.8%) were", ready for what they were."""
        return (self.so_many(noun, "None"), f" {was(self.part)}")

    def so_many(self, noun: Noun, nought: str) -> Part:
        """Return "81 of 125 complaints (64.8%)", or "none of 4 comments" with that word for nought.

        Unsaid when it is a share of none.
        """
        whole = (" of ", self.whole, f" {noun.of(self.whole.value)}")
        percent = (" (", self.figure, ")")
        return (self.part.written(nought), whole, percent if self.part.value else "")

    def against(self, before: Rate) -> Part:
        """Return how the share stands to an earlier one: "16.29 percentage points higher"."""
        here, there = self.share.fraction, before.share.fraction
        if here is None or there is None:
            raise Unsaid
        points = rounded(abs(here - there) * 100, 2)
        if not points:
            return "unchanged" if here == there else "almost unchanged"
        references = self.part.references + before.part.references
        figure = Figure(written(points), references, Derivation.POINTS)
        plural = "point" if points == 1 else "points"
        return (figure, f" percentage {plural} {'higher' if here > there else 'lower'}")


class Book:
    """The printed tables of a report, opened at any cell.

    What is withheld, or was never printed, raises Unsaid: a sentence is said only when every
    figure in it may be, so prose cannot give away what a table keeps back.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.last_year = ReportingYear.parse(report.year).previous.slug
        self._tables: Mapping[str, Table] = {table.id: table for table in report.tables}
        self._cells: Mapping[tuple[str, str, str], Cell] = {
            (table.id, row.key, column.key): cell
            for table in report.tables
            for row in table.rows
            for column, cell in zip(table.columns, row.cells, strict=True)
        }

    def cell(self, table: str, row: str, column: str) -> Cell:
        """Return the cell; Unsaid when it is withheld or there is none."""
        cell = self._cells.get((table, row, column))
        if cell is None or cell.suppressed:
            raise Unsaid
        return cell

    def count(self, table: str, row: str, column: str = "year") -> Number:
        """Return how many records the cell counts."""
        return self._number(self.cell(table, row, column).count, (table, row, column))

    def found(self, table: str, row: str, column: str) -> tuple[Number, Number]:
        """Return how many the cell says were upheld, and how many partially."""
        cell, place = self.cell(table, row, column), (table, row, column)
        return self._number(cell.upheld, place), self._number(cell.partially_upheld, place)

    def rate(self, table: str, row: str, column: str = "year") -> Rate:
        """Return the so many of so many that the cell prints."""
        cell, place = self.cell(table, row, column), (table, row, column)
        part, whole = self._number(cell.numerator, place), self._number(cell.denominator, place)
        return Rate(part, whole, Share(part.value, whole.value))

    def printed(self, table: str, row: str, column: str = "year") -> Figure:
        """Return what the cell prints."""
        return Figure(self.cell(table, row, column).text, (f"{table}.{row}.{column}",))

    def fact(self, name: str) -> Figure:
        """Return what the report says of itself: `period.year`, `target.complaint`."""
        reference = f"report.{name}"
        if reference not in self.report.facts:
            raise Unsaid
        return Figure(self.report.facts[reference], (reference,))

    def has(self, table: str) -> bool:
        """Return whether there is such a table and it holds anything."""
        return table in self._tables and bool(self._tables[table].rows)

    def rows(self, table: str) -> list[str]:
        """Return the keys of the rows above the totals, or of all where there are no totals."""
        return [row.key for row in takewhile(_is_part, self._rows(table))]

    def row_name(self, table: str, row: str) -> Figure:
        """Return the heading of the row."""
        for each in self._rows(table):
            if each.key == row:
                return Figure(each.label, (f"{table}.{row}.label",))
        raise Unsaid

    def column_name(self, table: str, column: str) -> Figure:
        """Return the heading of the column."""
        for each in self._tables[table].columns:
            if each.key == column:
                return Figure(each.label, (f"{table}.label.{column}",))
        raise Unsaid

    def leaders(self, table: str, column: str = "year") -> list[Leader]:
        """Return the rows above the totals with records in them, most first.

        Where cells are withheld, only the rows that hold more than all those together could:
        whatever they hide, these lead. Equal rows stand in the order of the table.
        """
        known = [
            Leader(row, self.row_name(table, row), self.count(table, row, column))
            for row in self.rows(table)
            if not self._cells[table, row, column].suppressed
        ]
        total = self.count(table, "total", column).value
        hidden = total - sum(each.number.value for each in known)
        leading = [each for each in known if each.number.value > hidden]
        return sorted(leading, key=lambda each: -each.number.value)

    def peak(self, table: str, row: str = "total") -> tuple[list[Figure], Number]:
        """Return the quarters with the most in that row, and how many each has."""
        counts = {quarter: self.count(table, row, quarter) for quarter in QUARTERS}
        most = max(counts.values(), key=lambda each: each.value)
        peaks = [quarter for quarter in QUARTERS if counts[quarter].value == most.value]
        return [self.column_name(table, quarter) for quarter in peaks], most

    def _rows(self, table: str) -> Iterable[Row]:
        return self._tables[table].rows if table in self._tables else ()

    def _number(self, value: int | None, place: tuple[str, str, str]) -> Number:
        if value is None:
            raise Unsaid
        return Number(value, (".".join(place),))


def _is_part(row: Row) -> bool:
    return row.kind not in (RowKind.TOTAL, RowKind.COMPARISON)
