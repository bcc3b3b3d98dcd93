"""Are there whole numbers within these ranges that keep the sums? The search for one change.

The general simplex method of Dutertre and de Moura ("A Fast Linear-Arithmetic Solver for
DPLL(T)", 2006): a solved variable that is out of range is put right by changing a free one, with
which it then trades places, until all are in range or one cannot be put right. A change that is
not whole is then split on: it must be either more or less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from heard.rules.disclosure.equations import Equations, Number

__all__ = ["MOST_BRANCHES", "Range", "whole_changes"]

Range = tuple[int, int | None]
"""The least change of a variable and the most, None where there is no most."""

MOST_BRANCHES = 100
"""How many times a question is split in the search for whole numbers before the answer is no."""

_PATIENCE = 300
"""How many trades may be chosen for speed; after them by Bland's rule, which cannot go in rings."""


def whole_changes(
    equations: Equations, ranges: Sequence[Range], asked: Mapping[int, Range]
) -> Sequence[Number] | None:
    """Return whole changes of all variables that keep the equations, the ranges and what is asked.

    `asked` has narrower ranges for some variables. None where there are no such numbers, or none
    was found in `MOST_BRANCHES` splits.
    """
    state = _State(equations.copy(), list(ranges), [0] * len(ranges))
    for variable, range_ in asked.items():
        state.limit(variable, range_)
    waiting = [state]
    for _ in range(MOST_BRANCHES):
        if not waiting:
            return None
        state = waiting.pop()
        if not state.settle():
            continue
        broken = next((at for at, by in enumerate(state.changes) if not isinstance(by, int)), None)
        if broken is None:
            return state.changes
        least, most = state.ranges[broken]
        by = state.changes[broken]
        above = state.copy()
        above.limit(broken, (ceil(by), most))
        state.limit(broken, (least, floor(by)))
        waiting += [above, state]
    return None


class _State:
    """Equations as traded so far, the ranges, and changes that keep the equations."""

    def __init__(self, equations: Equations, ranges: list[Range], changes: list[Number]) -> None:
        self.equations = equations
        self.ranges = ranges
        self.changes = changes
        self._suspects: set[int] = set()
        self._trades = 0

    def copy(self) -> _State:
        """Return a state that can be taken further without touching this one."""
        return _State(self.equations.copy(), self.ranges.copy(), self.changes.copy())

    def limit(self, variable: int, range_: Range) -> None:
        """Narrow the range of a variable, and move a free one into it at once."""
        self.ranges[variable] = range_
        if variable in self.equations.rows:
            self._suspects.add(variable)
        elif short := self._shortfall(variable):
            self._change(variable, short)

    def settle(self) -> bool:
        """Bring every solved variable into its range; return False where one cannot be."""
        while self._suspects:
            solved = min(self._suspects)
            self._suspects.remove(solved)
            short = self._shortfall(solved)
            if not short:
                continue
            able = self._able_to_move(solved, upwards=short > 0)
            if not able:
                return False
            free = self._best(solved, able)
            self._change(free, _plain(short / Fraction(self.equations.share(solved, free))))
            self._suspects.discard(solved)
            self._suspects.add(free)
            self.equations.trade_places(solved, free)
            self._trades += 1
        return True

    def _able_to_move(self, solved: int, *, upwards: bool) -> list[int]:
        """Return the free variables with room to move the solved one that way."""
        row = self.equations.rows[solved]
        return [free for free, part in row.items() if self._has_room(free, (part > 0) == upwards)]

    def _best(self, solved: int, able: list[int]) -> int:
        """Return the free variable to trade with: one that keeps numbers whole and rows short."""
        if self._trades >= _PATIENCE:
            return min(able)
        row, scale = self.equations.rows[solved], self.equations.scales[solved]
        users = self.equations.users
        return min(able, key=lambda free: (abs(row[free]) != scale, len(users[free]), free))

    def _shortfall(self, variable: int) -> Number:
        """Return by how much a variable must change to be within its range, 0 when it is."""
        least, most = self.ranges[variable]
        change = self.changes[variable]
        if change < least:
            return least - change
        return most - change if most is not None and change > most else 0

    def _has_room(self, variable: int, upwards: bool) -> bool:
        least, most = self.ranges[variable]
        if upwards:
            return most is None or self.changes[variable] < most
        return self.changes[variable] > least

    def _change(self, free: int, by: Number) -> None:
        self.changes[free] = _plain(self.changes[free] + by)
        users = self.equations.users.get(free, frozenset())
        for solved in users:
            moved = self.changes[solved] + by * self.equations.share(solved, free)
            self.changes[solved] = _plain(moved)
        self._suspects |= users


def _plain(number: Number) -> Number:
    """Return the same number as a whole number when it is one: sums of those are quick."""
    if isinstance(number, int) or number.denominator != 1:
        return number
    return number.numerator
