"""What would a report give away? Its counts, the cells that print them, and how they add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

__all__ = ["PrintedCell", "Publication", "Sum", "UnableToProtect"]


class UnableToProtect(ValueError):
    """What is to be published contradicts itself, so nothing can be said about its safety."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One count is the sum of others: what a reader may add up.

    One part makes an equality: the same count printed in two places. A difference a − b = c is
    the sum a = b + c.
    """

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a table and the counts that its text gives away, all of them or none.

    `18/27 66.67%` gives away two counts, `3U & 4PU [31]` three, a plain number one. A percentage
    of a denominator that is printed elsewhere gives away its numerator.
    """

    key: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Publication:
    """Everything that a reader could hold: counts by name, printed cells, and the sums they keep.

    A count that no cell prints is hidden: a reader may still work it out (27 received less 18 in
    time leaves 9 late), so a small one is protected like any other. Every sum must be true of the
    counts, no count may be negative, and every name used must be counted: `UnableToProtect` says
    which is not.
    """

    counts: Mapping[str, int]
    cells: tuple[PrintedCell, ...]
    sums: tuple[Sum, ...] = ()

    def __post_init__(self) -> None:
        for name, count in self.counts.items():
            if count < 0:
                raise UnableToProtect(f"the count {name} is {count}: it cannot be below nought")
        for cell in self.cells:
            self._require_counted(cell.counts, f"the cell {cell.key}")
            if not cell.counts:
                raise UnableToProtect(f"the cell {cell.key} gives away no count: leave it out")
        for each in self.sums:
            self._require_counted((each.whole, *each.parts), f"the sum for {each.whole}")
            added = sum(self.counts[part] for part in each.parts)
            if added != self.counts[each.whole]:
                raise UnableToProtect(
                    f"{each.whole} is {self.counts[each.whole]} but its parts add to {added}:"
                    " leave the sum out or put the counts right"
                )

    @cached_property
    def printed(self) -> frozenset[str]:
        """Return the names of the counts that some cell prints."""
        return frozenset(name for cell in self.cells for name in cell.counts)

    def is_nought(self, cell: PrintedCell) -> bool:
        """Return whether every count in the cell is 0: such a cell is always printed."""
        return not any(self.counts[name] for name in cell.counts)

    def _require_counted(self, names: tuple[str, ...], where: str) -> None:
        for name in names:
            if name not in self.counts:
                raise UnableToProtect(f"{where} speaks of {name}, which is not among the counts")
