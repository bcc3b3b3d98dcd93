"""What does one cell of a register say? Text, dates, codes and amounts, or what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from heard.intake.registers.fields import Expects, Field
from heard.intake.registers.mapping import Mapping
from heard.intake.registers.sheets import CellValue

__all__ = ["Fact", "NotExpected", "reader_of"]

Fact = str | date | Decimal | bool | int | tuple[str, ...]

# A serial number of a spreadsheet counts days from here (1900 is taken for a leap year in it).
_SERIALS_FROM = date(1899, 12, 30)
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 1, 1)

_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: \d\d?:\d\d.*)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_WORDY = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %y")
_QUARTER = re.compile(r"(?:q|qtr|quarter)?\s*([1-4])")
_SHIELDED = ("'=", "'+", "'-", "'@")


class NotExpected(Exception):
    """A cell holds something else than its column expects; the message says what was expected."""


def reader_of(field: Field, mapping: Mapping) -> Callable[[CellValue], Fact | None]:
    """Return the reader of a column's cells: the fact, or None where nothing was recorded.

    The reader raises NotExpected. It is made once a column and called once a row.
    """
    empty = frozenset(mapping.empty.any)
    read = _reading(field, mapping)

    def reader(cell: CellValue) -> Fact | None:
        if isinstance(cell, str):
            text = cell.strip()
            if text.startswith(_SHIELDED):
                text = text[1:]  # an apostrophe that our own files of refused rows put there
            if text.casefold() in empty:
                return None
            if text[:1] == "=" and field.name != "words":
                raise NotExpected("a value, not a formula: paste the cell as a value")
            return read(text)
        return read(cell)

    return reader


def _reading(field: Field, mapping: Mapping) -> Callable[[CellValue], Fact]:
    if field.expects is Expects.TEXT:
        return lambda cell: _text(cell, field.longest)
    if field.expects is Expects.DATE:
        day_first = mapping.date_order == "day-first"
        return lambda cell: _date(cell, day_first=day_first)
    if field.expects is Expects.AMOUNT:
        return _amount
    if field.expects is Expects.QUARTER:
        return _quarter
    name = "yes_or_no" if field.expects is Expects.YES_OR_NO else field.vocabulary
    words = mapping.words[name]
    if field.expects is Expects.YES_OR_NO:
        return lambda cell: _code(cell, words) == "yes"
    if field.expects is Expects.CODES:
        return lambda cell: tuple(
            _code(part, words) for part in re.split(r"[;,\n]", _plain(cell)) if part.strip()
        )
    return lambda cell: _code(cell, words)


def _plain(cell: CellValue) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _text(cell: CellValue, longest: int) -> str:
    text = _plain(cell)
    if len(text) > longest:
        raise NotExpected(f"at most {longest:,} characters, not {len(text):,}")
    return text


def _code(cell: CellValue, words: dict[str, str]) -> str:
    code = words.get(_plain(cell).strip().casefold())
    if code is None:
        codes = sorted(set(words.values()))
        shown = ", ".join(codes[:20]) + (", …" if len(codes) > 20 else "")
        raise NotExpected(
            f"a word that the mapping knows for one of {shown}"
            if codes
            else "nothing: no such list is set up"
        )
    return code


def _date(cell: CellValue, *, day_first: bool) -> date:
    if isinstance(cell, datetime):
        day = cell.date()
    elif isinstance(cell, date):
        day = cell
    elif isinstance(cell, bool | time | timedelta):
        raise NotExpected(Expects.DATE)
    elif isinstance(cell, int | float):
        day = _serial(cell)
    else:
        day = _written_date(cell, day_first=day_first)
    if not _EARLIEST <= day < _LATEST:
        raise NotExpected(f"a date from {_EARLIEST.year} to {_LATEST.year - 1}")
    return day


def _serial(number: float) -> date:
    try:
        return _SERIALS_FROM + timedelta(days=int(number))
    except (OverflowError, ValueError) as wrong:
        raise NotExpected(Expects.DATE) from wrong


@lru_cache(maxsize=20_000)
def _written_date(text: str, *, day_first: bool) -> date:
    try:
        if found := _NUMERIC_DATE.fullmatch(text):
            first, second, year = (int(part) for part in found.groups())
            day, month = (first, second) if day_first else (second, first)
            return date(year + 2000 if year < 100 else year, month, day)
        if found := _ISO_DATE.fullmatch(text):
            return date(*(int(part) for part in found.groups()))
        if text.isdecimal() and len(text) == 5:
            return _serial(int(text))
    except ValueError as wrong:
        raise NotExpected(f"{Expects.DATE}: there is no such day") from wrong
    for form in _WORDY:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 — a day has no time zone
        except ValueError:
            continue
    raise NotExpected(Expects.DATE)


def _amount(cell: CellValue) -> Decimal:
    text = _plain(cell).replace("£", "").replace(",", "").strip()
    try:
        amount = Decimal(text)
    except InvalidOperation as wrong:
        raise NotExpected(Expects.AMOUNT) from wrong
    if not amount.is_finite() or not 0 < amount < 10_000_000 or amount != round(amount, 2):
        raise NotExpected(Expects.AMOUNT)
    return amount


def _quarter(cell: CellValue) -> int:
    found = _QUARTER.fullmatch(_plain(cell).strip().casefold())
    if not found:
        raise NotExpected(Expects.QUARTER)
    return int(found[1])
