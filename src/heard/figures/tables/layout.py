"""Where does each record stand in a table? Headings crossed, and the counts in the crossings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from heard.figures.coordinates import Dimension, Selection
from heard.figures.report import Cell, Column, Row, RowKind
from heard.figures.tally import Tally

__all__ = ["Axis", "Crossing", "Heading", "tabulate"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a row or a column, and the values of its dimension that it takes in.

    No values means no restriction: the heading of a total.
    """

    key: str
    label: str
    values: tuple[str, ...] = ()
    kind: RowKind = RowKind.CATEGORY


@dataclass(frozen=True, slots=True)
class Axis:
    """The headings down or across a table, and the dimension that they divide."""

    dimension: Dimension
    headings: tuple[Heading, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the headings as columns of a table."""
        return tuple(Column(each.key, each.label) for each in self.headings)

    def plus(self, *headings: Heading) -> Axis:
        """Return the axis with these headings after its own."""
        return Axis(self.dimension, (*self.headings, *headings))

    def taking(self, values: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the keys of the headings that take in each of these values."""
        return {
            value: tuple(
                each.key for each in self.headings if not each.values or value in each.values
            )
            for value in values
        }


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where a row meets a column: the records there, counted by what the table measures.

    `counts` maps each value of the measured dimension ("" when the table measures none) to a
    number of records; `selection` is all of the records.
    """

    row: Heading
    column: Heading
    counts: Mapping[str, int]
    selection: Selection
    measure: Dimension | None = None

    @property
    def total(self) -> int:
        """Return how many records stand here."""
        return sum(self.counts.values())

    def of(self, *values: str) -> int:
        """Return how many records here have one of these measured values."""
        return sum(self.counts.get(value, 0) for value in values)

    def selecting(self, *values: str) -> Selection:
        """Return the selection of the records here that have one of these measured values."""
        if self.measure is None:
            raise ValueError(f"The table measures nothing at {self.row.key}.{self.column.key}.")
        return self.selection.narrowed({self.measure: tuple(str(value) for value in values)})


def tabulate(
    tally: Tally,
    axes: tuple[Axis, Axis],
    draw: Callable[[Crossing], Cell],
    *,
    measure: Dimension | None = None,
    within: Selection | None = None,
) -> tuple[Row, ...]:
    """Return a row for each heading of the first axis, with a cell for each of the second.

    The tally is read once, whatever the size of the table. `within` is what the tally's records
    were selected by already, so that each cell's selection finds exactly the records counted.
    """
    rows, columns = axes
    sums = _sums(tally, axes, measure)
    selected = within or Selection()

    def cell(row: Heading, column: Heading) -> Cell:
        narrowed = {
            axis.dimension: heading.values
            for axis, heading in ((rows, row), (columns, column))
            if heading.values
        }
        counts = sums.get((row.key, column.key), {})
        return draw(Crossing(row, column, counts, selected.narrowed(narrowed), measure))

    return tuple(
        Row(row.key, row.label, row.kind, tuple(cell(row, column) for column in columns.headings))
        for row in rows.headings
    )


def _sums(
    tally: Tally, axes: tuple[Axis, Axis], measure: Dimension | None
) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """Return counts by (row key, column key), then by the measured value."""
    dimensions = tuple(axis.dimension for axis in axes)
    projected = tally.by(*dimensions) if measure is None else tally.by(*dimensions, measure)
    row_keys, column_keys = (axis.taking(projected.values(axis.dimension)) for axis in axes)
    sums: dict[tuple[str, str], dict[str, int]] = {}
    for (row_value, column_value, *measured), count in projected.counts.items():
        if not count:
            continue
        value = measured[0] if measured else ""
        for row_key in row_keys[row_value]:
            for column_key in column_keys[column_value]:
                here = sums.setdefault((row_key, column_key), {})
                here[value] = here.get(value, 0) + count
    return sums
