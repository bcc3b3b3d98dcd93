"""Which figures of a report must add up? Rows, columns, shares of another table, identities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from heard.figures.checks.agreement import Sum, SumKind, Term
from heard.figures.checks.ledger import Check, Ledger
from heard.figures.checks.rates import Rate
from heard.figures.checks.references import (
    EVERY_COLUMN,
    Expression,
    UnableToFollow,
    read_expression,
)
from heard.figures.checks.shares import Source
from heard.figures.printed import DENOMINATOR, PERCENT
from heard.figures.published import Identity, Place, PrintedTable

__all__ = ["checks_of_identity", "sums_of_table"]


def sums_of_table(
    table: PrintedTable, tables: Mapping[str, PrintedTable], ledger: Ledger
) -> Iterator[Sum]:
    """Yield what must add up within a table, and the denominators that another one prints."""
    if table.added_columns:
        for row in table.rows:
            parts = (Place(table.id, row.label, column) for column in table.added_columns)
            total = Place(table.id, row.label, table.total_column)
            yield _sum(SumKind.ROW, parts, total, ledger)
    if table.added_rows:
        for column in table.columns:
            parts = (Place(table.id, label, column) for label in table.added_rows)
            total = Place(table.id, table.total_row, column)
            yield _sum(SumKind.COLUMN, parts, total, ledger)
    if table.of:
        yield from _sums_of_denominators(table, tables[table.of], ledger)


def _sum(kind: SumKind, parts: Iterable[Place], total: Place, ledger: Ledger) -> Sum:
    terms = (*(Term(1, place) for place in parts), Term(-1, total))
    return Sum.of(kind, terms, total, printed=ledger.printed)


def _sums_of_denominators(table: PrintedTable, of: PrintedTable, ledger: Ledger) -> Iterator[Sum]:
    for row in table.rows:
        counted = of.row(row.label)
        for column, counts, cell in zip(table.columns, of.columns, row.cells, strict=False):
            if counted is not None and cell.is_share:
                share = Place(table.id, row.label, column)
                terms = (
                    Term(1, Place(of.id, counted.label, counts)),
                    Term(-1, share, DENOMINATOR),
                )
                yield Sum.of(SumKind.ACROSS, terms, share, printed=ledger.printed)


def checks_of_identity(
    identity: Identity, tables: Mapping[str, PrintedTable], ledger: Ledger
) -> Iterator[Check]:
    """Yield the sum that comes to nought when the two sides agree.

    With `*` for a column there is one for each, as many as all the tables have. What is said to be
    wrong, when nothing else tells, is the side that is one figure: the right one if both are, the
    first figure on the right if neither is. A share and a per cent agree when it is its per cent.
    UnableToFollow names a figure that is not there, or two sides of different sorts.
    """
    sides = (identity.left, identity.right)
    first = [term for side in sides for term in read_expression(side, tables).terms]
    if not first:
        raise UnableToFollow(f"“{identity.left}” and “{identity.right}” name no figure.")
    columns = min(len(tables[term.place.table].columns) for term in first)
    is_for_each = any(f".{EVERY_COLUMN}" in side for side in sides)
    for nth in range(columns if is_for_each else 1):
        left, right = (read_expression(side, tables, nth=nth) for side in sides)
        rate = _rate(left, right, ledger)
        made = _agreement(left, right, ledger)
        if rate is None and not _can_be_compared(made, ledger):
            raise UnableToFollow(
                f"“{identity.left}” and “{identity.right}” cannot be compared: they print figures "
                "of different sorts. Name the part that is meant, such as .denominator or .U."
            )
        yield rate or made


def _rate(left: Expression, right: Expression, ledger: Ledger) -> Rate | None:
    """Return the check of a per cent against a share, where the sides are one and the other."""
    for percents, shares in ((left.terms, right.terms), (right.terms, left.terms)):
        match percents, shares:
            case [Term(_, place, "")], [Term(_, share, "")]:
                printed, other = ledger.printed[place], ledger.printed[share]
                if printed.is_percent_alone and other.is_share and other.percent is None:
                    return Rate(place, printed, (Source(share),))
    return None


def _agreement(left: Expression, right: Expression, ledger: Ledger) -> Sum:
    lone = next((side for side in (right, left) if len(side.terms) == 1), right)
    focus = (lone.terms or left.terms)[0].place
    taken = tuple(Term(-term.sign, term.place, term.part) for term in right.terms)
    terms = _as_per_cents((*left.terms, *taken), ledger)
    constant = left.constant - right.constant
    return Sum.of(SumKind.ACROSS, terms, focus, printed=ledger.printed, constant=constant)


def _as_per_cents(terms: tuple[Term, ...], ledger: Ledger) -> tuple[Term, ...]:
    """Return two figures of which one is a per cent alone as the per cents that they print."""
    match [ledger.printed[term.place] for term in terms]:
        case [one, other] if one.is_percent_alone or other.is_percent_alone:
            if one.percent is not None and other.percent is not None:
                return tuple(Term(term.sign, term.place, PERCENT) for term in terms)
    return terms


def _can_be_compared(made: Sum, ledger: Ledger) -> bool:
    """Say whether some part is printed by every figure, those that are not given aside."""
    given = [term for term in made.terms if ledger.printed[term.place].is_given]
    return not given or any(
        all(term.value(ledger, name).is_known for term in given) for name in made.names(ledger)
    )
