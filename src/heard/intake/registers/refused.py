"""Where do refused rows go? Into a file that can be corrected and read again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from heard.intake.registers.rows import Problem
from heard.intake.registers.sheets import CellValue, Sheet

__all__ = ["RefusedRows"]

_PROBLEM = "Problem"
_BEGINS_A_FORMULA = ("=", "+", "-", "@")


class RefusedRows:
    """Keeps refused rows under their own headings, with what is wrong in a last column.

    Nothing is written before the first refused row. The file is CSV in UTF-8 that a spreadsheet
    opens, with an apostrophe before what it would take for a formula; the import reads it back.
    """

    def __init__(self, register: Path, sheets: Sequence[Sheet]) -> None:
        self._headings = list(dict.fromkeys(name for each in sheets for name in each.headings))
        if _PROBLEM in self._headings:
            self._headings.remove(_PROBLEM)
        self._rows: list[list[str]] = []
        self._register = register

    def add(self, sheet: Sheet, cells: Sequence[CellValue], problems: Sequence[Problem]) -> None:
        """Keep one row and what is wrong with it."""
        by_heading = dict(zip(sheet.headings, cells, strict=False))
        sentences = "; ".join(
            f"{each.column}: found {each.found or 'nothing'}, expected {each.expected}"
            for each in problems
        )
        row = [_shielded(by_heading.get(heading, "")) for heading in self._headings]
        self._rows.append([*row, sentences])

    def write(self) -> Path:
        """Write the file beside the register under a name not yet taken, and return its path."""
        path = self._free_path()
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*self._headings, _PROBLEM])
            writer.writerows(self._rows)
        return path

    def _free_path(self) -> Path:
        number = 1
        while True:
            ending = "-refused.csv" if number == 1 else f"-refused-{number}.csv"
            path = self._register.with_name(self._register.stem + ending)
            if not path.exists():
                return path
            number += 1


def _shielded(cell: CellValue) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    is_formula = text.startswith(_BEGINS_A_FORMULA) and len(text) > 1
    return f"'{text}" if is_formula else text
