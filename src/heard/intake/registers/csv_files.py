"""What stands in a CSV register? Read as a stream, so that a large one needs little memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from heard.intake.registers.sheets import CellValue, UnableToRead

__all__ = ["csv_rows"]

_LONGEST_LINE = 1_000_000
_LONGEST_CELL = 500_000
_DELIMITERS = (",", ";", "\t", "|")


def csv_rows(path: Path, encoding: str) -> Iterator[tuple[int, list[CellValue]]]:
    """Yield (row number, cells) of a CSV file, blank rows left out; cells are text.

    The number is that of the row as a spreadsheet shows it. The delimiter is the one of comma,
    semicolon, tab and bar that divides the first line most often. UnableToRead names the line that
    is not text in this encoding, is too long, or leaves a quotation open.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=_codec(encoding), newline="") as file:
        lines = _lines(file, path, encoding)
        first = next(lines, "")
        delimiter = max(_DELIMITERS, key=first.count)
        reader = csv.reader(_again(first, lines), delimiter=delimiter, strict=True)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader, None)
            except csv.Error as wrong:
                raise UnableToRead(
                    f"{path.name}, line {reader.line_num}: this is not CSV ({wrong}). "
                    "Look for a quotation mark that is not closed, or save the register as XLSX."
                ) from wrong
            if cells is None:
                return
            if any(cells):
                yield number, list[CellValue](cells)


def _codec(encoding: str) -> str:
    return "utf-8-sig" if encoding.lower().replace("_", "-") in {"utf-8", "utf8"} else encoding


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest


def _lines(file: TextIO, path: Path, encoding: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        try:
            line = file.readline(_LONGEST_LINE)
        except UnicodeDecodeError as wrong:
            byte = wrong.object[wrong.start]
            raise UnableToRead(
                f"{path.name}, near line {number}: byte 0x{byte:02x} is not {encoding.upper()}. "
                "Save the register as “CSV UTF-8”, or give --encoding windows-1252 if it came "
                "from an older spreadsheet."
            ) from wrong
        if not line:
            return
        if len(line) >= _LONGEST_LINE:
            raise UnableToRead(
                f"{path.name}, line {number} is longer than a million characters: this is not a "
                "register. Save it again from the spreadsheet as “CSV UTF-8”."
            )
        if "\0" in line:
            raise UnableToRead(
                f"{path.name}, line {number} holds a zero byte: this is not a text file. "
                "Save the register as “CSV UTF-8” or XLSX."
            )
        yield line
