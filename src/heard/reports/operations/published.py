"""Keeping what an earlier report printed, to the letter, for comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from heard.figures.published import PublishedSet
from heard.reports.models import PublishedFigure
from heard.rules.periods import ReportingYear, UnableToReadYear

__all__ = ["Stored", "UnableToStorePublished", "store_published"]

MOST_NAMED = 5
MOST_CHARACTERS = {
    column.name: column.max_length
    for column in PublishedFigure._meta.concrete_fields
    if column.max_length
}


class UnableToStorePublished(ValueError):
    """The figures cannot be kept: the sentence says which and what to do."""


@dataclass(frozen=True, slots=True)
class Stored:
    """How many figures of which authority and year were kept, and how many were held already."""

    authority: str
    year: ReportingYear
    added: int
    held_already: int


def store_published(published: PublishedSet, *, source: str) -> Stored:
    """Keep every figure as printed, once; what is already held stays as it is.

    `source` says where they were copied from, unless the file itself says so. All or nothing: a
    figure that is held with another text is UnableToStorePublished, for what was published is
    never altered; so are figures of no authority or year, and words too long to be kept.
    """
    if not published.authority or not published.year:
        raise UnableToStorePublished(
            'The file does not say whose figures these are, and of which year: add authority = "…" '
            'and year = "2013-14".'
        )
    try:
        year = ReportingYear.parse(published.year)
    except UnableToReadYear as wrong:
        raise UnableToStorePublished(f"year: {wrong}.") from wrong
    figures = list(_figures(published, year, published.source or source))
    with transaction.atomic():
        already = _held_already(published.authority, year)
        _refuse_altered(figures, already)
        PublishedFigure.objects.bulk_create(
            figures,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["authority", "year", "table", "row", "column"],
            # Which rows are totals may be said better later; what was printed may not.
            update_fields=[
                *("row_position", "column_position", "is_in_total_row", "is_in_total_column"),
            ],
        )
    held = sum(_at(figure) in already for figure in figures)
    return Stored(published.authority, year, len(figures) - held, held)


def _figures(
    published: PublishedSet, year: ReportingYear, source: str
) -> Iterator[PublishedFigure]:
    for table in published.tables:
        for row_position, row in enumerate(table.rows):
            for column_position, column in enumerate(table.columns):
                figure = PublishedFigure(
                    authority=published.authority,
                    year=year.first_calendar_year,
                    table=table.id,
                    row=row.label,
                    row_position=row_position,
                    column=column,
                    column_position=column_position,
                    printed=row.cells[column_position].text,
                    source=source,
                    is_in_total_row=row.label == table.total_row,
                    is_in_total_column=column == table.total_column,
                )
                _refuse_overlong(figure)
                yield figure


def _refuse_overlong(figure: PublishedFigure) -> None:
    for name, most in MOST_CHARACTERS.items():
        words = getattr(figure, name)
        if len(words) > most:
            raise UnableToStorePublished(
                f"Table “{figure.table[:60]}”: the {name} “{words[:30]}…” has {len(words)} "
                f"characters, and {most} can be kept: shorten it."
            )


def _held_already(authority: str, year: ReportingYear) -> dict[tuple[str, str, str], str]:
    held = PublishedFigure.objects.filter(authority=authority, year=year.first_calendar_year)
    return {_at(figure): figure.printed for figure in held}


def _refuse_altered(
    figures: list[PublishedFigure], already: dict[tuple[str, str, str], str]
) -> None:
    altered = [
        f"{figure.table}, “{figure.row}”, “{figure.column}” is held as “{already[_at(figure)]}” "
        f"and would become “{figure.printed}”"
        for figure in figures
        if already.get(_at(figure), figure.printed) != figure.printed
    ]
    if altered:
        more = f"; and {len(altered) - MOST_NAMED} more" if len(altered) > MOST_NAMED else ""
        raise UnableToStorePublished(
            f"What was published is never altered, and nothing was stored: "
            f"{'; '.join(altered[:MOST_NAMED])}{more}. If the file is wrong, correct it there."
        )


def _at(figure: PublishedFigure) -> tuple[str, str, str]:
    return figure.table, figure.row, figure.column
