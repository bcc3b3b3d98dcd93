"""How does a table of figures stand in Word? Headed, captioned, whole, and named for readers."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from heard.common.documents.word import TEXT_WIDTH
from heard.common.documents.word_fields import add_element, bookmark, xml
from heard.figures.report import Cell, Row, RowKind, Table
from heard.reports.paper import column_shares, lines

__all__ = ["add_table"]

STYLES = {RowKind.TOTAL: "Table Total", RowKind.COMPARISON: "Table Comparison"}
SHADES = {RowKind.TOTAL: "E9F1F0", RowKind.COMPARISON: "F5F7F7"}
RULE: Mapping[str, str | int] = {"w:val": "single", "w:sz": 12, "w:space": 0, "w:color": "0B4246"}
KEPT_WHOLE = 20  # rows; a longer table may be parted, and repeats its headings
BOOKMARKS = 10_000  # where the numbers of the tables' bookmarks begin


def add_table(document: Document, table: Table, number: int) -> None:
    """Add the table under its caption; `number` is its place among the tables."""
    grid = document.add_table(1 + len(table.rows), 1 + len(table.columns), "Figures")
    grid.autofit = False
    _name(grid, table)
    widths = [Emu(int(TEXT_WIDTH * share)) for share in column_shares(table)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    labels = [table.row_heading, *(column.label for column in table.columns)]
    _write_headings(grid.rows[0], labels, number)
    before = RowKind.SERVICE
    for place, (row, drawn) in enumerate(zip(table.rows, list(grid.rows)[1:], strict=True)):
        keep = len(table.rows) <= KEPT_WHOLE and (place + 1 < len(table.rows) or bool(table.notes))
        _write_row(drawn, row, keep_with_next=keep)
        if row.kind is RowKind.COMPARISON and before is not RowKind.COMPARISON:
            _rule_over(drawn)
        before = row.kind
    for drawn in grid.rows:
        for cell, width in zip(drawn.cells, widths, strict=True):
            cell.width = width
    for note in table.notes:
        document.add_paragraph(note, "Table Note")


def _name(grid: WordTable, table: Table) -> None:
    """Name the table for screen readers; say that its first row and first column head it."""
    properties = xml(grid).tblPr
    add_element(properties, "w:tblCaption", {"w:val": table.title})
    if table.notes:
        add_element(properties, "w:tblDescription", {"w:val": " ".join(table.notes)})
    look = properties.find(qn("w:tblLook"))
    look.attrib.clear()
    for name in ("firstRow", "firstColumn", "noVBand", "noHBand"):
        look.set(qn(f"w:{name}"), "1")
    for name in ("lastRow", "lastColumn"):
        look.set(qn(f"w:{name}"), "0")
    look.set(qn("w:val"), "06A0")


def _write_headings(row: _Row, labels: list[str], number: int) -> None:
    for place, (cell, label) in enumerate(zip(row.cells, labels, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table Heading"
        paragraph.add_run(label)
        if place:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # A bookmark of this name tells a screen reader which row and column head the table.
    bookmark(row.cells[0].paragraphs[0], f"Title_{number}", BOOKMARKS + number)
    properties = xml(row).get_or_add_trPr()
    add_element(properties, "w:cantSplit")
    add_element(properties, "w:tblHeader")


def _write_row(drawn: _Row, row: Row, *, keep_with_next: bool) -> None:
    add_element(xml(drawn).get_or_add_trPr(), "w:cantSplit")
    heading, *cells = drawn.cells
    _write_lines(heading, [row.label], row.kind)
    if row.note:
        aside = heading.paragraphs[0].add_run(style="Aside")
        aside.add_break()
        aside.add_text(f"({row.note})")
    for cell, figure in zip(cells, row.cells, strict=True):
        _write_figure(cell, figure, row.kind)
    for cell in drawn.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = keep_with_next or None
        if row.kind in SHADES:
            shade = {"w:val": "clear", "w:color": "auto", "w:fill": SHADES[row.kind]}
            add_element(xml(cell).get_or_add_tcPr(), "w:shd", shade)


def _write_figure(cell: _Cell, figure: Cell, kind: RowKind) -> None:
    _write_lines(cell, lines(figure), kind)
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _write_lines(cell: _Cell, texts: list[str], kind: RowKind) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = STYLES.get(kind, "Table Text")
    run = paragraph.add_run(texts[0])
    for text in texts[1:]:
        run.add_break()
        run.add_text(text)


def _rule_over(row: _Row) -> None:
    """Rule a line that sets the rows of earlier years apart from this year's."""
    for cell in row.cells:
        borders = OxmlElement("w:tcBorders")
        add_element(borders, "w:top", RULE)
        properties = xml(cell).get_or_add_tcPr()
        shade = properties.find(qn("w:shd"))
        shade.addprevious(borders)
