"""What is said of how complaints ended? So many upheld, in part, not, and not yet decided."""

from __future__ import annotations

from collections.abc import Iterator

from heard.figures.narrative.book import Book
from heard.figures.narrative.prose import Number, Part, Unsaid, listing, say, share, was
from heard.figures.report import Sentence
from heard.rules.outcomes import Outcome

__all__ = ["against_last_year", "by_service", "found_in", "remainder", "upheld"]

DECISIONS, OUTCOMES = "complaint_decisions", "complaint_outcomes"


def upheld(book: Book) -> Iterator[Sentence]:
    """Say how many complaints were upheld and partially upheld, with their shares."""
    whole = book.count(DECISIONS, "total")
    fully = book.count(DECISIONS, Outcome.UPHELD)
    partially = book.count(DECISIONS, Outcome.PARTIALLY_UPHELD)
    both = fully + partially
    if not whole.value:
        raise Unsaid
    if whole.value == 1:
        found = "upheld" if fully.value else "partially upheld"
        words = found if both.value else "neither upheld nor partially upheld"
        yield say("The ", whole, f" complaint was {words}.")
        return
    opening = ("Of the ", whole, " complaints, ")
    if not both.value:
        yield say(opening, "none was upheld, even in part.")
        return
    parts = (
        _with_share(fully, whole, f" {was(fully)} upheld"),
        _with_share(partially, whole, f" {was(partially)} partially upheld"),
    )
    yield say(opening, listing(parts), ": ", both, " (", share(both, whole), ") in all.")


def against_last_year(book: Book) -> Iterator[Sentence]:
    """Say what the share was the year before, and how many percentage points lie between."""
    before = book.rate(OUTCOMES, book.last_year)
    fully, partially = book.found(OUTCOMES, book.last_year, "year")
    yield say(
        "In ",
        book.row_name(OUTCOMES, book.last_year),
        (", ", fully.written("none"), f" {was(fully)} upheld and "),
        (partially.written("none"), " partially upheld, together "),
        (before.figure, " of ", before.whole, "; the share is now "),
        (book.rate(OUTCOMES, "total").against(before), "."),
    )


def by_service(book: Book) -> Iterator[Sentence]:
    """Say in which service areas complaints were upheld or partially upheld."""
    parts: list[Part] = []
    for leader in book.leaders(OUTCOMES):
        fully, partially = book.found(OUTCOMES, leader.key, "year")
        found = [(fully, " upheld"), (partially, " partially upheld")]
        said = listing([part for part in found if part[0].value])
        parts.append((leader.name, " had ", said))
    yield say(listing(parts), ".")


def remainder(book: Book) -> Iterator[Sentence]:
    """Say how the other complaints ended, or that they have not yet."""
    not_upheld, no_finding, withdrawn, open_still = (
        book.count(DECISIONS, row)
        for row in (Outcome.NOT_UPHELD, Outcome.NO_FINDING, Outcome.WITHDRAWN, "not_yet_decided")
    )
    parts = (
        (not_upheld, f" {was(not_upheld)} not upheld"),
        (no_finding, " ended without a finding"),
        (withdrawn, f" {was(withdrawn)} withdrawn"),
        (open_still, f" {'is' if open_still.value == 1 else 'are'} not yet decided"),
    )
    upheld_at_all = any(
        book.count(DECISIONS, row).value for row in (Outcome.UPHELD, Outcome.PARTIALLY_UPHELD)
    )
    opening = "Of the others, " if upheld_at_all else ""
    yield say(opening, listing([part for part in parts if part[0].value]), ".")


def found_in(fully: Number, partially: Number) -> Part:
    """Return what was found, without what was not: "1 was upheld and 2 were partially upheld"."""
    parts = ((fully, "upheld"), (partially, "partially upheld"))
    found = [(number, f" {was(number)} {words}") for number, words in parts if number.value]
    return listing(found)


def _with_share(number: Number, whole: Number, words: str) -> Part:
    if not number.value:
        return (number.written("none"), words)
    return (number, " (", share(number, whole), ")", words)
