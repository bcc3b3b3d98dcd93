"""What did earlier reports print? A row a year, in the words of the time, and the numbers in it."""

from __future__ import annotations

from heard.figures.inputs import Inputs
from heard.figures.measures import Share
from heard.figures.printed import (
    COUNT,
    DENOMINATOR,
    NUMERATOR,
    Printed,
    UnableToReadFigure,
    read_printed,
)
from heard.figures.report import Cell, CellSource, Column, Row, RowKind
from heard.rules.periods import ReportingYear

__all__ = ["comparison_rows", "published_cell"]

NOT_PUBLISHED = "not published"
UPHELD, PARTIALLY = "U", "PU"


def comparison_rows(inputs: Inputs, table_id: str, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """Return a row for each earlier year in which this table was published, oldest first.

    Each cell's text is what was printed, to the letter; its numbers are None where the text does
    not give them. Years from the reporting year on are left out.
    """
    earlier = sorted(
        (
            each
            for each in inputs.published
            if each.table_id == table_id and ReportingYear.parse(each.year_slug) < inputs.year
        ),
        key=lambda each: each.year_slug,
    )
    return tuple(
        Row(
            each.year_slug,
            each.label,
            RowKind.COMPARISON,
            tuple(published_cell(each.cells.get(column.key, NOT_PUBLISHED)) for column in columns),
        )
        for each in earlier
    )


def published_cell(text: str) -> Cell:
    """Return the text as a published cell, with the numbers that can be read from it.

    Of findings printed with a number beside them ("1 U & 2 PU 20") the number is what they are out
    of. A rate whose parts are printed has the per cent of its parts, not the one printed beside
    them. What gives no number, or only a bound ("<5"), is text alone.
    """
    try:
        printed = read_printed(text)
    except UnableToReadFigure:
        return Cell(text, source=CellSource.PUBLISHED)
    if UPHELD in printed.parts or PARTIALLY in printed.parts:
        return _findings(printed)
    if printed.is_share:
        return _rate(printed)
    return Cell(
        text,
        count=_exact(printed, COUNT) if printed.is_given else None,
        percent=printed.percent,
        source=CellSource.PUBLISHED,
    )


def _rate(printed: Printed) -> Cell:
    numerator, denominator = _exact(printed, NUMERATOR), _exact(printed, DENOMINATOR)
    is_known = numerator is not None and denominator is not None
    return Cell(
        printed.text,
        numerator=numerator,
        denominator=denominator,
        percent=Share(numerator or 0, denominator or 0).percent if is_known else printed.percent,
        source=CellSource.PUBLISHED,
    )


def _findings(printed: Printed) -> Cell:
    upheld, partially = _exact(printed, UPHELD), _exact(printed, PARTIALLY)
    found = None if upheld is None or partially is None else upheld + partially
    out_of = _exact(printed, COUNT)
    return Cell(
        printed.text,
        count=found if out_of is None else None,
        numerator=None if out_of is None else found,
        denominator=out_of,
        upheld=upheld,
        partially_upheld=partially,
        source=CellSource.PUBLISHED,
    )


def _exact(printed: Printed, name: str) -> int | None:
    """Return the whole number printed of that part, None where there is none or a bound alone."""
    number = printed.part(name).exact
    return int(number) if number is not None and number == int(number) else None
