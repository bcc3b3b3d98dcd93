"""Does the file hang together: are the tables that others speak of there?"""

from __future__ import annotations

from collections import Counter

from heard.figures.published import Claim, Identity, PrintedTable, PublishedSet
from heard.reports.published_files.claims import claim_of
from heard.reports.published_files.tables import table_of
from heard.reports.published_files.words import (
    Misshapen,
    Said,
    entries,
    listed,
    look_for_slips,
    words,
)

__all__ = ["published_of"]

FILE = ("authority", "year", "source", "table", "identity", "claim")


def published_of(said: Said) -> PublishedSet:
    """Return what the file says; Misshapen names the table, row and column that will not do."""
    look_for_slips(said, FILE, "the file")
    year = words(said, "year", "the file")
    published = PublishedSet(
        authority=words(said, "authority", "the file"),
        year=year,
        source=words(said, "source", "the file"),
        tables=tuple(table_of(each, where, year) for each, where in entries(said, "table")),
        identities=tuple(_identity(each, where) for each, where in entries(said, "identity")),
        claims=tuple(claim_of(each, where) for each, where in entries(said, "claim")),
    )
    if not (published.tables or published.claims):
        raise Misshapen("the file holds no [[table]] and no [[claim]]: there is nothing to check")
    twice = [key for key, n in Counter(each.id for each in published.tables).items() if n > 1]
    if twice:
        raise Misshapen(f"two tables have the id “{twice[0]}”: give each its own")
    tables = {table.id: table for table in published.tables}
    for table in published.tables:
        _look_at_denominators(table, tables)
    for claim in published.claims:
        _look_at_leading(claim, tables)
    return published


def _identity(said: Said, where: str) -> Identity:
    look_for_slips(said, ("left", "right"), where)
    return Identity(
        words(said, "left", where, is_needed=True), words(said, "right", where, is_needed=True)
    )


def _look_at_denominators(table: PrintedTable, tables: dict[str, PrintedTable]) -> None:
    if not table.of:
        return
    if table.of not in tables or table.of == table.id:
        raise Misshapen(f"table “{table.id}”: of is “{table.of}”, which is no other table’s id")
    if len(tables[table.of].columns) != len(table.columns):
        raise Misshapen(
            f"table “{table.id}”: it has {len(table.columns)} columns, and “{table.of}”, which it "
            f"is of, has {len(tables[table.of].columns)}: they must be alike"
        )


def _look_at_leading(claim: Claim, tables: dict[str, PrintedTable]) -> None:
    if not claim.top_of:
        return
    if claim.top_of not in tables:
        known = listed(tables) or "none"
        raise Misshapen(f"claim “{claim.text}”: top_of is “{claim.top_of}”: the tables are {known}")
    columns = tables[claim.top_of].columns
    if claim.column and claim.column not in columns:
        raise Misshapen(
            f"claim “{claim.text}”: column is “{claim.column}”: they are {listed(columns)}"
        )
