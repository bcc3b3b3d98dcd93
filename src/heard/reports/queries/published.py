"""What did earlier reports print, and where did they not add up?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from heard.figures.earlier_years import compared, doubtful
from heard.figures.inputs import Comparison
from heard.figures.printed import read_printed
from heard.figures.published import PrintedRow, PrintedTable
from heard.figures.report import Finding
from heard.reports.models import PublishedFigure
from heard.rules.periods import ReportingYear

__all__ = ["comparisons_before", "findings_before", "published_tables"]

NOT_PRINTED = "not published"


def published_tables(authority: str, years: Iterable[ReportingYear]) -> list[PrintedTable]:
    """Return the tables of these years as they were printed, in the order of being stored."""
    numbers = [year.first_calendar_year for year in years]
    return _tables(PublishedFigure.objects.filter(authority=authority, year__in=numbers))


def comparisons_before(authority: str, year: ReportingYear) -> tuple[Comparison, ...]:
    """Return the totals rows of every table that was published of an earlier year."""
    return compared(_tables_before(authority, year))


def findings_before(authority: str, year: ReportingYear) -> tuple[Finding, ...]:
    """Return what does not add up in the totals rows of earlier years, under this report's keys."""
    return doubtful(_tables_before(authority, year))


def _tables_before(authority: str, year: ReportingYear) -> list[PrintedTable]:
    earlier = PublishedFigure.objects.filter(authority=authority, year__lt=year.first_calendar_year)
    return _tables(earlier)


def _tables(figures: QuerySet[PublishedFigure]) -> list[PrintedTable]:
    held: dict[tuple[int, str], list[PublishedFigure]] = {}
    for figure in figures.order_by("year", "id"):
        held.setdefault((figure.year, figure.table), []).append(figure)
    return [_table(ReportingYear(year), id_, cells) for (year, id_), cells in held.items()]


def _table(year: ReportingYear, table_id: str, figures: list[PublishedFigure]) -> PrintedTable:
    by_row = sorted(figures, key=lambda each: each.row_position)
    by_column = sorted(figures, key=lambda each: each.column_position)
    columns = tuple(dict.fromkeys(each.column for each in by_column))
    printed = {(each.row, each.column): each.printed for each in figures}
    return PrintedTable(
        id=table_id,
        title="",
        columns=columns,
        rows=tuple(
            PrintedRow(
                row, tuple(read_printed(printed.get((row, c), NOT_PRINTED)) for c in columns)
            )
            for row in dict.fromkeys(each.row for each in by_row)
        ),
        total_column=next((each.column for each in figures if each.is_in_total_column), ""),
        total_row=next((each.row for each in figures if each.is_in_total_row), ""),
        year=year.slug,
    )
