"""What is said of who told us, what was learnt, and what was put right?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heard.figures.narrative.book import Book
from heard.figures.narrative.prose import Unsaid, listing, say, share, was
from heard.figures.report import Sentence
from heard.figures.wording import KINDS, Noun
from heard.rules.vocabulary import Agreement, Experience, Kind

__all__ = ["equalities", "experiences", "lessons", "origins", "paid", "remedies"]

LESSONS, REMEDIES = Noun("lesson", "lessons"), Noun("remedy", "remedies")
PEOPLE = Noun("person", "people")
COMPLAINTS = KINDS[Kind.COMPLAINT]


def origins(table: str, lead: str) -> Callable[[Book], Iterator[Sentence]]:
    """Return what says from whom, or how, complaints came, after these words, most first."""

    def said(book: Book) -> Iterator[Sentence]:
        if not book.has(table):
            raise Unsaid
        whole = book.count(table, "total", Kind.COMPLAINT)
        parts = [
            ("“", each.name, "” (", each.number, ", ", share(each.number, whole), ")")
            for each in book.leaders(table, Kind.COMPLAINT)
        ]
        yield say(f"{lead}: ", listing(parts), ".")

    return said


def lessons(book: Book) -> Iterator[Sentence]:
    """Say how many lessons were recorded, and for which service areas."""
    whole = book.count("learning", "total", "lessons")
    parts = [(each.number, " for ", each.name) for each in book.leaders("learning", "lessons")]
    yield say(whole.of(LESSONS), f" {was(whole)} recorded: ", listing(parts), ".")


def remedies(book: Book) -> Iterator[Sentence]:
    """Say what was done to put matters right."""
    whole = book.count("remedies", "total", "remedies")
    parts = [
        ("“", each.name, "” (", each.number, ")") for each in book.leaders("remedies", "remedies")
    ]
    yield say(whole.of(REMEDIES), f" {was(whole)} given: ", listing(parts), ".")


def paid(book: Book) -> Iterator[Sentence]:
    """Say how much money was paid altogether, if any."""
    if not book.cell("remedies", "total", "amount").value:
        raise Unsaid
    amount = book.printed("remedies", "total", "amount")
    yield say("Altogether ", amount, " was paid to put matters right.")


def experiences(book: Book) -> Iterator[Sentence]:
    """Say of each question how many of those who answered it said yes."""
    if not book.has("experiences"):
        raise Unsaid
    for question in Experience:
        yes, partly, no = (book.count("experiences", question, each) for each in Agreement)
        everyone = yes + partly + no
        if everyone.value:
            asked = book.row_name("experiences", question)
            yield say(
                everyone.of(PEOPLE), " answered “", asked, "”: ", yes.written("none"), " said yes."
            )


def equalities(book: Book) -> Iterator[Sentence]:
    """Say how the answers about people themselves were counted."""
    if not book.has("equalities"):
        raise Unsaid
    yield say(
        "What people told us of themselves is counted apart from what they said to us, as numbers "
        "only."
    )
