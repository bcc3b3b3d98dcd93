"""Which cells must be withheld so that no small number can be worked out?

A count from 1 to one below the threshold is small: it could point at somebody. A cell that gives
one away is withheld. Every other cell is printed, the largest first, unless that would end a doubt
about a small count: whatever it might be while only noughts are printed, the first threshold − 1
numbers from 1, it might still be when everything is. See docs/rules/disclosure.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from heard.rules.disclosure.doubts import Doubts
from heard.rules.disclosure.publication import Publication

__all__ = ["Suppression", "suppress"]

FEWEST_NUMBERS_IN_DOUBT = 2


@dataclass(frozen=True, slots=True)
class Suppression:
    """The keys of the cells to withhold: the small ones, and others that would give them away.

    What is published says only that a cell is withheld, never for which of the two reasons.
    """

    primary: frozenset[str] = frozenset()
    secondary: frozenset[str] = frozenset()

    @property
    def withheld(self) -> frozenset[str]:
        """Return the keys of all the cells to withhold."""
        return self.primary | self.secondary


def suppress(publication: Publication, threshold: int) -> Suppression:
    """Return which cells to withhold, so that no count from 1 to threshold − 1 can be worked out.

    Cells of noughts are always printed, and no single other cell of those withheld could be
    printed after all. The answer does not depend on the order of cells or sums. A threshold of 0
    or 1 protects nothing.
    Source: the council's own publication policy; docs/decisions/0007.
    """
    counts = publication.counts
    small = {name for name, count in counts.items() if 0 < count < threshold}
    if not small:
        return Suppression()
    primary = {cell.key for cell in publication.cells if not small.isdisjoint(cell.counts)}
    doubts = Doubts(publication, small, max(threshold - 1, FEWEST_NUMBERS_IN_DOUBT))
    candidates = (cell for cell in publication.cells if cell.key not in primary)
    secondary = set()
    for cell in sorted(
        candidates, key=lambda cell: (-max(counts[n] for n in cell.counts), cell.key)
    ):
        if doubts.outlive(cell):
            doubts.print(cell)
        else:
            secondary.add(cell.key)
    return Suppression(frozenset(primary), frozenset(secondary))
