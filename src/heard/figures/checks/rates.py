"""Is a printed per cent what its shares come to? And if not, what was done instead?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from heard.figures.checks.faults import Fault, FaultKind
from heard.figures.checks.ledger import Ledger
from heard.figures.checks.means import Group, groups_of, means_of
from heard.figures.checks.rounding import Misprint, in_percent, misprint
from heard.figures.checks.shares import Shares, Source, whole_numbers
from heard.figures.measures import DASH
from heard.figures.printed import PERCENT, Printed
from heard.figures.published import Place, PrintedTable
from heard.figures.spans import Span, total

__all__ = ["HOW", "Rate", "rates_of_table"]


@dataclass(frozen=True, eq=False)
class Rate:
    """A printed per cent, and the shares whose sum it is the per cent of.

    `groups` are the parts that a total is made of, along its row and down its column.
    """

    place: Place
    cell: Printed
    sources: tuple[Source, ...]
    groups: tuple[Group, ...] = ()

    @cached_property
    def places(self) -> frozenset[Place]:
        """Return where the per cent and its shares stand."""
        shares = (source.place for source in self.sources)
        counts = (source.of for source in self.sources if source.of is not None)
        return frozenset([self.place, *shares, *counts])

    def is_broken(self, ledger: Ledger) -> bool:
        """Say whether the per cent fits its shares neither as printed nor as corrected.

        A per cent that fits a wrong share as printed is a consequence of that fault, not another.
        """
        return not (self._fits(Ledger(ledger.printed)) or self._fits(ledger))

    def _fits(self, ledger: Ledger) -> bool:
        numerator, denominator = self.share(ledger)
        if denominator.exact is None:
            return True
        if numerator is None:
            # A part that is the per cent of no whole number is told of there, not in its total.
            return len(self.sources) > 1
        if denominator.exact == 0:
            return False
        fitting = whole_numbers(self.cell.part(PERCENT), denominator.exact)
        return fitting is not None and fitting.meets(numerator)

    def share(self, ledger: Ledger) -> tuple[Span | None, Span]:
        """Return numerator and denominator, added up as far as they are known.

        The numerator is None where some per cent is not the per cent of any whole number.
        """
        numerators = [source.numerator(ledger) for source in self.sources]
        known = [each for each in numerators if each is not None]
        denominator = total(source.denominator(ledger) for source in self.sources)
        return (total(known) if len(known) == len(numerators) else None), denominator

    def fault(self, ledger: Ledger) -> Fault:
        """Return what is wrong with a per cent that is broken."""
        numerator, denominator = self.share(ledger)
        if denominator.exact == 0:
            because = ", but it is a share of none, which has no per cent"
            return Fault(self.place, FaultKind.PERCENT, DASH, because)
        if numerator is None or numerator.exact is None:
            return self._out_of_bounds(numerator, denominator)
        exact = Fraction(100 * numerator.exact) / (denominator.exact or 1)
        right = in_percent(exact, self.cell.places)
        share = f"{numerator} of {denominator} is {right}"
        kind = misprint(self.cell.percent or Decimal(0), exact) or Misprint.WRONG
        if kind is Misprint.WRONG and self._is_mean(ledger):
            because = f", which is the mean of the percentages it sums up, but {share}"
            return Fault(self.place, FaultKind.MEAN_OF_PERCENTS, right, because)
        return Fault(self.place, FaultKind(kind), right, f", but {share}{HOW[kind]}")

    def _is_mean(self, ledger: Ledger) -> bool:
        return any(self.cell.percent in means_of(g, ledger, self.cell.places) for g in self.groups)

    def _out_of_bounds(self, numerator: Span | None, denominator: Span) -> Fault:
        if numerator is None:
            because = f", but no whole number of {denominator} comes to that"
            return Fault(self.place, FaultKind.PERCENT, "", because)
        of, places = Fraction(denominator.exact or 1), self.cell.places
        low, high = (
            in_percent(100 * (end or 0) / of, places) for end in (numerator.low, numerator.high)
        )
        computed = f"{low} to {high}"
        because = f", but {numerator} of {denominator} is {computed}"
        return Fault(self.place, FaultKind.PERCENT, computed, because)


HOW = {
    Misprint.WRONG: "",
    Misprint.TRUNCATED: ": it was cut short instead of rounded",
    Misprint.HALF_EVEN: ": a half was rounded to the even digit instead of up",
    Misprint.TRANSPOSED: ": two digits have changed places",
}


def rates_of_table(
    table: PrintedTable, tables: Mapping[str, PrintedTable], ledger: Ledger
) -> Iterator[Rate]:
    """Yield each printed per cent of a table whose shares are printed somewhere."""
    shares = Shares(table, tables, ledger)
    for place, cell in table.places():
        if cell.percent is not None:
            sources = shares.sources(place)
            if sources:
                yield Rate(place, cell, sources, groups_of(shares, place))
