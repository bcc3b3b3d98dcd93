"""Which doubts must a reader be left in, and do they outlive one more printed cell?

A doubt is a protected count together with a number that it might be. It stands while there is an
example: a belief that the reader may hold in which the count is that number. Examples are kept and
looked through again for every cell, so that a search is made only where the last one would fall.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import count as counting_from
from itertools import islice

from heard.rules.disclosure.publication import PrintedCell, Publication
from heard.rules.disclosure.reader import Belief, Reader

__all__ = ["Doubts"]

Doubt = tuple[str, int]


class Doubts:
    """The doubts about each protected count: the first so many numbers, from 1, that it might be.

    They are drawn up for a reader who has seen nothing but the noughts. Examples are numbered from
    0 and a set of them is kept as the bits of one whole number.
    """

    def __init__(self, publication: Publication, protected: Iterable[str], how_many: int) -> None:
        self._reader = Reader(publication)
        self._examples = 0
        self._standing = 0
        self._mistaken: defaultdict[str, int] = defaultdict(int)
        self._showing: defaultdict[Doubt, int] = defaultdict(int)
        self._doubts: list[Doubt] = []
        for name in sorted(protected):
            numbers = self._numbers_possible_for(name, publication.counts[name])
            self._doubts += [
                (name, number)
                for number in islice(numbers, how_many)
                if number != publication.counts[name]
            ]

    def outlive(self, cell: PrintedCell) -> bool:
        """Return whether every doubt would still stand if this cell were printed as well."""
        left = self._agreeing_with(cell)
        for doubt in self._doubts:
            if not self._showing[doubt] & left:
                belief = self._reader.belief_that(*doubt, seeing=cell)
                if belief is None:
                    return False
                left |= self._keep(belief)
        return True

    def print(self, cell: PrintedCell) -> None:
        """Let the cell be printed: examples that disagree with it fall."""
        self._standing = self._agreeing_with(cell)
        self._reader.see(cell)

    def _numbers_possible_for(self, name: str, truth: int) -> Iterable[int]:
        """Yield, from 1 up and without end, the numbers that it might be, save the true one."""
        for number in counting_from(1):
            if number == truth or self._showing[name, number]:
                yield number
                continue
            belief = self._reader.belief_that(name, number)
            if belief is not None:
                self._keep(belief)
                yield number

    def _agreeing_with(self, cell: PrintedCell) -> int:
        """Return the examples that stand and say of this cell what is true."""
        agreeing = self._standing
        for name in cell.counts:
            agreeing &= ~self._mistaken[name]
        return agreeing

    def _keep(self, belief: Belief) -> int:
        """Add an example and return it as a set of one."""
        example = 1 << self._examples
        self._examples += 1
        self._standing |= example
        for name, number in belief.items():
            self._mistaken[name] |= example
            self._showing[name, number] |= example
        return example
