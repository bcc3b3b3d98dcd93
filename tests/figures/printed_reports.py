"""Sound reports made up for tests, and the short way to write down a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from heard.figures.checks import check_published
from heard.figures.measures import rounded
from heard.figures.printed import read_printed
from heard.figures.published import Claim, Identity, PrintedRow, PrintedTable, PublishedSet

MODEST = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


def table(rows, *, columns=(*QUARTERS, "Year"), total_column="Year", total_row="TOTALS", **more):
    """Return a table from its rows by label; a total that is not there is no total."""
    return PrintedTable(
        id=more.pop("id", "a"),
        title=more.pop("title", "Complaints"),
        columns=tuple(columns),
        rows=tuple(
            PrintedRow(label, tuple(read_printed(str(cell)) for cell in cells))
            for label, cells in rows.items()
        ),
        total_column=total_column if total_column in columns else "",
        total_row=total_row if total_row in rows else "",
        **more,
    )


def found(*tables, identities=(), claims=()):
    """Return what is wrong, as (kind, row, column, printed, computed)."""
    published = PublishedSet(
        tables=tables, identities=tuple(Identity(*each) for each in identities), claims=claims
    )
    return [
        (each.kind, each.row, each.column, each.printed, each.computed)
        for each in check_published(published)
    ]


def claim(text, printed, **workings):
    """Return a claim made in prose."""
    return Claim(text, read_printed(printed), **workings)


@dataclass
class Counts:
    """A table of counts as numbers, all of which can be changed; the sums are the last of each."""

    rows: list[list[int]]

    @classmethod
    def of(cls, parts):
        """Return the parts with their sums."""
        rows = [[*row, sum(row)] for row in parts]
        return cls([*rows, [sum(column) for column in zip(*rows, strict=True)]])

    def printed(self, **more):
        """Return the table as it is printed."""
        heads = [f"R{at}" for at in range(1, len(self.rows))] + ["TOTALS"]
        columns = [f"Q{at}" for at in range(1, len(self.rows[0]))] + ["Year"]
        return table(dict(zip(heads, self.rows, strict=True)), columns=columns, **more)

    def place(self, row, column):
        """Return the heads of the row and the column there."""
        printed = self.printed()
        return printed.rows[row].label, printed.columns[column]


def counts(most_rows=5, most_columns=5, least=0, most=400):
    """Make sound tables of counts, with a total of every row and every column."""
    return st.tuples(st.integers(2, most_rows), st.integers(2, most_columns)).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(least, most), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        ).map(Counts.of)
    )


@st.composite
def shares(draw):
    """Make parts of a rate: for each of some rows and columns so many of so many."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    made = []
    for _ in range(rows):
        wholes = draw(st.lists(st.integers(1, 90), min_size=columns, max_size=columns))
        made.append([(draw(st.integers(0, whole)), whole) for whole in wholes])
    return made


def with_sums(parts):
    """Return shares with the sum of each row and of each column: sums of both their numbers."""
    rows = [[*row, _added(row)] for row in parts]
    return [*rows, [_added(column) for column in zip(*rows, strict=True)]]


def percent(share, places=2):
    """Return the per cent of a share as it should be printed."""
    return f"{rounded(Fraction(100 * share[0], share[1]), places):f}%"


def _added(several):
    return sum(each[0] for each in several), sum(each[1] for each in several)
