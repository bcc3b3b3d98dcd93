"""What is said of how far complaints went? The later stages, and the Ombudsman."""

from __future__ import annotations

from collections.abc import Iterator

from heard.figures.narrative.book import Book
from heard.figures.narrative.prose import Part, Unsaid, listing, say, share, was
from heard.figures.report import Sentence
from heard.figures.wording import Noun

__all__ = ["decisions", "ombudsman_cases", "stages"]

CASES = Noun("case", "cases")
REQUESTS = Noun("request", "requests")
COMPLAINANTS = Noun("complainant", "different complainants")


def stages(book: Book) -> Iterator[Sentence]:
    """Say of each later stage how many complaints asked for it and how many went on to it."""
    received = book.count("complaints_received", "total")
    for row in ("stage-2", "stage-3"):
        asked, went = (book.count("stages", row, step) for step in ("requested", "progressed"))
        name = book.row_name("stages", row)
        if not asked.value:
            yield say("No complaint asked for ", name, ".")
            continue
        there = ("There ", was(asked), " ", asked.of(REQUESTS), " for ", name)
        of_all = (" (", share(asked, received), " of complaints received)")
        yield say(there, of_all, "; ", went.written("none"), " went on to it.")


def ombudsman_cases(book: Book) -> Iterator[Sentence]:
    """Say how many cases went to the Ombudsman, and from how many people."""
    cases = book.count("ombudsman", "total")
    people = book.count("ombudsman", "complainants")
    if not cases.value:
        raise Unsaid
    brought: Part = (", from ", people.of(COMPLAINANTS)) if people.value else ""
    yield say(cases.of(CASES), " went to the Ombudsman", brought, ".")


def decisions(book: Book) -> Iterator[Sentence]:
    """Say what the Ombudsman decided, most frequent first."""
    parts = [("“", each.name, "” (", each.number, ")") for each in book.leaders("ombudsman")]
    yield say("By decision: ", listing(parts), ".")
