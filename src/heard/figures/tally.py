"""How many records stand at which coordinates? The one thing asked of the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heard.figures.coordinates import Dimension, Selection

__all__ = ["Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of records by coordinates.

    `dimensions` names the places of each coordinate tuple; `counts` maps a tuple of as many values
    (strings; "" where a record has none) to a number of records, never negative. Every figure of
    the report is a sum over a tally, so figures cannot disagree with one another.
    """

    dimensions: tuple[Dimension, ...]
    counts: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, dimensions: tuple[Dimension, ...], rows: Iterable[tuple[str, ...]]) -> Tally:
        """Return the tally of records given one coordinate tuple a record."""
        return cls(dimensions, Counter(rows))

    def where(self, selection: Selection) -> Tally:
        """Return the tally of the selected records alone; KeyError for a dimension not held."""
        kept = dict(self.counts)
        for dimension, values in selection:
            place, wanted = self._place(dimension), frozenset(values)
            kept = {at: count for at, count in kept.items() if at[place] in wanted}
        return Tally(self.dimensions, kept)

    def by(self, *dimensions: Dimension) -> Tally:
        """Return the same records counted by these dimensions alone, in this order."""
        places = [self._place(dimension) for dimension in dimensions]
        sums: dict[tuple[str, ...], int] = {}
        for at, count in self.counts.items():
            coordinate = tuple([at[place] for place in places])
            sums[coordinate] = sums.get(coordinate, 0) + count
        return Tally(dimensions, sums)

    def values(self, dimension: Dimension) -> frozenset[str]:
        """Return the values that records have in this dimension; KeyError when it is not held."""
        place = self._place(dimension)
        return frozenset(at[place] for at, count in self.counts.items() if count)

    def count(self, selection: Selection | None = None) -> int:
        """Return how many records are selected (all of them when nothing is said)."""
        chosen = self if selection is None else self.where(selection)
        return sum(chosen.counts.values())

    def at(self, *values: str) -> int:
        """Return the count at one full coordinate, 0 where nothing stands."""
        return self.counts.get(values, 0)

    def _place(self, dimension: Dimension) -> int:
        try:
            return self.dimensions.index(dimension)
        except ValueError:
            held = ", ".join(self.dimensions)
            raise KeyError(f"this tally counts by {held}, not by {dimension}") from None
