"""What does the report say in words? Its chapters in order, each with the sentences it may say."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from heard.figures.narrative.book import Book
from heard.figures.narrative.chapters import CHAPTERS, EARLIER_FIGURES, LESSONS, Draft
from heard.figures.narrative.prose import Unsaid
from heard.figures.report import Report, Section, Sentence

__all__ = ["EARLIER_FIGURES", "LESSONS", "narrate"]


def narrate(report: Report, lessons: tuple[str, ...]) -> tuple[Section, ...]:
    """Return the chapters of the report, drafted from its tables, facts and findings alone.

    A sentence any of whose figures is withheld or not known is left out, so the words give nothing
    away that the tables keep back. The lessons are printed as their authors worded them.
    """
    book, drawn = Book(report), {chart.id for chart in report.charts}
    items = {LESSONS: lessons, EARLIER_FIGURES: tuple(each.sentence for each in report.findings)}
    return tuple(
        Section(
            chapter.id,
            chapter.heading,
            tuple(filter(None, (_paragraph(drafts, book) for drafts in chapter.paragraphs))),
            chapter.tables,
            tuple(each for each in chapter.charts if each in drawn),
            items.get(chapter.id, ()),
        )
        for chapter in CHAPTERS
    )


def _paragraph(drafts: Iterable[Draft], book: Book) -> tuple[Sentence, ...]:
    return tuple(sentence for draft in drafts for sentence in _said(draft, book))


def _said(draft: Draft, book: Book) -> list[Sentence]:
    sentences: list[Sentence] = []
    with suppress(Unsaid):
        sentences.extend(draft(book))
    return sentences
