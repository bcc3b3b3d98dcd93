"""An outsider who holds a publication and solves for the rest, by arithmetic that is not ours.

SciPy's mixed-integer solver is told every printed count, every sum, that counts are whole and not
negative, and that a cell of noughts is always printed, so that a withheld one holds something.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from heard.rules.disclosure import Publication


class Outsider:
    """What the cells that are not withheld leave open."""

    def __init__(self, published: Publication, withheld: frozenset[str]) -> None:
        self.counts = published.counts
        self.places = {name: place for place, name in enumerate(published.counts)}
        self.least = np.zeros(len(self.places))
        self.most = np.full(len(self.places), np.inf)
        for cell in published.cells:
            if cell.key not in withheld:
                for name in cell.counts:
                    self.least[self.places[name]] = published.counts[name]
                    self.most[self.places[name]] = published.counts[name]
        hidden = [set(cell.counts) for cell in published.cells if cell.key in withheld]
        rows = lil_array((len(published.sums) + len(hidden), len(self.places)))
        for at, each in enumerate(published.sums):
            rows[at, self.places[each.whole]] -= 1
            for part in each.parts:
                rows[at, self.places[part]] += 1
        for at, names in enumerate(hidden, len(published.sums)):
            for name in names:
                rows[at, self.places[name]] = 1
        low = np.repeat([0.0, 1.0], [len(published.sums), len(hidden)])
        high = np.repeat([0.0, np.inf], [len(published.sums), len(hidden)])
        self.knowledge = LinearConstraint(rows.tocsr(), low, high)

    def least_of(self, name: str) -> int:
        """Return the least that the count could be, from 1 up."""
        aim = np.zeros(len(self.places))
        aim[self.places[name]] = 1
        return round(self._solution(name, 1, np.inf, aim).fun)

    def believes_possible(self, name: str, number: int) -> bool:
        """Return whether some whole numbers fit everything known with this one for the count."""
        place = self.places[name]
        if not self.least[place] <= number <= self.most[place]:
            return False
        answer = self._solution(name, number, number, np.zeros(len(self.places)))
        assert answer.status in (0, 2), answer.message  # solved, or shown to be impossible
        return answer.status == 0

    def _solution(self, name, low, high, aim):
        least, most = self.least.copy(), self.most.copy()
        least[self.places[name]], most[self.places[name]] = low, high
        return milp(
            aim,
            constraints=self.knowledge,
            bounds=Bounds(least, most),
            integrality=np.ones(len(self.places)),
        )


def doubts_ended(published: Publication, withheld: frozenset[str], threshold: int, names=()):
    """Return the (count, number) pairs that the noughts alone leave open and the cells do not.

    For a safe publication there are none. A count's doubts are the first threshold − 1 numbers,
    and at least two, that it could be; `names` are the counts to ask about, else all small ones.
    """
    noughts = frozenset(cell.key for cell in published.cells if not published.is_nought(cell))
    at_first, at_last = Outsider(published, noughts), Outsider(published, withheld)
    small = [name for name, count in published.counts.items() if 0 < count < threshold]
    ended = []
    for name in names or small:
        number, open_numbers = at_first.least_of(name), 0
        while open_numbers < max(threshold - 1, 2):
            if at_first.believes_possible(name, number):
                open_numbers += 1
                if not at_last.believes_possible(name, number):
                    ended.append((name, number))
            number += 1
    return ended
