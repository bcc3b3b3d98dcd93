"""What were complaints about? Each under its main theme, and how many of those were upheld."""

from __future__ import annotations

from dataclasses import replace

from heard.figures.coordinates import Dimension, Selection
from heard.figures.inputs import Inputs, Vocabulary
from heard.figures.report import Cell, Column, Row, RowKind, Table
from heard.figures.tables.cells import (
    counted,
    counted_or_nil,
    counted_with_findings,
    findings_in_short,
)
from heard.figures.tables.comparisons import comparison_rows
from heard.figures.tables.headings import COMPLAINTS, NOT_RECORDED, TOTALS, listed, quarters
from heard.figures.tables.layout import Crossing, Heading, tabulate
from heard.figures.tables.outcomes import KEY
from heard.figures.tally import Tally

__all__ = ["FROM_YOUNG_PEOPLE", "THEMES", "theme_columns", "theme_rows", "theme_table"]

THEMES = "Themes"
OUTCOMES = Heading("outcomes", "Upheld [U] or Partially Upheld [PU]")
UNLISTED = replace(NOT_RECORDED, kind=RowKind.THEME)
FROM_YOUNG_PEOPLE = Selection.of({Dimension.YOUNG_PERSON: "yes"})


def theme_table(inputs: Inputs, complaints: Tally) -> Table:
    """Return the table of themes, given the year's complaints.

    The aside beside a theme says how many of its complaints came from young people. It is left out
    of what is published: there the young people's own tables say what may be said.
    """
    rows = theme_rows(inputs.themes, complaints, within=COMPLAINTS)
    if inputs.audience != "public":
        young = complaints.where(FROM_YOUNG_PEOPLE).by(Dimension.THEME)
        counts = {value: count for (value,), count in young.counts.items()}
        rows = tuple(replace(row, note=_aside(counts.get(row.key, 0))) for row in rows)
    columns = theme_columns()
    return Table(
        "complaint_themes",
        "Complaints by main theme",
        THEMES,
        columns,
        rows + comparison_rows(inputs, "complaint_themes", columns),
        notes=(KEY, "Each complaint is counted once, under its main theme."),
    )


def theme_rows(vocabulary: Vocabulary, complaints: Tally, *, within: Selection) -> tuple[Row, ...]:
    """Return a row for each theme, then the totals, with what was upheld in the last column."""
    rows = listed(Dimension.THEME, vocabulary, complaints, UNLISTED).plus(TOTALS)
    columns = quarters().plus(OUTCOMES)
    return tabulate(complaints, (rows, columns), _cell, measure=Dimension.OUTCOME, within=within)


def theme_columns() -> tuple[Column, ...]:
    """Return the columns of a table of themes."""
    return quarters().plus(OUTCOMES).columns


def _cell(here: Crossing) -> Cell:
    if here.column is OUTCOMES:
        return findings_in_short(here)
    if here.row is not TOTALS:
        return counted_or_nil(here)
    return counted(here) if here.column.key == "year" else counted_with_findings(here)


def _aside(young_people: int) -> str:
    if not young_people:
        return ""
    return f"{young_people} from Young {'Person' if young_people == 1 else 'People'}"
