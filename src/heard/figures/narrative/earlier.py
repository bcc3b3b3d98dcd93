"""What is said of earlier years' figures? That they stand as published, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from heard.figures.narrative.book import Book
from heard.figures.narrative.prose import Number, say
from heard.figures.report import RowKind, Sentence
from heard.figures.wording import Noun

__all__ = ["as_published"]

FIGURES = Noun("figure in them does", "figures in them do")


def as_published(book: Book) -> Iterator[Sentence]:
    """Say that earlier figures are shown as published, and how many of them do not add up."""
    rows = (row for table in book.report.tables for row in table.rows)
    if not any(row.kind is RowKind.COMPARISON for row in rows):
        yield say("No figures of earlier years are held to compare with.")
        return
    yield say("Figures of earlier years are shown as they were published, and are never altered.")
    wrong = Number(len(book.report.findings), ("report.findings.number",))
    if wrong.value:
        yield say(wrong.of(FIGURES), " not add up:")
