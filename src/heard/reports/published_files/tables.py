"""Which tables does a file of published figures hold?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from heard.figures.printed import read_printed
from heard.figures.published import PrintedRow, PrintedTable
from heard.reports.published_files.words import (
    Misshapen,
    Said,
    figure,
    heads,
    listed,
    look_for_slips,
    several,
    words,
)

__all__ = ["table_of"]

TABLE = ("id", "title", "columns", "rows", "total_column", "total_row", "of")
ROW = ("label", "cells", "kind")


def table_of(said: Said, where: str, year: str) -> PrintedTable:
    """Return a table of the file; Misshapen names the row and the column that will not do."""
    table_id = words(said, "id", where, is_needed=True)
    where = f"table “{table_id}”"
    look_for_slips(said, TABLE, where)
    columns = heads(said, "columns", where)
    rows = [
        _row(each, columns, f"{where}, row {number}")
        for number, each in enumerate(several(said, "rows", where), start=1)
    ]
    table = PrintedTable(
        id=table_id,
        title=words(said, "title", where),
        columns=columns,
        rows=tuple(_with_per_cents_joined(rows)),
        total_column=words(said, "total_column", where),
        total_row=words(said, "total_row", where),
        of=words(said, "of", where),
        year=year,
    )
    _look_at_heads("row", [row.label for row in table.rows], table.total_row, where)
    _look_at_heads("column", columns, table.total_column, where)
    return table


def _row(said: object, columns: Sequence[str], where: str) -> PrintedRow:
    if not isinstance(said, dict):
        raise Misshapen(f"{where}: write it as {{label = …, cells = […]}}")
    label = words(said, "label", where)
    where = f"{where} (“{label}”)"
    look_for_slips(said, ROW, where)
    cells = said.get("cells")
    if not isinstance(cells, list) or len(cells) != len(columns):
        found = len(cells) if isinstance(cells, list) else "no"
        raise Misshapen(
            f"{where}: cells holds {found} figures for {len(columns)} columns: give one a column, "
            'and "n/a" where none is known'
        )
    read = tuple(
        figure(cell, f"{where}, column “{column}”")
        for cell, column in zip(cells, columns, strict=True)
    )
    return PrintedRow(label, read, is_comparison=words(said, "kind", where) == "comparison")


def _with_per_cents_joined(rows: Iterable[PrintedRow]) -> Iterator[PrintedRow]:
    """Yield the rows, one of per cents joined to the row of shares above whose head it shares.

    So a fraction and its per cent, printed one above the other, are one figure. A row of per cents
    without a head belongs to the row above.
    """
    waiting: PrintedRow | None = None
    for row in rows:
        if waiting and row.label in {"", waiting.label} and _are_its_per_cents(row, waiting):
            pairs = zip(waiting.cells, row.cells, strict=True)
            joined = (f"{share.text} {cell.text}".strip() for share, cell in pairs)
            cells = tuple(read_printed(text) for text in joined)
            yield PrintedRow(waiting.label, cells, waiting.is_comparison)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = row
    if waiting:
        yield waiting


def _are_its_per_cents(row: PrintedRow, above: PrintedRow) -> bool:
    are_shares = all(cell.is_share or not cell.is_given for cell in above.cells)
    return row.is_of_percents and are_shares and all(cell.percent is None for cell in above.cells)


def _look_at_heads(kind: str, found: Sequence[str], total: str, where: str) -> None:
    twice = [head for head, count in Counter(found).items() if count > 1]
    if twice:
        raise Misshapen(f"{where}: two {kind}s are headed “{twice[0]}”: tell them apart")
    if "" in found:
        raise Misshapen(f"{where}: {kind} {list(found).index('') + 1} has no head: name it")
    if total and total not in found:
        raise Misshapen(
            f"{where}: total_{kind} is “{total}”, which no {kind} is: they are {listed(found)}"
        )
