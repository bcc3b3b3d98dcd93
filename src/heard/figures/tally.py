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
        wanted = [(self._place(dimension), frozenset(values)) for dimension, values in selection]
        kept = {
            at: count
            for at, count in self.counts.items()
            if all(at[place] in values for place, values in wanted)
        }
        return Tally(self.dimensions, kept)

    def by(self, *dimensions: Dimension) -> Tally:
        """Return the same records counted by these dimensions alone, in this order."""
        places = [self._place(dimension) for dimension in dimensions]
        sums: Counter[tuple[str, ...]] = Counter()
        for at, count in self.counts.items():
            sums[tuple(at[place] for place in places)] += count
        return Tally(dimensions, sums)

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
