"""What is said of children and young people? How much came from them, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from heard.figures.narrative.book import Book
from heard.figures.narrative.outcomes import found_in
from heard.figures.narrative.prose import Unsaid, listing, say, share
from heard.figures.report import Sentence
from heard.figures.tables.headings import NOT_RECORDED
from heard.figures.wording import KINDS
from heard.rules.vocabulary import Kind

__all__ = ["by_theme", "complaints", "everything", "upheld"]

YOUNG, BY_THEME = "young_people", "young_people_themes"


def everything(book: Book) -> Iterator[Sentence]:
    """Say what came from young people, and that it is in the totals too."""
    parts = [each.number.of(KINDS[Kind(each.key)]) for each in book.leaders(YOUNG)]
    yield say("Young people sent ", listing(parts), ", counted in the totals of this report too.")


def complaints(book: Book) -> Iterator[Sentence]:
    """Say what share of all complaints came from young people."""
    young = book.count(YOUNG, Kind.COMPLAINT)
    whole = book.count("complaints_received", "total")
    if not young.value:
        raise Unsaid
    yield say("Their complaints are ", share(young, whole), " of all complaints received.")


def upheld(book: Book) -> Iterator[Sentence]:
    """Say how many of their complaints were upheld and partially upheld."""
    whole = book.count(BY_THEME, "total")
    both = book.count(BY_THEME, "total", "outcomes")
    if not both.value:
        yield say("None of their complaints was upheld, even in part.")
        return
    found = found_in(*book.found(BY_THEME, "total", "outcomes"))
    yield say("Of their complaints, ", found, ": ", share(both, whole), " in all.")


def by_theme(book: Book) -> Iterator[Sentence]:
    """Say what their complaints were about."""
    themes = [each for each in book.leaders(BY_THEME) if each.key != NOT_RECORDED.key]
    parts = [("“", each.name, "” (", each.number, ")") for each in themes]
    yield say("Their complaints were about ", listing(parts), ".")
