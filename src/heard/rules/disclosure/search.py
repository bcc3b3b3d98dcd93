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

__all__ = ["Range", "whole_changes"]

Range = tuple[int, int | None]
"""The least change of a variable and the most, None where there is no most."""

MOST_BRANCHES = 100
"""How many times a question is split in the search for whole numbers before the answer is no."""

PATIENCE = 300


class _Search:
    """One state of the search: equations as traded so far, ranges, and the changes made."""

    def __init__(self, equations: Equations, ranges: Sequence[Range]) -> None:
        self.equations = equations.copy()
        self.ranges = list(ranges)
        self.changes: list[Number] = [0] * len(self.ranges)
        self.trades = 0
        self.suspects: set[int] = set()

    def copy(self):
        c = _Search.__new__(_Search)
        c.equations = self.equations.copy(); c.ranges = list(self.ranges); c.changes = list(self.changes)
        c.trades = self.trades; c.suspects = set()
        return c

    def limit(self, variable: int, range_: Range) -> None:
        self.ranges[variable] = range_
        wanted = self._nearest(variable, self.changes[variable])
        if variable in self.equations.rows:
            self.suspects.add(variable)
        elif wanted != self.changes[variable]:
            self._change(variable, wanted - self.changes[variable])

    def settle(self) -> bool:
        rows = self.equations.rows
        while self.suspects:
            solved = min(self.suspects)
            self.suspects.remove(solved)
            short = self._nearest(solved, self.changes[solved]) - self.changes[solved]
            if not short:
                continue
            able = [free for free, part in rows[solved].items() if self._has_room(free, (part > 0) == (short > 0))]
            if not able:
                return False
            free = self._best(solved, able, short)
            self._change(free, _plain(short / Fraction(self.equations.share(solved, free))))
            self.suspects.discard(solved)
            self.suspects.add(free)
            self.equations.trade_places(solved, free)
            self.trades += 1
        return True

    def _best(self, solved, able, short):
        if self.trades >= PATIENCE:
            return min(able)
        users = self.equations.users
        row = self.equations.rows[solved]
        if MODE == 0:
            return min(able, key=lambda free: (abs(row[free]) != self.equations.scales[solved], len(users[free]), free))
        if MODE == -1:
            return min(able, key=lambda free: (abs(row[free]) != self.equations.scales[solved], free))
        if MODE == -2:
            return min(able, key=lambda free: (abs(row[free]) != self.equations.scales[solved], -self.ranges[free][0]//5, len(users[free]), free))
        if MODE == -3:
            return min(able, key=lambda free: (-self.ranges[free][0]//5, len(users[free]), free))
        if len(able) > MODE:
            able = sorted(able, key=lambda free: (abs(row[free]) != self.equations.scales[solved], len(users[free]), free))[:MODE]
        return min(able, key=lambda free: (self._harm(free, _plain(short / Fraction(self.equations.share(solved, free)))), abs(row[free]) != self.equations.scales[solved], len(users[free]), free))

    def _harm(self, free, by):
        ch = self.changes
        new = ch[free] + by
        harm = self._nearest(free, new) != new
        for solved in self.equations.users.get(free, ()):
            old = ch[solved]
            new = old + by * self.equations.share(solved, free)
            harm += (self._nearest(solved, new) != new) - (self._nearest(solved, old) != old)
        return harm

    def _nearest(self, variable: int, change: Number) -> Number:
        least, most = self.ranges[variable]
        if change < least:
            return least
        return change if most is None or change <= most else most

    def _has_room(self, variable: int, upwards: bool) -> bool:
        least, most = self.ranges[variable]
        if upwards:
            return most is None or self.changes[variable] < most
        return self.changes[variable] > least

    def _change(self, free: int, by: Number) -> None:
        ch = self.changes
        ch[free] = _plain(ch[free] + by)
        users = self.equations.users.get(free, frozenset())
        for solved in users:
            ch[solved] = _plain(ch[solved] + by * self.equations.share(solved, free))
        self.suspects |= users

MODE = 0
import os
BR=os.environ.get('BR','first')
DIR=os.environ.get('DIR','lo')
LOG=[]
def whole_changes(equations: Equations, ranges: Sequence[Range], asked: Mapping[int, Range]):
    first = _Search(equations, ranges)
    for v, r in asked.items():
        first.limit(v, r)
    states = [first]
    for _ in range(MOST_BRANCHES):
        if not states:
            return None
        state = states.pop()
        ok = state.settle()
        LOG.append((state.trades, ok))
        if not ok:
            continue
        frac = [at for at, by in enumerate(state.changes) if type(by) is not int]
        if not frac:
            return state.changes
        if BR=="first": broken=frac[0]
        elif BR=="last": broken=frac[-1]
        elif BR=="free": broken=next(at for at in frac if at not in state.equations.rows) if any(at not in state.equations.rows for at in frac) else frac[0]
        elif BR=="small": broken=min(frac,key=lambda at:(abs(state.changes[at]),at))
        elif BR=="users": broken=max(frac,key=lambda at:(len(state.equations.users.get(at,())),-at))
        elif BR=="tight": broken=min(frac,key=lambda at:(-state.ranges[at][0],at))
        least, most = state.ranges[broken]
        by = state.changes[broken]
        hi=(ceil(by), most); lo=(least, floor(by))
        first, second = {"lo":(lo,hi),"hi":(hi,lo),"zero":(lo,hi) if by>0 else (hi,lo),"far":(hi,lo) if by>0 else (lo,hi)}[DIR]
        other = state.copy()
        other.limit(broken, second); state.trades=0; other.trades=0
        state.limit(broken, first)
        states += [other, state]
    return None


def _plain(number: Number) -> Number:
    """Return the same number as a whole number when it is one: sums of those are quick."""
    if isinstance(number, int):
        return number
    return number.numerator if number.denominator == 1 else number
