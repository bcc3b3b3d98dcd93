"""Has somebody printed the mean of percentages for a rate?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heard.figures.checks.faults import Fault, FaultKind
from heard.figures.checks.ledger import Ledger
from heard.figures.checks.shares import Shares, Source
from heard.figures.measures import rounded
from heard.figures.printed import Printed
from heard.figures.published import Place, PrintedTable

__all__ = ["Group", "groups_of", "means_of", "suspected_means"]

LIKE_A_TOTAL = re.compile(r"\b(totals?|year|annual|overall)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total, of whose per cents somebody may have taken the mean."""

    cell: Printed
    share: Source | None

    def percent(self, ledger: Ledger, *, is_exact: bool) -> Fraction | None:
        """Return its per cent, as printed or worked out anew; None where there is none."""
        if self.cell.percent is not None and not (is_exact and self.share):
            return Fraction(self.cell.percent)
        if self.share is None:
            return None
        numerator, denominator = self.share.numerator(ledger), self.share.denominator(ledger)
        if numerator is None or numerator.exact is None or not denominator.exact:
            return None
        return Fraction(100 * numerator.exact) / denominator.exact


Group = tuple[Part, ...]


def suspected_means(
    table: PrintedTable, tables: Mapping[str, PrintedTable], ledger: Ledger
) -> Iterator[Fault]:
    """Yield the totals that print the plain mean of per cents whose shares nobody printed.

    Nothing proves such a total wrong, unless every part was of as many. Where it is printed in
    whole per cents the two may well agree, so only those with decimal places are told.
    """
    shares = Shares(table, tables, ledger)
    for place, cell in table.places():
        if cell.percent is None or not cell.places or shares.sources(place):
            continue
        for group in groups_of(shares, place):
            differ = len({part.cell.percent for part in group}) > 1
            if differ and cell.percent in means_of(group, ledger, cell.places):
                yield Fault(place, FaultKind.MEAN_OF_PERCENTS, "", SUSPECTED)
                break


SUSPECTED = (
    ", which is the mean of the percentages it sums up: a rate is all of the one over all of the "
    "other, so work it out again from the numbers"
)


def groups_of(shares: Shares, place: Place) -> tuple[Group, ...]:
    """Return the parts of a total: along its row, and down its column.

    Where no column is said to be the total, a last one that is named like one is taken for it.
    """
    columns = shares.table.columns
    groups = tuple(shares.parts_of(place))
    if not groups and place.column == columns[-1] and LIKE_A_TOTAL.search(place.column):
        groups = (tuple(Place(place.table, place.row, column) for column in columns[:-1]),)
    printed = shares.ledger.printed
    return tuple(
        tuple(Part(printed[at], shares.share_at(at)) for at in group if printed[at].is_given)
        for group in groups
    )


def means_of(group: Group, ledger: Ledger, places: int) -> set[Decimal]:
    """Return the means that somebody may have taken: of the per cents as printed, and unrounded."""
    means = set()
    for is_exact in (False, True):
        percents = [part.percent(ledger, is_exact=is_exact) for part in group]
        known = [percent for percent in percents if percent is not None]
        if len(known) == len(group) > 1:
            means.add(rounded(sum(known, Fraction(0)) / len(known), places))
    return means
