"""How do the counts of a report add up? By the totals of its tables, and by what is counted.

Nobody writes these sums down, save one (a draft that was passed on was read, or waits to be): they
follow from the report. A total is the sum of the rows above it and a year the sum of its quarters;
and since a cell says which records it counts, two cells that count the same records are one count,
and counts of records that differ in one dimension alone (by kind, by service area, by outcome…) add
up to the count that does not ask for that dimension, be they in one table or in six.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from heard.figures.coordinates import Dimension, Selection
from heard.figures.disclosing.ledger import Ledger, Place, ledger_of, without
from heard.figures.report import Report, RowKind, Table
from heard.rules.disclosure import Publication, Sum
from heard.rules.sign_off import AnswerPart

__all__ = ["publication_of"]

TOTAL_COLUMNS = frozenset({"total", "year"})

Values = tuple[str, ...]
Branches = dict[Values, str]
"""The names of counts that differ in one dimension alone, by the values that they ask for."""


def publication_of(report: Report) -> Publication:
    """Return all that a reader of the report could hold and add up."""
    ledger = ledger_of(report)
    sums = [each for table in report.tables for each in _totals(ledger, table)]
    sums += _drafts(ledger)
    _enter_common_wholes(ledger)
    sums += _partitions(ledger)
    return Publication(ledger.counts, tuple(ledger.cells), tuple(sums))


def _totals(ledger: Ledger, table: Table) -> Iterator[Sum]:
    """Yield the totals of the table's rows and columns, where they are what they seem to be."""
    rows = [row.key for row in table.rows if row.kind is not RowKind.COMPARISON]
    columns = [column.key for column in table.columns]
    total_rows = [row.key for row in table.rows if row.kind is RowKind.TOTAL]
    total_columns = [key for key in columns if key in TOTAL_COLUMNS]
    for role in sorted({place[3] for place in ledger.names if place[0] == table.id}):
        for total in total_rows:
            for column in columns:
                above = [(table.id, row, column, role) for row in _before(total, rows)]
                yield from _if_true(ledger, (table.id, total, column, role), above)
        for total in total_columns:
            for row in rows:
                beside = [(table.id, row, column, role) for column in _before(total, columns)]
                yield from _if_true(ledger, (table.id, row, total, role), beside)


def _before(key: str, keys: Sequence[str]) -> Sequence[str]:
    return keys[: keys.index(key)]


def _if_true(ledger: Ledger, whole: Place, parts: list[Place]) -> Iterator[Sum]:
    """Yield the sum unless one of its numbers is not printed or they do not add up."""
    places = [whole, *parts]
    if parts and all(place in ledger.names for place in places):
        total, *names = (ledger.names[place] for place in places)
        if ledger.counts[total] == sum(ledger.counts[name] for name in names):
            yield Sum(total, tuple(names))


def _drafts(ledger: Ledger) -> Iterator[Sum]:
    """Yield the drafts passed on, first and again, as those that were read and those that wait.

    That none waits is known to whoever knows the office.
    """
    first, again, read = (
        ledger.names.get(("time_lost", part.value, "total", "count"))
        for part in (AnswerPart.DRAFTING, AnswerPart.REDRAFTING, AnswerPart.READING)
    )
    if first and again and read:
        passed_on = ledger.counts[first] + ledger.counts[again]
        waiting = passed_on - ledger.counts[read]
        if waiting >= 0:
            whole = ledger.enter("drafts passed on", passed_on)
            left = (ledger.enter("drafts not read yet", waiting),) if waiting else ()
            yield Sum(whole, (first, again))
            yield Sum(whole, (read, *left))


def _branches(ledger: Ledger) -> dict[Selection, dict[Dimension, Branches]]:
    """Return, for each selection and dimension that it leaves open, the counts that ask for it."""
    found: defaultdict[Selection, defaultdict[Dimension, Branches]]
    found = defaultdict(lambda: defaultdict(dict))
    for selection, name in ledger.selected.items():
        for dimension, values in selection:
            found[without(selection, {dimension})][dimension][values] = name
    return {base: dict(by_dimension) for base, by_dimension in found.items()}


def _enter_common_wholes(ledger: Ledger) -> None:
    """Enter counts that no cell prints but that two families of counts divide alike."""
    for base, families in _branches(ledger).items():
        if base not in ledger.selected:
            totals = Counter(
                sum(ledger.counts[branches[values]] for values in _outermost(branches))
                for branches in families.values()
            )
            total, times = max(totals.items(), key=lambda item: (item[1], item[0]))
            if times > 1:
                ledger.enter(f"all of {base.query()}", total, base)


def _partitions(ledger: Ledger) -> Iterator[Sum]:
    """Yield each count as the sum of those that ask for one thing more, and of what is left."""
    for base, families in _branches(ledger).items():
        for dimension, branches in families.items():
            if base in ledger.selected:
                yield from _divided(ledger, ledger.selected[base], branches, dimension)
            for values, name in branches.items():
                within = {each: part for each, part in branches.items() if set(each) < set(values)}
                yield from _divided(ledger, name, within, dimension)


def _divided(ledger: Ledger, whole: str, branches: Branches, dimension: Dimension) -> Iterator[Sum]:
    """Yield the whole as the sum of its outermost branches, all at once or, overlapping, singly."""
    outermost = _outermost(branches)
    asked = [value for values in outermost for value in values]
    overlap = len(set(asked)) < len(asked)
    for family in [[values] for values in outermost] if overlap else [outermost]:
        names = [branches[values] for values in family]
        left = ledger.counts[whole] - sum(ledger.counts[name] for name in names)
        if left > 0 and names:
            names.append(ledger.enter(f"{whole} but no {dimension} of {family}", left))
        if left >= 0 and names:
            yield Sum(whole, tuple(names))


def _outermost(branches: Branches) -> list[Values]:
    """Return the values of the branches that lie within no other."""
    return [
        values for values in branches if not any(set(values) < set(other) for other in branches)
    ]
