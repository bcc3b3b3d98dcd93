"""Which figures of earlier reports stand beside this year's, and where do they not add up?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from heard.figures.checks import check_published
from heard.figures.checks.ledger import Ledger
from heard.figures.checks.sums import checks_of_identity
from heard.figures.inputs import Comparison
from heard.figures.printed import COUNT, Said
from heard.figures.published import Identity, PrintedTable, PublishedSet
from heard.figures.report import Finding
from heard.figures.wording import capitalised
from heard.rules.periods import ReportingYear

__all__ = ["compared", "doubtful"]

QUARTER = re.compile(r"\s*Q(?:uarter|tr)?\.?\s*([1-4])\s*", re.IGNORECASE)
KINDS = (
    *("complaints_received", "compliments_received", "comments_received"),
    *("mp_enquiries", "councillor_enquiries"),
)
OF = {"timescales_met": "complaints_received"}
"""The tables of shares, and the table that counts what each is a share of."""


def compared(tables: Iterable[PrintedTable]) -> tuple[Comparison, ...]:
    """Return the totals row of each table, its figures under this report's own column keys.

    A quarter is known by its head, the year by being the total; what was printed after the year is
    `outcomes`. Tables without a totals row, and other columns, have nothing to be compared with.
    """
    found = []
    for table in tables:
        total = table.row(table.total_row)
        if total is not None:
            keys = _keys(table)
            cells = {
                keys[column]: cell.text
                for column, cell in zip(table.columns, total.cells, strict=True)
                if column in keys
            }
            year = ReportingYear.parse(table.year)
            found.append(Comparison(year.slug, year.label, table.id, cells))
    return tuple(found)


def doubtful(tables: Iterable[PrintedTable]) -> tuple[Finding, ...]:
    """Return what does not add up in the totals rows of earlier reports, year by year.

    The row of a finding is the year's slug and its column this report's own key, so that it can
    stand as a footnote to the comparison. Nothing is said of rows that are not shown.
    """
    years: dict[str, list[PrintedTable]] = {}
    for table in tables:
        years.setdefault(table.year, []).append(table)
    return tuple(
        finding for year, held in sorted(years.items()) for finding in _of_year(year, held)
    )


def _of_year(slug: str, held: Iterable[PrintedTable]) -> Iterator[Finding]:
    year = ReportingYear.parse(slug)
    tables = {table.id: table for table in held}
    entitled = tuple(
        replace(table, title=_spoken(table.id), of=_of(table, tables)) for table in tables.values()
    )
    published = PublishedSet(tables=entitled, identities=_identities(tables))
    for finding in check_published(published):
        table = tables[finding.table]
        keys = _keys(table)
        if finding.row == table.total_row and finding.column in keys:
            yield replace(
                finding,
                row=year.slug,
                column=keys[finding.column],
                sentence=f"As published for {year.label}: {finding.sentence}",
            )


def _identities(tables: Mapping[str, PrintedTable]) -> tuple[Identity, ...]:
    """Return what must agree across the tables of one year, by their totals.

    A report that counts Ombudsman cases among all feedback need not have a table of them. So where
    there is none, the other kinds are taken to be all there is only if some column bears it out.
    """
    kinds = (*KINDS, "ombudsman") if "ombudsman" in tables else KINDS
    all_kinds = tuple(_across("feedback_totals", kinds, tables))
    if "ombudsman" not in tables and not any(_holds(each, tables) for each in all_kinds):
        all_kinds = ()
    return (*all_kinds, *_across("complaint_themes", ("complaints_received",), tables))


def _across(
    whole: str, parts: tuple[str, ...], tables: Mapping[str, PrintedTable]
) -> Iterator[Identity]:
    """Yield, for each column that all the tables count by, that the parts add up to the whole."""
    if not all(each in tables and tables[each].total_row for each in (whole, *parts)):
        return
    counted = {each: dict(_counted(tables[each])) for each in (whole, *parts)}
    for key, place in counted[whole].items():
        if all(key in counted[part] for part in parts):
            yield Identity(" + ".join(counted[part][key] for part in parts), place)


def _counted(table: PrintedTable) -> Iterator[tuple[str, str]]:
    """Yield the key of each column with a count in the totals row, and the reference to it."""
    total = table.row(table.total_row)
    keys = _keys(table)
    for column, cell in zip(table.columns, total.cells if total else (), strict=False):
        if column in keys and (COUNT in cell.parts or cell.said is Said.NIL):
            yield keys[column], f"{table.id}.{table.total_row}.{column}"


def _holds(identity: Identity, tables: Mapping[str, PrintedTable]) -> bool:
    printed = {place: cell for table in tables.values() for place, cell in table.places()}
    ledger = Ledger(printed)
    return not any(each.is_broken(ledger) for each in checks_of_identity(identity, tables, ledger))


def _keys(table: PrintedTable) -> Mapping[str, str]:
    """Return this report's keys for the columns that it has as well."""
    keys = {}
    for column in table.columns:
        quarter = QUARTER.fullmatch(column)
        if quarter is not None:
            keys[column] = f"q{quarter[1]}"
        elif column == table.total_column:
            keys[column] = "year"
        elif "year" in keys.values():
            keys[column] = "outcomes"
    return keys


def _of(table: PrintedTable, tables: Mapping[str, PrintedTable]) -> str:
    """Return the id of the table that this one's shares are of, if printed with as many columns."""
    of = tables.get(OF.get(table.id, ""))
    return of.id if of is not None and len(of.columns) == len(table.columns) else ""


def _spoken(table_id: str) -> str:
    return capitalised(table_id.replace("_", " ")).replace("Mp ", "MP ")
