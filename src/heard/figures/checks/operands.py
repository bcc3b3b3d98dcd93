"""What does a claim say that it is worked out from? A number, or figures added up."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from heard.figures.checks.ledger import Ledger, Parts
from heard.figures.checks.references import UnableToFollow, read_expression
from heard.figures.printed import COUNT
from heard.figures.published import Operand, PrintedTable
from heard.figures.spans import ANYTHING, NOUGHT, Number, Span, total

__all__ = ["exact_in", "number_of", "parts_of"]


def parts_of(operand: Operand, tables: Mapping[str, PrintedTable], ledger: Ledger) -> Parts:
    """Return each part of what an operand comes to; only those that all its figures print."""
    if not isinstance(operand, str):
        number = Fraction(operand)
        return {COUNT: Span.of(number.numerator if number.denominator == 1 else number)}
    expression = read_expression(operand, tables)
    names = dict.fromkeys(name for term in expression.terms for name in term.names(ledger.printed))
    sums = {
        name: total(term.value(ledger, name) for term in expression.terms)
        + (Span.of(expression.constant) if name == COUNT else NOUGHT)
        for name in [*names] or [COUNT]
    }
    return {name: span for name, span in sums.items() if span.is_known} or {COUNT: ANYTHING}


def number_of(
    operand: Operand | None, tables: Mapping[str, PrintedTable], ledger: Ledger
) -> Number:
    """Return the one number that an operand comes to; UnableToFollow if it can be several."""
    return exact_in({} if operand is None else parts_of(operand, tables, ledger), COUNT, operand)


def exact_in(parts: Parts, name: str, operand: Operand | None) -> Number:
    """Return the part of that name as one number; UnableToFollow if it can be several."""
    exact = parts.get(name, ANYTHING).exact
    if exact is None:
        raise UnableToFollow(f"“{operand}” is not one number, and a claim is worked out from one.")
    return exact
