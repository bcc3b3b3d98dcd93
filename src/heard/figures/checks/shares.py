"""Of what is a printed per cent the per cent? Its own share, one beside it, or a sum of shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from heard.figures.checks.ledger import Ledger
from heard.figures.printed import COUNT, DENOMINATOR, NUMERATOR, PERCENT, Printed, Said
from heard.figures.published import Place, PrintedRow, PrintedTable
from heard.figures.spans import Number, Span

__all__ = ["Shares", "Source", "whole_numbers"]

NAMED_AS_PERCENT = ("%", "per cent", "percent", "rate")


def whole_numbers(percent: Span, denominator: Number) -> Span | None:
    """Return the numerators whose per cent prints so, None where there is no such whole number.

    `percent` runs half a unit to either side of what is printed. A half rounds up, so the upper
    end is not reached.
    """
    if percent.low is None or percent.high is None:
        return None
    low = ceil(Fraction(percent.low) * denominator / 100)
    high = ceil(Fraction(percent.high) * denominator / 100) - 1
    return Span(low, high) if low <= high else None


@dataclass(frozen=True, slots=True)
class Source:
    """Where so many of so many are printed: a share; or a per cent, and the count that it is of."""

    place: Place
    of: Place | None = None

    def numerator(self, ledger: Ledger) -> Span | None:
        """Return how many, as far as is known; None where no whole number fits."""
        if self.of is None:
            return ledger.part(self.place, NUMERATOR)
        denominator = self.denominator(ledger).exact
        if denominator is None:
            return Span(0, None)
        return whole_numbers(ledger.part(self.place, PERCENT), denominator)

    def denominator(self, ledger: Ledger) -> Span:
        """Return of how many, as far as is known."""
        if self.of is None:
            return ledger.part(self.place, DENOMINATOR)
        return ledger.part(self.of, COUNT)


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares and per cents of one table, and how they belong together."""

    table: PrintedTable
    tables: Mapping[str, PrintedTable]
    ledger: Ledger

    def sources(self, place: Place) -> tuple[Source, ...]:
        """Return the shares that a printed per cent is of, () where none are printed.

        Its own comes first, then that of the row above or the column before it; then, for a total,
        those that the total is made of; then the table that this one's figures are said to be of.
        """
        own = self.share_at(place)
        if own is not None:
            return (own,)
        for parts in self.parts_of(place):
            found = [self.share_at(part) or self._counted(part) for part in parts]
            sources = tuple(source for source in found if source is not None)
            if sources and len(sources) == len(found):
                return sources
        counted = self._counted(place)
        return () if counted is None else (counted,)

    def parts_of(self, place: Place) -> Iterator[tuple[Place, ...]]:
        """Yield the places that a total is made of: along its row, then down its column."""
        table = self.table
        if place.column == table.total_column:
            yield tuple(Place(table.id, place.row, column) for column in table.added_columns)
        above = self._row_of_shares(place.row)
        if table.total_row and table.total_row in {place.row, above and above.label}:
            labels = self._alike(place.row) if above else table.added_rows
            yield tuple(Place(table.id, label, place.column) for label in labels)

    def share_at(self, place: Place) -> Source | None:
        """Return the share printed at a place, in the row above or in the column before."""
        cell = self.ledger.printed[place]
        if cell.is_share:
            return Source(place)
        above = self._row_of_shares(place.row)
        before = self._column_of_shares(place.column)
        for row, column in (
            (above.label if above else "", place.column),
            (place.row, before),
        ):
            there = Place(place.table, row, column)
            if row and column and self.ledger.printed[there].is_share:
                return Source(there)
        return Source(place) if cell.said is Said.NIL else None

    def _counted(self, place: Place) -> Source | None:
        of = self.tables.get(self.table.of)
        counted = of.row(place.row) if of else None
        if of is None or counted is None or self.ledger.printed[place].percent is None:
            return None
        column = of.columns[self.table.columns.index(place.column)]
        return Source(place, Place(of.id, counted.label, column))

    def _alike(self, label: str) -> Iterable[str]:
        """Return the rows of per cents before this one that stand under rows that are added."""
        for row in self.table.rows[: [each.label for each in self.table.rows].index(label)]:
            above = self._row_of_shares(row.label)
            if above is not None and above.label in self.table.added_rows:
                yield row.label

    def _row_of_shares(self, label: str) -> PrintedRow | None:
        """Return the row above, where this is the row of its per cents.

        It is if it is named so, or after that row; or if most of it agrees with that row's shares.
        """
        labels = [row.label for row in self.table.rows]
        at = labels.index(label)
        row, above = self.table.rows[at], self.table.rows[at - 1]
        if not at or not row.is_of_percents or not _are_shares_alone(above.cells):
            return None
        named = label.casefold()
        if named.startswith(above.label.casefold()) or any(w in named for w in NAMED_AS_PERCENT):
            return above
        pairs = [
            (share, cell)
            for share, cell in zip(above.cells, row.cells, strict=True)
            if share.is_share and cell.percent is not None
        ]
        near = [share for share, cell in pairs if _is_near(share, cell)]
        return above if 2 * len(near) > len(pairs) else None

    def _column_of_shares(self, column: str) -> str:
        """Return the column before, where it alone holds shares and this holds their per cents."""
        at = self.table.columns.index(column)
        if not at or column == self.table.total_column:
            return ""
        cells = [[row.cells[place] for row in self.table.rows] for place in range(at + 1)]
        are_percents = all(cell.is_percent_alone for cell in cells[at] if cell.is_given)
        if not are_percents or not _are_shares_alone(cells[at - 1]):
            return ""
        return "" if at > 1 and _are_shares_alone(cells[at - 2]) else self.table.columns[at - 1]


def _are_shares_alone(cells: Iterable[Printed]) -> bool:
    given = [cell for cell in cells if cell.is_given and cell.parts]
    return bool(given) and all(cell.is_share and cell.percent is None for cell in given)


def _is_near(share: Printed, cell: Printed) -> bool:
    numerator, denominator = share.part(NUMERATOR).exact, share.part(DENOMINATOR).exact
    if not denominator or numerator is None or cell.percent is None:
        return False
    return abs(Fraction(100 * numerator, denominator) - Fraction(cell.percent)) < 1
