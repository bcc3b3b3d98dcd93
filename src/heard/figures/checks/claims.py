"""Is what the prose says so? Each claim against the numbers that it should be worked out from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from heard.figures.checks.digits import are_exchanged
from heard.figures.checks.faults import Fault, FaultKind
from heard.figures.checks.ledger import Ledger, Parts
from heard.figures.checks.operands import exact_in, number_of, parts_of
from heard.figures.checks.rates import HOW
from heard.figures.checks.references import UnableToFollow
from heard.figures.checks.rounding import in_percent, misprint
from heard.figures.measures import DASH
from heard.figures.printed import COUNT, DENOMINATOR, NUMERATOR, PERCENT, Printed, in_print
from heard.figures.published import Claim, Place, PrintedTable
from heard.figures.spans import Number, Span

__all__ = ["CLAIMS", "fault_of_claim"]

CLAIMS = "claims"
"""Stands for the table of a claim, whose row is the claim's own words."""
NUMBER = re.compile(r"[\s(\[]*([-+]?\d[\d,]*(?:\.\d+)?)[\s)\]]*", re.ASCII)
FALLING = re.compile(
    r"\b(decreas|drop|fall|fell|reduc|declin|down|fewer|less|lower)", re.IGNORECASE
)


def fault_of_claim(
    claim: Claim, tables: Mapping[str, PrintedTable], ledgers: tuple[Ledger, Ledger]
) -> Fault | None:
    """Return what is wrong with a claim, None where it is so.

    `ledgers` are the figures as printed and as corrected: a claim that fits either is not wrong
    once more. A per cent is judged at the places it is printed with. A fall is printed with its
    sign, or without one beside a word for falling. UnableToFollow when it names no figure.
    """
    found: Fault | None = None
    for ledger in ledgers:
        found = _fault(claim, tables, ledger)
        if found is None:
            return None
    return found


def _fault(claim: Claim, tables: Mapping[str, PrintedTable], ledger: Ledger) -> Fault | None:
    if claim.top_of:
        return _fault_of_leading(claim, tables[claim.top_of], ledger)
    if claim.figure is not None:
        parts = parts_of(claim.figure, tables, ledger)
        if DENOMINATOR in parts and claim.printed.is_percent_alone:
            share = [exact_in(parts, name, claim.figure) for name in (NUMERATOR, DENOMINATOR)]
            return _fault_of_share(claim, share[0], share[1])
        return _fault_of_figure(claim, parts)
    if claim.denominator is not None:
        share = [number_of(each, tables, ledger) for each in (claim.numerator, claim.denominator)]
        return _fault_of_share(claim, share[0], share[1])
    change = [number_of(each, tables, ledger) for each in (claim.before, claim.after)]
    return _fault_of_change(claim, change[0], change[1])


def _fault_of_share(claim: Claim, numerator: Number, denominator: Number) -> Fault | None:
    if claim.printed.is_share:
        share = {NUMERATOR: Span.of(numerator), DENOMINATOR: Span.of(denominator)}
        return _fault_of_figure(claim, share)
    words = f"{Span.of(numerator)} of {Span.of(denominator)}"
    exact = Fraction(100 * numerator) / denominator if denominator else None
    return _fault_of_per_cent(claim, exact, words, is_fall=False)


def _fault_of_change(claim: Claim, before: Number, after: Number) -> Fault | None:
    is_fall = after < before and "-" not in claim.printed.text and "−" not in claim.printed.text
    is_fall = is_fall and bool(FALLING.search(claim.text))
    words = f"from {Span.of(before)} to {Span.of(after)}"
    if claim.printed.percent is None and "." not in claim.printed.text:
        difference = Span.of(after - before)
        return _fault_of_figure(claim, {COUNT: -difference if is_fall else difference})
    exact = Fraction(100 * (after - before)) / before if before else None
    return _fault_of_per_cent(claim, exact, words, is_fall=is_fall)


def _fault_of_per_cent(
    claim: Claim, exact: Fraction | None, words: str, *, is_fall: bool
) -> Fault | None:
    """Return what is wrong with a printed per cent, None where it is the exact one rounded.

    With `is_fall` the words say that it is one, and the size alone is printed.
    """
    if exact is None:
        if not claim.printed.is_given:
            return None
        return _claimed(claim, FaultKind.PERCENT, DASH, f", but {words} has no per cent")
    printed = _per_cent(claim)
    shown = abs(exact) if is_fall else exact
    if printed is None:
        right = in_percent(shown, 1)
        return _claimed(claim, FaultKind.MISSING, right, f", but {words} is {right}")
    kind = misprint(printed, shown)
    if kind is None:
        return None
    right = in_percent(shown, Printed("", percent=printed).places)
    return _claimed(claim, FaultKind(kind), right, f", but {words} is {right}{HOW[kind]}")


def _fault_of_figure(claim: Claim, computed: Parts) -> Fault | None:
    """Return what is wrong with a figure that the prose repeats from the tables."""
    printed = {name: _told(claim.printed, name) for name in computed}
    if claim.printed.is_given and not any(span.is_known for span in printed.values()):
        raise UnableToFollow(
            f"“{claim.printed.text}”, printed in the claim “{claim.text}”, cannot be compared with "
            f"{in_print(computed)}: name the part that is meant, such as .U or .denominator."
        )
    differing = [name for name, span in computed.items() if not span.meets(printed[name])]
    if not differing:
        return None
    right = in_print(computed)
    kind = FaultKind.CLAIM
    if are_exchanged(printed, computed):
        kind = FaultKind.TRANSPOSED
    return _claimed(claim, kind, right, f", but the figures give {right}")


def _fault_of_leading(claim: Claim, table: PrintedTable, ledger: Ledger) -> Fault | None:
    """Return the fault of a claim that so many rows lead when the last of them ties with more."""
    column = claim.column or table.total_column or table.columns[-1]
    counts = {
        row.label: ledger.part(Place(table.id, row.label, column), COUNT).exact
        for row in table.rows
        if row.label in (table.added_rows or [each.label for each in table.rows])
    }
    ranked = sorted((count for count in counts.values() if count is not None), reverse=True)
    claimed = claim.printed.part(COUNT).exact
    if claimed is None or not 0 < claimed <= len(ranked):
        right = str(len(ranked))
        return _claimed(claim, FaultKind.CLAIM, right, f", but only {right} are counted")
    least = ranked[int(claimed) - 1]
    leading = sum(count >= least for count in ranked)
    if leading == claimed:
        return None
    tied = [f"“{label}”" for label, count in counts.items() if count == least]
    because = f", but {' and '.join(tied)} tie at {least}, so that {leading} lead"
    return _claimed(claim, FaultKind.TIE, str(leading), because)


def _claimed(claim: Claim, kind: FaultKind, computed: str, because: str) -> Fault:
    return Fault(Place(CLAIMS, claim.text, ""), kind, computed, because)


def _told(printed: Printed, name: str) -> Span:
    """Return a part of what the claim prints; a per cent alone is its only number."""
    return printed.part(PERCENT if name == COUNT and printed.is_percent_alone else name)


def _per_cent(claim: Claim) -> Decimal | None:
    """Return the per cent that is claimed, its sign or none; None where none is given."""
    if claim.printed.percent is not None or not claim.printed.is_given:
        return claim.printed.percent
    number = NUMBER.fullmatch(claim.printed.text.replace("−", "-"))
    if number is None:
        raise UnableToFollow(
            f"“{claim.printed.text}”, printed in the claim “{claim.text}”, is no per cent, which "
            "is what it would be worked out to be."
        )
    return Decimal(number[1].replace(",", ""))
