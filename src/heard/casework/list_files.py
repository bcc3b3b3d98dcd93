"""How is a list written as a file? As CSV or a workbook, in which nothing can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import xlsxwriter

__all__ = ["MEDIA_TYPES", "as_csv", "as_workbook"]

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDTH, _FIRST_WIDTH = 18, 22
_NOTHING_IS_MORE_THAN_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Value = date | str


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a table as CSV: UTF-8 with a byte order mark, days as 2025-05-27.

    A text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a table as a workbook of one sheet: days are days, and every text is only text."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _NOTHING_IS_MORE_THAN_TEXT) as book:
        day, bold = book.add_format({"num_format": "d mmm yyyy"}), book.add_format({"bold": True})
        sheet = book.add_worksheet("Records")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, _FIRST_WIDTH)
        sheet.set_column(1, len(headings) - 1, _WIDTH)
        sheet.write_row(0, 0, headings, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(last, column, value)
                else:
                    sheet.write_datetime(last, column, datetime.combine(value, time()), day)
        sheet.autofilter(0, 0, last, len(headings) - 1)
    return buffer.getvalue()


def _harmless(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    risky = value.strip().startswith(_BEGINS_A_FORMULA) or value.startswith(_BEGINS_A_FORMULA)
    return f"'{value}" if risky else value
