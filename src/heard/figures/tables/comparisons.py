"""What did earlier reports print? A row a year, in the words of the time, and the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from heard.figures.inputs import Inputs
from heard.figures.measures import Share
from heard.figures.report import Cell, CellSource, Column, Row, RowKind
from heard.rules.periods import ReportingYear

__all__ = ["comparison_rows", "published_cell"]

NOT_PUBLISHED = "not published"


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

    It reads "134", "NIL", "2PU", "1 U & 2 PU 20", "31 [3U 4PU]", "11/35 31%" and "75%"; of
    anything else there is only the text. A rate whose parts are printed has the per cent of its
    parts, not the one that was printed beside them.
    """
    for pattern, read in READINGS:
        found = re.fullmatch(pattern, text.strip(), re.IGNORECASE | re.ASCII)
        if found is not None:
            return read(text, found.groupdict())
    return Cell(text, source=CellSource.PUBLISHED)


Parts = dict[str, str | None]
COUNT = r"(?P<count>\d+)"
FOUND = r"(?:(?P<upheld>\d+) ?U)? ?&? ?(?:(?P<partially>\d+) ?PU)?"
READINGS: tuple[tuple[str, Callable[[str, Parts], Cell]], ...]


def _count(text: str, parts: Parts) -> Cell:
    return Cell(text, count=int(parts["count"] or 0), source=CellSource.PUBLISHED)


def _findings(text: str, parts: Parts) -> Cell:
    upheld, partially = int(parts["upheld"] or 0), int(parts["partially"] or 0)
    received = parts.get("received")
    return Cell(
        text,
        count=upheld + partially,
        upheld=upheld,
        partially_upheld=partially,
        numerator=None if received is None else upheld + partially,
        denominator=None if received is None else int(received),
        source=CellSource.PUBLISHED,
    )


def _count_with_findings(text: str, parts: Parts) -> Cell:
    return Cell(
        text,
        count=int(parts["count"] or 0),
        upheld=int(parts["upheld"] or 0),
        partially_upheld=int(parts["partially"] or 0),
        source=CellSource.PUBLISHED,
    )


def _rate(text: str, parts: Parts) -> Cell:
    share = Share(int(parts["of"] or 0), int(parts["all"] or 0))
    return Cell(
        text,
        numerator=share.numerator,
        denominator=share.denominator,
        percent=share.percent,
        source=CellSource.PUBLISHED,
    )


def _percent(text: str, parts: Parts) -> Cell:
    return Cell(text, percent=Decimal(parts["percent"] or 0), source=CellSource.PUBLISHED)


READINGS = (
    (rf"{COUNT}", _count),
    (r"(?P<count>)NIL", _count),
    (rf"(?=\d+ ?P?U){FOUND}(?: ?\[?(?P<received>\d+)\]?)?", _findings),
    (rf"{COUNT} \[(?:NIL|{FOUND})\]", _count_with_findings),
    (r"(?P<of>\d+) ?/ ?(?P<all>\d+)(?: +[\d.]+%)?", _rate),
    (r"(?P<percent>\d+(?:\.\d+)?)%", _percent),
)
