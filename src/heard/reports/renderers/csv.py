"""The tables for any spreadsheet or script: one CSV file a table, and one of every number."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from heard.figures.measures import written
from heard.figures.report import Cell, Report, Table

__all__ = ["render"]

NUMBER = re.compile(r"[-+]?\d[\d,]*(\.\d+)?%?")
# A spreadsheet takes a cell that begins so for a formula, and some of these after a tab or a
# line's end; the wide forms of the same signs are taken for them on some keyboards.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DASHES = frozenset({"-", "–", "—"})


def render(report: Report) -> dict[str, bytes]:
    """Return `TABLE.csv` for each table as printed, `figures.csv` and `notes.csv`.

    `figures.csv` has every cell of every table with its numbers, `notes.csv` what is said under
    the tables and beside their rows.

    Each file is UTF-8 with a byte order mark, without which spreadsheets misread “’”, and has the
    line ends of RFC 4180. A text that a spreadsheet would run as a formula begins with an
    apostrophe; numbers, negative ones too, are left as they are.
    """
    files = {f"{table.id}.csv": _file(_as_printed(table)) for table in report.tables}
    files["figures.csv"] = _file(_every_number(report))
    files["notes.csv"] = _file(_every_note(report))
    return files


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    risky = text.startswith(BEGINS_A_FORMULA) or text.strip().startswith(BEGINS_A_FORMULA)
    if not risky or text in DASHES or NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def _file(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _as_printed(table: Table) -> Iterable[list[str]]:
    yield ["key", table.row_heading, *(column.label for column in table.columns)]
    for row in table.rows:
        yield [row.key, row.label, *(cell.text for cell in row.cells)]


def _every_number(report: Report) -> Iterable[list[str]]:
    yield [
        *("table", "row", "column", "text", "count", "numerator", "denominator", "percent"),
        *("upheld", "partially_upheld", "source", "suppressed"),
    ]
    for table in report.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                yield [table.id, row.key, column.key, *_numbers(cell)]


def _numbers(cell: Cell) -> list[str]:
    whole = (cell.count, cell.numerator, cell.denominator)
    return [
        cell.text,
        *("" if number is None else str(number) for number in whole),
        "" if cell.percent is None else written(cell.percent),
        *("" if number is None else str(number) for number in (cell.upheld, cell.partially_upheld)),
        cell.source.value,
        "yes" if cell.suppressed else "no",
    ]


def _every_note(report: Report) -> Iterable[list[str]]:
    yield ["table", "title", "row", "note"]
    for table in report.tables:
        for note in (table.not_recorded, *table.notes):
            if note:
                yield [table.id, table.title, "", note]
        for row in table.rows:
            if row.note:
                yield [table.id, table.title, row.key, row.note]
