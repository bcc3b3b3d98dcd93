"""What stands in a register file? Its sheets, each with headings and numbered rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

__all__ = ["CellValue", "Sheet", "UnableToRead", "with_headings"]

CellValue = str | int | float | bool | date | datetime | time | timedelta

# A register may have a title and a blank line or two above its headings; not a page of prose.
_HEADINGS_WITHIN = 20


class UnableToRead(Exception):
    """The file is not a register that can be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its headings, and its rows as (row number as the user sees it, cells).

    `headings_row` is the row of the headings, `length` about how many rows there are; `formulas`
    maps (row number, column place from 0) to a formula found there.
    """

    name: str
    headings: tuple[str, ...]
    headings_row: int
    rows: Iterable[tuple[int, list[CellValue]]]
    length: int
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)


def with_headings(
    name: str,
    rows: Iterator[tuple[int, list[CellValue]]],
    needed: frozenset[str],
    length: int,
    formulas: Mapping[tuple[int, int], str] | None = None,
) -> Sheet | None:
    """Return the sheet that begins under its headings; None where no row holds all the needed ones.

    UnableToRead when a heading that is needed stands twice in the row of headings.
    """
    for number, cells in rows:
        found = [str(cell).strip() for cell in cells]
        if needed <= set(found):
            twice = sorted({each for each in found if each and found.count(each) > 1})
            if twice:
                raise UnableToRead(
                    f"{name}, row {number}: the heading “{twice[0]}” stands twice. "
                    "Rename or remove one of the two columns."
                )
            return Sheet(name, tuple(found), number, rows, length, formulas or {})
        if number >= _HEADINGS_WITHIN:
            break
    return None
