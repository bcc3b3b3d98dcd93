"""What could a reader still believe? Whole numbers that agree with everything printed.

The reader knows every printed cell, every sum, that counts are whole and never negative, and that
a cell whose counts are all nought is never withheld, so that a withheld one holds something. What
the reader does not know is which withheld cells are small and which are withheld for their sake.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from heard.rules.disclosure.equations import Equations
from heard.rules.disclosure.publication import PrintedCell, Publication
from heard.rules.disclosure.search import whole_changes

__all__ = ["Belief", "Reader"]

Belief = Mapping[str, int]
"""What a reader takes some counts to be, by name; the rest are believed as they truly are."""

KNOWN = (0, 0)


class Reader:
    """One who has seen the noughts, and whatever cells are shown later, and solves for the rest.

    Variables are numbered from the smallest count to the largest, by name among equals, so that
    nothing depends on the order in which the publication was put together.
    """

    def __init__(self, publication: Publication) -> None:
        counts = publication.counts
        self._names = sorted(counts, key=lambda name: (counts[name], name))
        self._truth = [counts[name] for name in self._names]
        self._places = {name: place for place, name in enumerate(self._names)}
        self._ranges = [(-count, None) for count in self._truth]
        self._together: dict[int, list[int]] = {}
        sums = sorted(publication.sums, key=lambda each: (each.whole, sorted(each.parts)))
        equations = [self._sum(self._places[each.whole], each.parts) for each in sums]
        for cell in sorted(publication.cells, key=lambda cell: (len(cell.counts), cell.counts)):
            if not publication.is_nought(cell):
                equations += self._holding_something(cell)
        self._equations = Equations(equations)
        for cell in publication.cells:
            if publication.is_nought(cell):
                self.see(cell)

    def see(self, cell: PrintedCell) -> None:
        """Show the reader a cell, for good."""
        for name in cell.counts:
            self._equations.fix(self._places[name])

    def belief_that(
        self,
        name: str,
        count: int,
        *,
        seeing: PrintedCell | None = None,
        fallen: Belief = MappingProxyType({}),
    ) -> Belief | None:
        """Return a belief that the reader may hold in which the count is this, None if none.

        `seeing` is a cell that the reader is supposed to have seen as well. `fallen` is a belief
        that would do but for that cell: the search sets out from there, which is less far than
        from the truth. None is also returned when no whole numbers turn up within `MOST_BRANCHES`:
        in doubt, it cannot be believed.
        """
        place = self._places[name]
        change = count - self._truth[place]
        asked = {self._places[each]: KNOWN for each in (seeing.counts if seeing else ())}
        if place in asked or change < self._ranges[place][0]:
            return None
        asked[place] = (change, change)
        start = self._changes_of(fallen)
        changes = whole_changes(self._equations, self._ranges, asked=asked, start=start)
        if changes is None:
            return None
        return {
            self._names[at]: self._truth[at] + int(by)
            for at, by in enumerate(changes[: len(self._names)])
            if by
        }

    def _changes_of(self, belief: Belief) -> list[int]:
        """Return how far each variable of the belief is from the truth."""
        changes = [0] * len(self._ranges)
        for name, number in belief.items():
            changes[self._places[name]] = number - self._truth[self._places[name]]
        for together, places in self._together.items():
            changes[together] = sum(changes[place] for place in places)
        return changes

    def _sum(self, whole: int, parts: Iterable[str]) -> Mapping[int, int]:
        equation = Counter(self._places[part] for part in parts)
        equation[whole] -= 1
        return equation

    def _holding_something(self, cell: PrintedCell) -> list[Mapping[int, int]]:
        """Note that the cell's counts are not all nought, with an equation where it takes one."""
        places = [self._places[name] for name in cell.counts]
        if len(places) == 1:
            self._ranges[places[0]] = (1 - self._truth[places[0]], None)
        if any(self._ranges[place][0] > -self._truth[place] for place in places):
            return []
        together = len(self._ranges)
        self._together[together] = places
        self._ranges.append((1 - sum(self._truth[place] for place in places), None))
        return [self._sum(together, cell.counts)]
