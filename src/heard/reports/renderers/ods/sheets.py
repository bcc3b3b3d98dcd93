"""What stands in which cell of the spreadsheet? Numbers as numbers, beside what was printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from textwrap import wrap

from heard.figures.report import Cell, Report, Row, RowKind, Table
from heard.figures.wording import capitalised
from heard.reports import reading

__all__ = ["Content", "Look", "Sheet", "sheets"]

Number = int | Decimal
Part = Callable[[Cell], Number | None]

LONGEST_NAME = 31  # letters, in every spreadsheet program
NOT_IN_A_NAME = re.compile(r"[\[\]*?:/\\']")
PLAIN_NUMBER = re.compile(r"\d+(\.\d+)?")
POUNDS = re.compile(r"£([\d,]+(\.\d+)?)")
NIL = "NIL"
LEAST_ON_PAPER = 8  # columns, where there is nothing else beside them


class Look(StrEnum):
    """How a cell looks; the looks of figures are told apart further by their row."""

    TITLE = "title"
    NOTE = "note"
    HEADING = "heading"
    FIGURE_HEADING = "figure-heading"
    LINK = "link"
    WORDS = "words"
    PRINTED = "printed"
    NUMBER = "number"
    NUMBER_OR_NIL = "number-or-nil"
    PERCENT = "percent"
    MONEY = "money"


LINE = {Look.TITLE: 70, Look.NOTE: 110}  # how many letters stand in a line over a table


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds: a text and, for a number, its value; a link is the name of a sheet.

    `percent` values are what was printed, "66.67" for 66.67%.
    """

    text: str
    look: Look = Look.WORDS
    number: Number | None = None
    kind: RowKind = RowKind.SERVICE
    link: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows from the top, which of them holds the headings of the columns, and how many
    columns go on paper (the rest are for reckoning).

    There are no headings where `headings_at` is past the last row.
    """

    name: str
    title: str
    rows: tuple[tuple[Content, ...], ...]
    headings_at: int
    on_paper: int


def sheets(report: Report) -> list[Sheet]:
    """Return the contents, one sheet a table, and what does not add up where there is anything."""
    names = _names([table.id for table in report.tables])
    made = [_table(table, name) for table, name in zip(report.tables, names, strict=True)]
    if report.findings:
        made.append(_findings(report))
    return [_contents(report, made), *made]


def _names(ids: list[str]) -> list[str]:
    """Return a name for the sheet of each table: its id in words, short enough, each once."""
    names: list[str] = []
    for each in ids:
        words = NOT_IN_A_NAME.sub("-", capitalised(each.replace("_", " "))) or "Table"
        words = re.sub(r"\bmp\b", "MP", words, flags=re.IGNORECASE)
        name, again = words[:LONGEST_NAME], 2
        while name in names:
            tail = f" {again}"
            name, again = words[: LONGEST_NAME - len(tail)] + tail, again + 1
        names.append(name)
    return names


def _table(table: Table, name: str) -> Sheet:
    above = (*_over(table.title, Look.TITLE), *_over(table.not_recorded, Look.NOTE))
    above += tuple(row for note in table.notes for row in _over(note, Look.NOTE))
    if not table.rows:
        return Sheet(name, table.title, above, len(above), LEAST_ON_PAPER)
    split = [_parts(table, place) for place in range(len(table.columns))]
    headings = (
        Content(table.row_heading, Look.HEADING),
        *(Content(column.label, Look.FIGURE_HEADING) for column in table.columns),
        *(
            Content(f"{column.label}: {part}", Look.FIGURE_HEADING)
            for column, parts in zip(table.columns, split, strict=True)
            for part in parts
        ),
    )
    rows = (tuple(_row(row, split)) for row in table.rows)
    drawn = (*above, headings, *rows)
    on_paper = 1 + len(table.columns)
    if not any(split):
        on_paper = max(on_paper, LEAST_ON_PAPER)
    return Sheet(name, table.title, drawn, len(above), on_paper)


def _over(text: str, look: Look) -> tuple[tuple[Content, ...], ...]:
    """Return rows of one cell that hold the text, in lines that the sheet has room for."""
    return tuple((Content(line, look),) for line in wrap(text, LINE[look]))


# The numbers that a cell may hold, in the words of a heading.
PARTS: dict[str, Part] = {
    "number": lambda cell: cell.count if cell.numerator is None else cell.numerator,
    "out of": lambda cell: cell.denominator,
    "per cent": lambda cell: cell.percent,
    "upheld": lambda cell: cell.upheld,
    "partially upheld": lambda cell: cell.partially_upheld,
}


def _parts(table: Table, place: int) -> list[str]:
    """Return into which numbers a column is split; none when each figure is printed as one."""
    cells = [row.cells[place] for row in table.rows]
    if all(_is_simple(cell) for cell in cells):
        return []
    return [name for name, part in PARTS.items() if any(part(cell) is not None for cell in cells)]


def _is_simple(cell: Cell) -> bool:
    """Whether the figure as printed is one number, NIL, or words without any number."""
    numbers = [part(cell) for part in PARTS.values()]
    if cell.text == NIL:
        return not any(numbers)
    return cell.text == str(cell.count) or all(number is None for number in numbers)


def _row(row: Row, split: list[list[str]]) -> Iterator[Content]:
    """Yield the row as printed and then, column by column, the numbers that were printed as one."""
    yield Content(reading.printed_label(row.label, row.note), kind=row.kind)
    for cell in row.cells:
        yield _printed(cell, row.kind)
    for cell, parts in zip(row.cells, split, strict=True):
        for part in parts:
            yield _number(part, PARTS[part](cell), row.kind)


def _printed(cell: Cell, kind: RowKind) -> Content:
    """Return the figure as printed, as a number where it is one."""
    if cell.text == NIL and _is_simple(cell):
        return Content(cell.text, Look.NUMBER_OR_NIL, 0, kind)
    if PLAIN_NUMBER.fullmatch(cell.text):
        return Content(cell.text, Look.NUMBER, Decimal(cell.text), kind)
    if pounds := POUNDS.fullmatch(cell.text):
        return Content(cell.text, Look.MONEY, Decimal(pounds[1].replace(",", "")), kind)
    return Content(cell.text, Look.PRINTED, kind=kind)


def _number(part: str, number: Number | None, kind: RowKind) -> Content:
    look = Look.PERCENT if part == "per cent" else Look.NUMBER
    if number is None:
        return Content("", look, kind=kind)
    return Content(f"{number}%" if look is Look.PERCENT else str(number), look, number, kind)


def _findings(report: Report) -> Sheet:
    headings = ("Table", "Row", "Column", "Printed", "Worked out", "In words")
    rows = [
        (title, each.row, each.column, each.printed, each.computed, each.sentence)
        for title, found in reading.by_table(report, report.findings).items()
        for each in found
    ]
    drawn = (
        (Content(reading.FINDINGS, Look.TITLE),),
        tuple(Content(heading, Look.HEADING) for heading in headings),
        *(tuple(Content(text) for text in row) for row in rows),
    )
    return Sheet("Earlier figures", reading.FINDINGS, drawn, 1, len(headings))


def _contents(report: Report, others: list[Sheet]) -> Sheet:
    title = f"{report.title}, {reading.period(report)}"
    above = _over(title, Look.TITLE)
    above += tuple(row for text in _standing(report) for row in _over(text, Look.NOTE))
    headings = ((Content("Sheet", Look.HEADING), Content("What it holds", Look.HEADING)),)
    links = tuple(
        (Content(each.name, Look.LINK, link=each.name), Content(each.title)) for each in others
    )
    made = ((Content("", Look.NOTE),), *_over(reading.METHOD, Look.TITLE))
    method = tuple(row for text in reading.method(report) for row in _over(text, Look.NOTE))
    drawn = (*above, *headings, *links, *made, *method)
    return Sheet("Contents", report.title, drawn, len(above), LEAST_ON_PAPER)


def _standing(report: Report) -> tuple[str, ...]:
    return (report.authority, reading.audience(report), reading.as_at(report))
