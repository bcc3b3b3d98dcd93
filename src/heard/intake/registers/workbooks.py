"""What stands in an XLSX or ODS register? Looked over first, so that a bad file gets a sentence."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from heard.intake.registers.sheets import CellValue, Sheet, UnableToRead, with_headings

__all__ = ["workbook_sheets"]

_LARGEST_UNPACKED = 600_000_000
_SAVE_AGAIN = "Open it in the spreadsheet program and save it again as XLSX."
_MOST_FORMULAS = 10_000


def workbook_sheets(path: Path, needed: frozenset[str]) -> list[Sheet]:
    """Return the sheets of a workbook that hold the needed headings, in order.

    UnableToRead for a file that is cut short, locked by a password, too large when unpacked, or
    whose headings are merged cells.
    """
    _look_over(path)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    except PasswordError as locked:
        raise _locked(path) from locked
    except CalamineError as wrong:
        raise UnableToRead(
            f"{path.name} cannot be read as a workbook ({wrong}). {_SAVE_AGAIN}"
        ) from wrong
    formulas = _formulas(path, len(sheets))
    found = []
    for place, sheet in enumerate(sheets):
        read = with_headings(
            sheet.name, _rows(sheet), needed, sheet.total_height, formulas.get(place)
        )
        if read is not None:
            _refuse_merged(path, sheet, range(read.headings_row, read.headings_row + 1))
            found.append(read)
    if not found:
        for sheet in sheets:
            _refuse_merged(path, sheet, range(1, 20))
    return found


def _look_over(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
            names = set(packed.namelist())
            manifest = (
                packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            )
    except (zipfile.BadZipFile, OSError, EOFError) as wrong:
        raise UnableToRead(f"{path.name} is cut short or damaged. {_SAVE_AGAIN}") from wrong
    if unpacked > _LARGEST_UNPACKED:
        raise UnableToRead(
            f"{path.name} unpacks to {unpacked / 1e6:,.0f} MB, which is no register. "
            "Save the register's own sheet as CSV."
        )
    if b"encryption-data" in manifest:
        raise _locked(path)


def _locked(path: Path) -> UnableToRead:
    return UnableToRead(
        f"{path.name} is locked by a password. Save a copy without the password and import that."
    )


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[CellValue]]]:
    # Calamine's rows begin where the sheet is first filled; people count from the top.
    top, left = sheet.start or (0, 0)
    before: list[CellValue] = [""] * left
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > top or top == 0:
            row = list(cells)
            if any(cell != "" for cell in row):
                yield number, row if len(row) >= (sheet.total_width or 0) else before + row


def _refuse_merged(path: Path, sheet: CalamineSheet, headings: range) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top + 1 in headings or bottom + 1 in headings:
            raise UnableToRead(
                f"{path.name}, sheet {sheet.name}, row {top + 1}: the cells of columns {left + 1} "
                f"to {right + 1} are merged where headings stand, so that not every column has a "
                "heading of its own. Unmerge them and give every column one heading."
            )


# --- Formulas: their stored results may be stale or absent, so a register must hold values. ---

_XLSX_CELL = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b[^>]*?(?:/>|>(.*?)</f>)', re.DOTALL
)
_ODS_FORMULA = re.compile(rb'table:formula="([^"]*)"')


def _formulas(path: Path, sheets: int) -> dict[int, dict[tuple[int, int], str]]:
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        if "content.xml" in names:
            with packed.open("content.xml") as part:
                return _ods_formulas(part, path)
        parts = sorted(
            (name for name in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)),
            key=lambda name: int(re.sub(r"\D", "", name)),
        )
        return {
            place: dict(_xlsx_formulas(packed.read(name)))
            for place, name in enumerate(parts[:sheets])
        }


def _xlsx_formulas(sheet: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b"<f" not in sheet:
        return
    for found, (letters, number, words) in enumerate(_XLSX_CELL.findall(sheet)):
        if found >= _MOST_FORMULAS:
            return
        column = 0
        for letter in letters.decode():
            column = column * 26 + ord(letter) - 64
        yield (int(number), column - 1), "=" + words.decode("utf-8", "replace")


def _ods_formulas(part: IO[bytes], path: Path) -> dict[int, dict[tuple[int, int], str]]:
    found = _ODS_FORMULA.search(part.read())
    if found:
        raise UnableToRead(
            f"{path.name} holds formulas, the first “{found[1].decode('utf-8', 'replace')}”. "
            "A register holds values: copy the cells, paste them as values, and save again."
        )
    return {}
