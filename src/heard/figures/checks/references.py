"""Which figures does `a.TOTALS.Q1 + b.TOTALS.Q1` name? Heads may hold spaces, points and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from heard.figures.checks.agreement import Term
from heard.figures.printed import COUNT, DENOMINATOR, NUMERATOR, PERCENT
from heard.figures.published import Place, PrintedTable

__all__ = ["EVERY_COLUMN", "Expression", "UnableToFollow", "read_expression"]

EVERY_COLUMN = "*"

PARTS = {NUMERATOR, DENOMINATOR, PERCENT, COUNT, "U", "PU"}
SIGN = re.compile(r"\s*([-+−])\s*")
NUMBER = re.compile(r"\d{1,15}(?=\s*(?:[-+−]|$))", re.ASCII)
ALIKE = str.maketrans("’‘“”\u00a0", "''\"\" ")
QUOTES = "'\""


class UnableToFollow(ValueError):
    """A reference names no figure of the file, or two sides cannot be compared."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A sum of figures and the whole numbers among them, added up."""

    terms: tuple[Term, ...]
    constant: int = 0


def read_expression(words: str, tables: Mapping[str, PrintedTable], *, nth: int = 0) -> Expression:
    """Return the sum that the words name.

    Figures are written `table.row.column`, heads as printed (curly and straight quotation marks
    are alike; a head may stand in quotation marks), with `.numerator`, `.denominator`, `.percent`,
    `.count`, `.U` or `.PU` after them where only that part is meant; `*` for a column is the
    `nth` of its table, counted from nought. They are joined by + and -; a whole number may stand
    for a figure. UnableToFollow says what is named and not there.
    """
    plain = words.translate(ALIKE).strip()
    terms: list[Term] = []
    constant, at, sign = 0, 0, 1
    while True:
        number = NUMBER.match(plain, at)
        if number is not None:
            constant += sign * int(number[0])
            at = number.end()
        else:
            place, part, at = _reference(plain, at, tables, nth)
            terms.append(Term(sign, place, part))
        if at == len(plain):
            return Expression(tuple(terms), constant)
        joined = SIGN.match(plain, at)
        if joined is None:  # _reference stops before a sign or at the end, and so does a number
            raise UnableToFollow(f"“{words}” has something after a figure that is not + or -.")
        sign, at = 1 if joined[1] == "+" else -1, joined.end()


def _reference(
    words: str, at: int, tables: Mapping[str, PrintedTable], nth: int
) -> tuple[Place, str, int]:
    """Return the place named at this point of the words, its part, and where the naming ends."""
    nearest = ""
    for table_id, after_table in _heads(words, at, tables, "."):
        table = tables[table_id]
        nearest = nearest or _no_row(words, after_table, table)
        for row, after_row in _heads(words, after_table, (each.label for each in table.rows), "."):
            nearest = _no_column(words, after_row, table, row)
            for column, end in _heads(words, after_row, (*table.columns, EVERY_COLUMN), ""):
                if column == EVERY_COLUMN and column not in table.columns:
                    column = table.columns[nth]  # noqa: PLW2901 what it stands for
                place = Place(table_id, row, column)
                for part, end_of_part in [*_parts(words, end), ("", end)]:
                    if end_of_part == len(words) or SIGN.match(words, end_of_part):
                        return place, part, end_of_part
    raise UnableToFollow(nearest or _no_table(words, at, tables))


def _heads(words: str, at: int, heads: Iterable[str], after: str) -> Iterator[tuple[str, int]]:
    """Yield the heads that stand at this point, the longest first, and where each ends."""
    for head in sorted(heads, key=len, reverse=True):
        plain = head.translate(ALIKE).strip()
        for written in (plain, *(quote + plain + quote for quote in QUOTES)):
            if plain and words.startswith(written + after, at):
                yield head, at + len(written + after)


def _parts(words: str, at: int) -> Iterator[tuple[str, int]]:
    for part in sorted(PARTS):
        if words.startswith(f".{part}", at):
            yield part, at + len(part) + 1


def _no_table(words: str, at: int, tables: Mapping[str, PrintedTable]) -> str:
    named = re.split(r"\.|\s[-+−]\s", words[at:])[0].strip()
    return (
        f"There is no table “{named}”, named in “{words}”: "
        f"the tables are {_listed(tables)}, written table.row.column."
    )


def _no_row(words: str, at: int, table: PrintedTable) -> str:
    named = re.split(r"\.|\s[-+−]\s", words[at:])[0].strip()
    rows = _listed(row.label for row in table.rows)
    return f"Table “{table.id}” has no row “{named}”, named in “{words}”: its rows are {rows}."


def _no_column(words: str, at: int, table: PrintedTable, row: str) -> str:
    named = re.split(r"\s[-+−]\s", words[at:])[0].strip()
    columns = _listed(table.columns)
    return (
        f"Row “{row}” of table “{table.id}” has no column “{named}”, named in “{words}”: "
        f"its columns are {columns}."
    )


def _listed(heads: Iterable[str]) -> str:
    return ", ".join(f"“{head}”" for head in heads) or "none"
