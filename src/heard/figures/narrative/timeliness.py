"""What is said of time? In time by the council's target and by law, what is open, how long."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heard.figures.narrative.book import Book, Rate
from heard.figures.narrative.prose import Number, Part, Unsaid, listing, say, was
from heard.figures.report import Sentence
from heard.figures.wording import KINDS, Noun
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import Kind

__all__ = [
    "against_last_year",
    "best_and_worst",
    "by_law",
    "how_long",
    "in_time",
    "limit",
    "other_kinds",
    "target",
    "waiting",
    "where_lost",
]

MET, BY_LAW, BY_KIND = "timescales_met", "timescales_statutory", "timescales_by_kind"
STANDING, TAKEN, LOST = "target_verdicts", "response_times", "time_lost"
COMPLAINTS = KINDS[Kind.COMPLAINT]
DAYS = Noun("working day", "working days")


def target(book: Book) -> Iterator[Sentence]:
    """Say what the council's own target for a complaint is."""
    days = book.fact(f"target.{Kind.COMPLAINT}")
    yield say("The council’s own target for answering a complaint is ", days, ".")


def in_time(book: Book) -> Iterator[Sentence]:
    """Say how many complaints were answered within the council's own target."""
    rate = book.rate(MET, "total")
    yield say(rate.of(COMPLAINTS), " answered within the council’s own target.")


def against_last_year(book: Book) -> Iterator[Sentence]:
    """Say what the share was the year before: in its numbers where they were printed."""
    year = book.row_name(MET, book.last_year)
    cell = book.cell(MET, book.last_year, "year")
    if cell.denominator is None and cell.percent is not None:
        yield say(
            "For ", year, " the share was printed as ", book.printed(MET, book.last_year), "."
        )
        return
    before, now = book.rate(MET, book.last_year), book.rate(MET, "total")
    numbers = (before.part, " of ", before.whole, " (", before.figure, ")")
    yield say("In ", year, " it was ", numbers, "; the share is now ", now.against(before), ".")


def best_and_worst(book: Book) -> Iterator[Sentence]:
    """Say which service areas answered the largest and the smallest share in time."""
    rates = {row: book.rate(MET, row) for row in book.rows(MET)}
    shares = {row: each.share.fraction for row, each in rates.items()}
    known: dict[str, Fraction] = {row: each for row, each in shares.items() if each is not None}
    if len(set(known.values())) < 2:
        raise Unsaid
    best, worst = (
        listing([_named(book, row, rates[row]) for row in known if known[row] == extreme])
        for extreme in (max(known.values()), min(known.values()))
    )
    yield say("By service area the share was highest for ", best, " and lowest for ", worst, ".")


def limit(book: Book) -> Iterator[Sentence]:
    """Say what the limit set by law for a complaint is."""
    yield say("The limit set by law is ", book.fact(f"limit.{Kind.COMPLAINT}"), ".")


def by_law(book: Book) -> Iterator[Sentence]:
    """Say how many were answered within the limit set by law, and that it is another clock."""
    rate = book.rate(BY_LAW, "total")
    yield say(rate.of(COMPLAINTS), " answered within the limit set by law.")
    yield say(
        "These are two clocks: an answer may be within the council’s own target and beyond the "
        "limit set by law, or the other way round."
    )


def waiting(book: Book) -> Iterator[Sentence]:
    """Say how many complaints were not answered yet on the day of the report."""
    running, overdue, paused = (
        book.count(STANDING, row) for row in (Verdict.RUNNING, Verdict.OVERDUE, Verdict.PAUSED)
    )
    waiting = running + overdue + paused
    if not book.count(STANDING, "total").value:
        raise Unsaid
    day = book.fact("period.as_at")
    if not waiting.value:
        yield say(waiting.written("No"), " complaint was waiting for an answer on ", day, ".")
        return
    parts = ((running, "not yet due"), (overdue, "overdue"), (paused, "paused"))
    standing = listing([(number, f" {words}") for number, words in parts if number.value])
    waited = (waiting.of(COMPLAINTS), f" {was(waiting)} waiting for an answer")
    yield say("On ", day, ", ", waited, ": ", standing, ".")


def how_long(book: Book) -> Iterator[Sentence]:
    """Say within how many working days half, and nine in ten, of complaints were answered."""
    answered = book.count(TAKEN, Kind.COMPLAINT, "answered")
    if answered.value < 2:
        raise Unsaid
    middle, ninth = (_days(book, column) for column in ("median", "p90"))
    yield say(
        ("Of the ", answered.of(COMPLAINTS), " answered, "),
        ("half took ", middle, " and nine in ten took ", ninth, "."),
    )


def other_kinds(book: Book) -> Iterator[Sentence]:
    """Say how many of each other kind were answered within the council's own targets."""
    parts: list[Part] = []
    for row in book.rows(BY_KIND):
        rate = book.rate(BY_KIND, row)
        if row != Kind.COMPLAINT and rate.whole.value:
            parts.append(rate.so_many(KINDS[Kind(row)], "none"))
    yield say("Answered within the council’s own targets: ", listing(parts), ".")


def where_lost(book: Book) -> Iterator[Sentence]:
    """Say in which parts of an answer's way time was lost, the most often late first."""
    if not book.count(LOST, "total", "late").value:
        raise Unsaid
    late = [
        ("“", each.name, "” (", each.number, " of ", book.count(LOST, each.key, "total"), ")")
        for each in book.leaders(LOST, "late")
    ]
    lost = Number(int(book.cell(LOST, "total", "days").value or 0), (f"{LOST}.total.days",))
    way = f" {was(lost)} lost on the way to an answer; done late: "
    yield say(lost.of(DAYS), way, listing(late), ".")


def _named(book: Book, row: str, rate: Rate) -> Part:
    numbers = (rate.part, " of ", rate.whole, ", ", rate.figure)
    return (book.row_name(MET, row), " (", numbers, ")")


def _days(book: Book, column: str) -> Part:
    figure = book.printed(TAKEN, Kind.COMPLAINT, column)
    if figure.text == "0":
        return "less than one working day"
    return (figure, " working day or less" if figure.text == "1" else " working days or fewer")
