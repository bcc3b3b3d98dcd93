"""What does a page of the report show, in reading order, on the web and in the HTML file alike?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from string import Formatter

from django.utils.safestring import SafeString, mark_safe

from heard.figures.coordinates import Selection
from heard.figures.report import Cell, Chart, Finding, Report, Row, Section, Sentence, Table
from heard.reports import reading
from heard.reports.charts import svg
from heard.reports.charts.scale import printed
from heard.reports.headlines import Headline, headlines

__all__ = ["Piece", "ReportPage", "ShownCell", "ShownChart", "ShownSection", "page_of"]

Address = Callable[[Selection], str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, or a figure in it with the anchor of the cell that it came from."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as shown: its lines, its anchor, and where the records behind it are listed.

    A rate has two lines, so that its column stays narrow. `address` is "" where there is no list:
    in a file, and for a figure that counts no records. `manner` is the class that it is set in.
    """

    lines: tuple[str, ...]
    anchor: str
    address: str
    manner: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as shown, its heading and aside apart from its cells."""

    row: Row
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as shown: its rows with their anchors and addresses."""

    table: Table
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart as shown: the drawing, and its values in words as rows under the series' names."""

    chart: Chart
    drawing: SafeString
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A chapter as shown: its paragraphs in pieces, then its tables and charts as they are read."""

    section: Section
    paragraphs: tuple[tuple[Piece, ...], ...]
    blocks: tuple[ShownTable | ShownChart, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report laid out for a page; `standing` says for whom it is and as at which day."""

    report: Report
    period: str
    standing: tuple[str, ...]
    headlines: tuple[Headline, ...]
    sections: tuple[ShownSection, ...]
    findings: Mapping[str, list[Finding]]
    method: tuple[str, ...]


def page_of(report: Report, address: Address | None = None) -> ReportPage:
    """Return a report laid out for a page.

    `address` gives the address of the list of records that a selection chooses; without it the
    page has no links but to itself.
    """
    anchors = {
        _anchor(table.id, row.key, column.key)
        for table in report.tables
        for row in table.rows
        for column in table.columns
    }
    return ReportPage(
        report=report,
        period=reading.period(report),
        standing=(reading.audience(report), reading.as_at(report)),
        headlines=headlines(report),
        sections=tuple(_section(report, each, anchors, address) for each in report.sections),
        findings=reading.findings_by_table(report),
        method=reading.method(report),
    )


def _section(
    report: Report, section: Section, anchors: Set[str], address: Address | None
) -> ShownSection:
    return ShownSection(
        section,
        tuple(tuple(_joined(said, anchors)) for said in section.paragraphs),
        tuple(
            _chart(each) if isinstance(each, Chart) else _table(each, address)
            for each in reading.in_reading_order(report, section)
        ),
    )


def _joined(paragraph: Sequence[Sentence], anchors: Set[str]) -> Iterator[Piece]:
    """Yield the pieces of each sentence, and the space between two."""
    for place, sentence in enumerate(paragraph):
        if place:
            yield Piece(" ")
        yield from _pieces(sentence, anchors)


def _anchor(table: str, row: str, column: str) -> str:
    return f"{table}.{row}.{column}"


def _pieces(sentence: Sentence, anchors: Set[str]) -> tuple[Piece, ...]:
    """Return the words between the figures, and each figure with the first cell it rests on."""
    figures = iter(sentence.figures)
    pieces = []
    for words, field, _, _ in Formatter().parse(sentence.words):
        if words:
            pieces.append(Piece(words))
        if field is not None:
            figure = next(figures)
            held = (reference for reference in figure.references if reference in anchors)
            pieces.append(Piece(figure.text, next(held, "")))
    return tuple(pieces)


def _table(table: Table, address: Address | None) -> ShownTable:
    return ShownTable(
        table,
        tuple(
            ShownRow(
                row,
                tuple(
                    _cell(cell, (table.id, row.key, column.key), address)
                    for cell, column in zip(row.cells, table.columns, strict=True)
                ),
            )
            for row in table.rows
        ),
    )


def _cell(cell: Cell, at: tuple[str, str, str], address: Address | None) -> ShownCell:
    behind = "" if address is None or cell.selection is None else address(cell.selection)
    return ShownCell(_lines(cell.text), _anchor(*at), behind, _manner(cell, at[-1]))


def _manner(cell: Cell, column: str) -> str:
    if cell.suppressed:
        return "figures__suppressed"
    if column == "year":
        return "figures__year"
    return "figures__nought" if cell.count == 0 else ""


def _lines(text: str) -> tuple[str, ...]:
    first, _, last = text.rpartition(" ")
    return (first, last) if first and last.endswith("%") else (text,)


def _chart(chart: Chart) -> ShownChart:
    values = zip(*(series.values for series in chart.series), strict=True)
    return ShownChart(
        chart,
        mark_safe(svg(chart)),  # noqa: S308 — drawn here, from escaped words
        tuple(
            (category, tuple(printed(value, chart.unit) for value in row))
            for category, row in zip(chart.categories, values, strict=True)
        ),
    )
