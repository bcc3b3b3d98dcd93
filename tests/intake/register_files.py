"""Registers of every kind, good and bad, made where a test asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from odfdo import Cell, Document, Row, Table

HEADINGS = ("Ref", "Received", "Service")
ROWS = (("A1", "12/05/2014", "care"), ("A2", "13/05/2014", "education"))


def csv_file(folder: Path, text: str | bytes, name: str = "register.csv") -> Path:
    """Write a file of exactly this text (UTF-8) or these bytes."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def xlsx_file(folder: Path, rows: Sequence[Sequence[object]], *, above: int = 0) -> Path:
    """Write a workbook of one sheet called Register, its rows under `above` blank ones."""
    path = folder / "register.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Register")
    for number, row in enumerate(rows):
        sheet.write_row(number + above, 0, row)
    book.close()
    return path


def xlsx_with_merged_headings(folder: Path) -> Path:
    """Write a workbook whose headings stand two to a merged cell."""
    path = folder / "merged.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Register")
    sheet.merge_range("A1:B1", "Ref")
    sheet.write("C1", "Service")
    for number, row in enumerate(ROWS, start=1):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def xlsx_with_a_formula(folder: Path) -> Path:
    """Write a workbook whose second date is reckoned by a formula, in cell B3."""
    path = folder / "formula.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Register")
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ROWS[0])
    sheet.write_row(2, 0, ROWS[1])
    sheet.write_formula("B3", "=B2+1", None, 41772)
    book.close()
    return path


def ods_file(folder: Path, rows: Sequence[Sequence[object]], *, formula: str = "") -> Path:
    """Write an OpenDocument spreadsheet of one sheet called Register."""
    path = folder / "register.ods"
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Register")
    for values in rows:
        row = Row()
        for value in values:
            row.append_cell(Cell(value))
        table.append_row(row)
    if formula:
        cell = Cell(1)
        cell.set_attribute("table:formula", formula)
        row = Row()
        row.append_cell(cell)
        table.append_row(row)
    document.body.append(table)
    document.save(path)
    return path
