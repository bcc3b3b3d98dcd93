"""Which one figure, set right, would mend what does not add up? Or which two changed places?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from heard.figures.checks.agreement import Sum, SumKind
from heard.figures.checks.digits import are_exchanged
from heard.figures.checks.ledger import Check, Ledger, Parts
from heard.figures.published import Place, PrintedTable

__all__ = ["Correction", "Workings"]

WITHIN_A_TABLE = {SumKind.ROW, SumKind.COLUMN}


@dataclass(frozen=True)
class Correction:
    """What one figure should read; or two, which have changed places."""

    readings: Mapping[Place, Parts]

    @property
    def is_swap(self) -> bool:
        """Say whether it puts two figures back."""
        return len(self.readings) > 1

    @property
    def place(self) -> Place:
        """Return where it applies; the first of the two of a swap."""
        return next(iter(self.readings))


@dataclass(frozen=True)
class Workings:
    """Every check of a report, found by the places it rests on."""

    tables: Mapping[str, PrintedTable]
    checks: tuple[Check, ...]

    @cached_property
    def touching(self) -> Mapping[Place, tuple[Check, ...]]:
        """Return the checks that rest on each place."""
        found: dict[Place, list[Check]] = {}
        for check in self.checks:
            for place in check.places:
                found.setdefault(place, []).append(check)
        return {place: tuple(checks) for place, checks in found.items()}

    def broken_after(
        self, broken: Sequence[Check], ledger: Ledger, correction: Correction
    ) -> list[Check]:
        """Return what does not hold once corrected: what did not before, and what this breaks."""
        touched = dict.fromkeys(
            check for place in correction.readings for check in self.touching.get(place, ())
        )
        after = ledger.with_corrected(correction.readings)
        return [
            *(check for check in broken if check not in touched),
            *(check for check in touched if check.is_broken(after)),
        ]

    def singles(
        self, broken: Sequence[Check], ledger: Ledger, places: Iterable[Place]
    ) -> Iterator[Correction]:
        """Yield each figure at these places as some broken sum would have it."""
        for place in places:
            if place in ledger.corrected or not ledger.printed[place].is_given:
                continue
            tried: list[Parts] = []
            for check in broken:
                if isinstance(check, Sum) and place in check.places:
                    reading = _as_counts(check.implied(ledger, place))
                    if reading and reading not in tried:
                        tried.append(reading)
                        yield Correction({place: reading})

    def swaps(self, broken: Sequence[Check], ledger: Ledger) -> Iterator[Correction]:
        """Yield each two figures of a row or column that would mend two sums by changing places."""
        sums = [check for check in broken if isinstance(check, Sum)]
        for one, other in combinations(sums, 2):
            for here, there in product(one.places - other.places, other.places - one.places):
                if self._are_beside(here, there):
                    first, second = sorted([here, there], key=self.order)
                    yield from _exchange(ledger, first, second)

    def order(self, place: Place) -> tuple[int, int, int]:
        """Return where the place comes in reading order."""
        table = self.tables[place.table]
        labels = [row.label for row in table.rows]
        return (
            list(self.tables).index(place.table),
            labels.index(place.row),
            table.columns.index(place.column),
        )

    def totals_at(self, place: Place) -> tuple[Sum, ...]:
        """Return the sums, of a row or a column, whose total stands at the place."""
        return tuple(
            check
            for check in self.touching.get(place, ())
            if isinstance(check, Sum) and check.focus == place and check.kind in WITHIN_A_TABLE
        )

    def cost(self, correction: Correction, ledger: Ledger) -> int:
        """Return how unlikely the slip is: two digits exchanged, a wrong total, a wrong part.

        Two figures that changed places, being two, cost as much as two wrong parts.
        """
        place = correction.place
        if correction.is_swap:
            return 4
        if are_exchanged(ledger.parts(place), correction.readings[place]):
            return 0
        is_total = any(
            isinstance(check, Sum) and check.focus == place for check in self.touching[place]
        )
        return 1 if is_total else 2

    def _are_beside(self, here: Place, there: Place) -> bool:
        if here.table != there.table:
            return False
        table = self.tables[here.table]
        if here.row == there.row:
            return table.total_column not in {here.column, there.column}
        return here.column == there.column and table.total_row not in {here.row, there.row}


def _as_counts(parts: Parts) -> Parts:
    """Return the parts as counts of records, which are never below nought; {} if they cannot be."""
    counts = {name: span.from_nought() for name, span in parts.items()}
    return {name: span for name, span in counts.items() if span} if all(counts.values()) else {}


def _exchange(ledger: Ledger, first: Place, second: Place) -> Iterator[Correction]:
    """Yield the correction that exchanges two figures, if both are given and they differ."""
    names = {**ledger.parts(first), **ledger.parts(second)}
    here = {name: ledger.part(first, name) for name in names}
    there = {name: ledger.part(second, name) for name in names}
    are_given = ledger.printed[first].is_given and ledger.printed[second].is_given
    if are_given and here != there:
        yield Correction({first: there, second: here})
