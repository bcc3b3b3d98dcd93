"""How does each number follow from the others? Sums kept solved, in whole coefficients.

Everything is said in changes from the truth: no change at all satisfies every equation, and what
is known cannot change. Some variables, the solved ones, are written in the free ones: scale ·
solved = Σ coefficient · free. Two variables can trade places at any time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import gcd

__all__ = ["Equations", "Number"]

Number = int | Fraction
Row = dict[int, int]


class Equations:
    """Equations Σ coefficient · change = 0 over numbered variables."""

    def __init__(self, equations: Sequence[Mapping[int, int]]) -> None:
        self.rows: dict[int, Row] = {}
        self.scales: dict[int, int] = {}
        self.users: dict[int, frozenset[int]] = {}
        uses = Counter(variable for equation in equations for variable in equation)
        for equation in equations:
            self._take_in(equation, uses)

    def copy(self) -> Equations:
        """Return equations that can be traded about without touching these.

        Rows and users are never altered, only replaced: that makes copies cheap.
        """
        copy = Equations(())
        copy.rows = self.rows.copy()
        copy.scales = self.scales.copy()
        copy.users = self.users.copy()
        return copy

    def fix(self, variable: int) -> None:
        """Let the variable never change again."""
        row = self.rows.get(variable)
        if row:
            self.trade_places(variable, min(row, key=lambda free: (len(self.users[free]), free)))
        self.rows.pop(variable, None)
        for user in self.users.pop(variable, ()):
            row = self.rows[user].copy()
            del row[variable]
            self.rows[user] = row

    def share(self, solved: int, free: int) -> Number:
        """Return how much the solved variable changes for a change of 1 in the free one."""
        part, scale = self.rows[solved][free], self.scales[solved]
        return part if scale == 1 else Fraction(part, scale)

    def trade_places(self, solved: int, free: int) -> None:
        """Write the free variable with the solved one instead of the other way round."""
        row = self.rows.pop(solved)
        users = self.users
        for variable in row:
            users[variable] = users[variable] - {solved}
        row = {**row, solved: -self.scales.pop(solved)}
        self._solve(row, free)

    def _take_in(self, equation: Mapping[int, int], uses: Mapping[int, int]) -> None:
        """Take one more equation in, solved for one variable that was free till now."""
        row = {variable: part for variable, part in equation.items() if part}
        for solved in [variable for variable in row if variable in self.rows]:
            _put_in(row, solved, self.rows[solved], self.scales[solved])
        if row:
            self._solve(row, min(row, key=lambda free: (abs(row[free]), uses[free], -free)))

    def _solve(self, row: Row, chosen: int) -> None:
        """Solve Σ coefficient · change = 0 for the chosen variable, and put that in for it."""
        scale = row.pop(chosen)
        if scale > 0:
            row = {free: -part for free, part in row.items()}
        scale = abs(scale)
        gained = {free: {chosen} for free in row}
        lost: dict[int, set[int]] = {free: set() for free in row}
        for user in self.users.pop(chosen, ()):
            using = self.rows[user].copy()
            times = using.pop(chosen)
            if scale != 1:
                for free in using:
                    using[free] *= scale
            for free, part in row.items():
                before = using.get(free)
                if before is None:
                    using[free] = times * part
                    gained[free].add(user)
                elif before != -times * part:
                    using[free] = before + times * part
                else:
                    del using[free]
                    lost[free].add(user)
            self._keep(user, using, self.scales[user] * scale)
        self._keep(chosen, row, scale)
        users = self.users
        for free in row:
            users[free] = (users.get(free, NOBODY) | gained[free]) - lost[free]

    def _keep(self, solved: int, row: Row, scale: int) -> None:
        """Keep a row in the smallest whole numbers."""
        if scale != 1:
            common = gcd(scale, *row.values())
            if common != 1:
                scale //= common
                row = {free: part // common for free, part in row.items()}
        self.rows[solved] = row
        self.scales[solved] = scale


NOBODY: frozenset[int] = frozenset()


def _put_in(row: Row, solved: int, its_row: Row, its_scale: int) -> None:
    """Write a variable's own row in its place, multiplying the row so that it stays whole."""
    times = row.pop(solved)
    if its_scale != 1:
        for variable in row:
            row[variable] *= its_scale
    for free, part in its_row.items():
        total = row.get(free, 0) + times * part
        if total:
            row[free] = total
        else:
            del row[free]
