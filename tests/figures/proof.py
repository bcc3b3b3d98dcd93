"""Could this number in prose have come from those cells? Worked out again, another way.

Nothing here uses the product's own measures: shares are divided and rounded by `decimal`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import product

from heard.figures.report import Cell, Derivation, Figure, Report

EXACT = Context(prec=60)
NOUGHT = {"0", "no", "No", "none", "None"}


def is_proved(report: Report, figure: Figure) -> bool:
    """Say whether the text is what the derivation makes of numbers in the cells referred to."""
    return bool(figure.references) and figure.text in set(_possible(report, figure))


def _possible(report: Report, figure: Figure) -> Iterator[str]:
    if figure.derivation is Derivation.PRINTED:
        yield from _printed(report, figure.references)
        return
    if figure.derivation is Derivation.TALLY:
        yield str(len(figure.references))
        return
    cells = [_cell(report, reference) for reference in figure.references]
    if figure.derivation is Derivation.POINTS:
        here, there = (_ratio(cell) for cell in cells)
        yield _digits(abs(here - there) * 100, 2)
        return
    if figure.derivation is Derivation.SHARE and len(cells) == 1:
        yield _digits(_ratio(cells[0]) * 100, 2) + "%"
        return
    for numbers in product(*(_numbers(cell) for cell in cells)):
        yield from _derived(figure.derivation, numbers)


def _derived(derivation: Derivation, numbers: tuple[int, ...]) -> Iterator[str]:
    first, *_, last = numbers
    if derivation is Derivation.SUM:
        yield from _in_digits(sum(numbers))
    elif derivation is Derivation.DIFFERENCE:
        yield from _in_digits(abs(first - last))
    elif derivation is Derivation.SHARE and last:
        yield _digits(EXACT.divide(Decimal(100 * sum(numbers[:-1])), Decimal(last)), 2) + "%"
    elif derivation is Derivation.CHANGE and last:
        yield _digits(EXACT.divide(Decimal(100 * abs(first - last)), Decimal(last)), 1) + "%"


def _printed(report: Report, references: tuple[str, ...]) -> Iterator[str]:
    (reference,) = references
    table_id, row_key, column_key = reference.split(".")
    if table_id == "report":
        yield from _in_digits_or_words(report.facts[reference])
    elif column_key == "label":
        yield from (row.label for row in report.table(table_id).rows if row.key == row_key)
    elif row_key == "label":
        yield from (each.label for each in report.table(table_id).columns if each.key == column_key)
    else:
        cell = _cell(report, reference)
        yield cell.text
        for number in _numbers(cell):
            yield from _in_digits(number)


def _cell(report: Report, reference: str) -> Cell:
    table, row, column = reference.split(".")
    cell = report.table(table).cell(row, column)
    assert not cell.suppressed, f"{reference} is withheld and yet spoken of"
    return cell


def _numbers(cell: Cell) -> set[int]:
    named = (cell.count, cell.upheld, cell.partially_upheld, cell.numerator, cell.denominator)
    return {number for number in named if number is not None}


def _ratio(cell: Cell) -> Decimal:
    assert cell.numerator is not None
    assert cell.denominator
    return EXACT.divide(Decimal(cell.numerator), Decimal(cell.denominator))


def _in_digits(number: int) -> set[str]:
    return {str(number)} if number else NOUGHT


def _in_digits_or_words(text: str) -> set[str]:
    return NOUGHT if text == "0" else {text}


def _digits(number: Decimal, places: int) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded.normalize():f}"
