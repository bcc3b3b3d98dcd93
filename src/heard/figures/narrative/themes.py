"""What is said of themes? Which came most often, ties named, and how much of each was upheld."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from heard.figures.narrative.book import Book, Leader
from heard.figures.narrative.outcomes import found_in
from heard.figures.narrative.prose import Part, Unsaid, listing, say, share
from heard.figures.report import Derivation, Figure, Sentence
from heard.figures.tables.headings import NOT_RECORDED
from heard.figures.wording import KINDS
from heard.rules.vocabulary import Kind

__all__ = ["most_frequent", "upheld_by_theme"]

THEMES = "complaint_themes"
COMPLAINTS = KINDS[Kind.COMPLAINT]
ENOUGH = 4
"""How many themes are named; more, when that would cut a tie in two."""

TOO_MANY = 7
"""How many themes are not named any more, so that a long tie is counted instead."""

Tie = tuple[Leader, ...]


def most_frequent(book: Book) -> Iterator[Sentence]:
    """Say which themes came most often, with every theme of a tie."""
    first, *others = _ties(book)
    number = first[0].number
    shared = share(number, book.count(THEMES, "total"))
    if len(first) == 1:
        theme = ("The most frequent theme was ", _quoted(first[0]))
        yield say(theme, ", with ", number.of(COMPLAINTS), " (", shared, ").")
    else:
        many = (number.of(COMPLAINTS), " (", shared, ") each")
        yield say("The most frequent theme was ", _tied(first), ", with ", many, ".")
    if others:
        parts = [
            (_tied(tie), " (", tie[0].number, " each)" if len(tie) > 1 else ")") for tie in others
        ]
        yield say("Next came ", listing(parts), ".")


def upheld_by_theme(book: Book) -> Iterator[Sentence]:
    """Say of each theme that was named how much of it was upheld, and of all upheld what share.

    A theme with a single complaint is passed over: its outcome would be that person's.
    """
    all_found = book.count(THEMES, "total", "outcomes")
    if not all_found.value:
        raise Unsaid
    named = (each for tie in _ties(book) if len(tie) < TOO_MANY for each in tie)
    for theme in (each for each in named if each.number.value > 1):
        about = ("Of the ", theme.number.of(COMPLAINTS), " about ", _quoted(theme), ", ")
        found = book.count(THEMES, theme.key, "outcomes")
        if found.value:
            words = found_in(*book.found(THEMES, theme.key, "outcomes"))
            of_all = (share(found, all_found), " of all that were upheld or partially upheld")
            yield say(about, words, ": ", of_all, ".")
        else:
            yield say(about, "none was upheld, even in part.")


def _ties(book: Book) -> list[Tie]:
    """Return the leading themes with those of equal number together, until there are enough."""
    ties: list[Tie] = []
    themes = [each for each in book.leaders(THEMES) if each.key != NOT_RECORDED.key]
    for _, tie in groupby(themes, key=lambda each: each.number.value):
        if sum(map(len, ties)) >= ENOUGH:
            break
        ties.append(tuple(tie))
    if not ties:
        raise Unsaid
    return ties


def _tied(tie: Tie) -> Part:
    if len(tie) == 1:
        return _quoted(tie[0])
    if len(tie) < TOO_MANY:
        return ("a tie between ", listing([_quoted(each) for each in tie]))
    references = tuple(reference for each in tie for reference in each.number.references)
    return ("a tie of ", Figure(str(len(tie)), references, Derivation.TALLY), " themes")


def _quoted(theme: Leader) -> Part:
    return ("“", theme.name, "”")
