"""What is said of how much was received? How many, more or fewer than before, where, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heard.figures.narrative.book import Book, Leader
from heard.figures.narrative.prose import Number, Part, Unsaid, change, listing, say, share, was
from heard.figures.report import Figure, Sentence
from heard.figures.wording import KINDS, Noun
from heard.rules.vocabulary import Kind

__all__ = ["FEEDBACK", "RECEIVED", "Received", "what_changed"]


@dataclass(frozen=True, slots=True)
class Received:
    """The sentences about one of the tables of what was received."""

    table: str
    noun: Noun

    @property
    def story(self) -> tuple[Callable[[Book], Iterator[Sentence]], ...]:
        """Return all of them, in the order in which they are read."""
        return (self.how_many, self.against_last_year, self.where, self.when)

    def how_many(self, book: Book) -> Iterator[Sentence]:
        """Say how many there were."""
        number = book.count(self.table, "total")
        received = f" {self.noun.of(number.value)} {was(number)} received in "
        yield say(number.written("No"), received, book.fact("period.year"), ".")

    def against_last_year(self, book: Book) -> Iterator[Sentence]:
        """Say how many more or fewer than the year before, and by what per cent."""
        before = book.count(self.table, book.last_year)
        now = book.count(self.table, "total")
        year = book.row_name(self.table, book.last_year)
        if now.value == before.value:
            yield say("That is the same number as in ", year, ": ", before.written("none"), ".")
        elif not before.value:
            yield say("There were none in ", year, ", so the rise has no percentage.")
        else:
            yield say("That is ", moved(now, before, year), ".")

    def where(self, book: Book) -> Iterator[Sentence]:
        """Say which service areas they were for, with their shares."""
        whole = book.count(self.table, "total")
        leaders = book.leaders(self.table)
        first = leaders[0] if leaders else None
        if first is None or (first.number.value == whole.value and first.key == "unallocated"):
            raise Unsaid
        if first.number.value == whole.value:
            yield say("It was" if whole.value == 1 else "All were", " for ", first.name, ".")
            return
        verb = was(first.number)
        parts = [_for_service(each, whole, verb if each is first else "") for each in leaders]
        yield say(listing(parts), ".")

    def when(self, book: Book) -> Iterator[Sentence]:
        """Say which quarter had the most, or quarters where several had as many."""
        quarters, most = book.peak(self.table)
        if not most.value:
            raise Unsaid
        if len(quarters) > 1:
            yield say("The most came in ", listing(quarters), " (", most, " each).")
        elif most.value > 1:
            yield say("The most came in ", listing(quarters), " (", most, ").")
        else:
            yield say("It came in ", listing(quarters), ".")


RECEIVED = {
    kind: Received(table, KINDS[kind])
    for kind, table in (
        (Kind.COMPLAINT, "complaints_received"),
        (Kind.COMPLIMENT, "compliments_received"),
        (Kind.COMMENT, "comments_received"),
        (Kind.MP_ENQUIRY, "mp_enquiries"),
        (Kind.COUNCILLOR_ENQUIRY, "councillor_enquiries"),
        (Kind.OMBUDSMAN, "ombudsman_received"),
    )
}
FEEDBACK = Received("feedback_totals", Noun("piece of feedback", "pieces of feedback"))


def moved(now: Number, before: Number, year: Figure) -> Part:
    """Return "9 fewer than the 134 of 2013/14, a fall of 6.7%", given two different numbers."""
    more, rise = (" more", "a rise") if now.value > before.value else (" fewer", "a fall")
    size = (f", {rise} of ", change(before, now))
    return (now.apart_from(before), f"{more} than the ", before, " of ", year, size)


def what_changed(book: Book) -> Iterator[Sentence]:
    """Say of each kind how many more or fewer there were than the year before, the largest first.

    Kinds of which earlier figures are not held, or that did not change, are not spoken of.
    """
    changes = sorted(_changes(book), key=lambda each: -each[0].value)
    year = book.row_name("feedback_totals", book.last_year)
    yield say("Compared with ", year, " there were ", listing([part for _, part in changes]), ".")


def _changes(book: Book) -> Iterator[tuple[Number, Part]]:
    for received in RECEIVED.values():
        try:
            before = book.count(received.table, book.last_year)
            now = book.count(received.table, "total")
        except Unsaid:
            continue
        apart = now.apart_from(before)
        if apart.value:
            more = "more" if now.value > before.value else "fewer"
            yield apart, (apart, f" {more} {received.noun.of(apart.value)}")


def _for_service(leader: Leader, whole: Number, verb: str) -> Part:
    number = (leader.number, " (", share(leader.number, whole), f") {verb}".rstrip())
    if leader.key == "unallocated":
        return (number, " not allocated to a service area")
    return (number, " for ", leader.name)
