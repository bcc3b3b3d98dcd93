"""What does a reader need to know first? The year in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from heard.figures.narrative.book import Book
from heard.figures.narrative.prose import Part, Unsaid, change, listing, say, share
from heard.figures.narrative.received import FEEDBACK, RECEIVED
from heard.figures.report import Sentence
from heard.rules.vocabulary import Kind

__all__ = ["everything", "in_time", "less_or_more", "period", "upheld", "young_people"]

COMPLAINTS = RECEIVED[Kind.COMPLAINT]


def period(book: Book) -> Iterator[Sentence]:
    """Say which year this is, and how things are counted in it."""
    first, last, as_at = (book.fact(f"period.{day}") for day in ("first_day", "last_day", "as_at"))
    yield say("This report covers ", first, " to ", last, ".")
    yield say(
        "Everything is counted by the day on which it was received; what was still open is judged "
        "as at ",
        as_at,
        ".",
    )


def everything(book: Book) -> Iterator[Sentence]:
    """Say how much was received, and of what kinds."""
    whole = book.count(FEEDBACK.table, "total")
    parts: list[Part] = []
    for received in RECEIVED.values():
        number = book.count(received.table, "total")
        parts += [number.of(received.noun)] if number.value else []
    received_by = (book.fact("authority.name"), " received ", whole.of(FEEDBACK.noun))
    kinds: Part = (": ", listing(parts)) if parts else ""
    yield say(received_by, " about children’s services", kinds, ".")


def less_or_more(book: Book) -> Iterator[Sentence]:
    """Say by how many complaints rose or fell from the year before."""
    before = book.count(COMPLAINTS.table, book.last_year)
    now = book.count(COMPLAINTS.table, "total")
    year = book.row_name(COMPLAINTS.table, book.last_year)
    if now.value == before.value:
        yield say("Complaints were as many as in ", year, ".")
        return
    rose = "rose" if now.value > before.value else "fell"
    size: Part = (" (", change(before, now), ")") if before.value else ""
    moved = (f"Complaints {rose} by ", now.apart_from(before), size)
    yield say(
        moved, " from ", before.written("none"), " in ", year, " to ", now.written("none"), "."
    )


def upheld(book: Book) -> Iterator[Sentence]:
    """Say what share of complaints was upheld or partially upheld, beside the year before."""
    rate = book.rate("complaint_outcomes", "total")
    beside = _beside_last_year(book, "complaint_outcomes")
    yield say(rate.of(COMPLAINTS.noun), " upheld or partially upheld", beside, ".")


def in_time(book: Book) -> Iterator[Sentence]:
    """Say what share of complaints was answered in time, beside the year before."""
    rate = book.rate("timescales_met", "total")
    beside = _beside_last_year(book, "timescales_met")
    yield say(rate.of(COMPLAINTS.noun), " answered within the council’s own target", beside, ".")


def young_people(book: Book) -> Iterator[Sentence]:
    """Say how many complaints came from young people."""
    young = book.count("young_people", Kind.COMPLAINT)
    share_of_all = share(young, book.count(COMPLAINTS.table, "total"))
    if not young.value:
        raise Unsaid
    came = " (", share_of_all, ") came from young people."
    yield say(young.of(COMPLAINTS.noun), came)


def _beside_last_year(book: Book, table: str) -> Part:
    """Return ", against 48.51% in 2013/14", or nothing where that is not known."""
    try:
        cell = book.cell(table, book.last_year, "year")
        is_printed = cell.denominator is None and cell.percent is not None
        before = (
            book.printed(table, book.last_year)
            if is_printed
            else book.rate(table, book.last_year).figure
        )
        return (", against ", before, " in ", book.row_name(table, book.last_year))
    except Unsaid:
        return ""
