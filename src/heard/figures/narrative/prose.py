"""How is a sentence put together? Words and figures in turn, and no digit among the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.figures.measures import Change, Share
from heard.figures.report import Derivation, Figure, Sentence
from heard.figures.wording import Noun

__all__ = ["DigitInWords", "Number", "Part", "Unsaid", "change", "listing", "say", "share", "was"]


DIGIT = re.compile(r"\d")


class DigitInWords(ValueError):
    """A number was written into a sentence instead of being taken from a figure."""


class Unsaid(Exception):
    """A figure of the sentence is withheld, or is not known, and so it is not said."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number in prose, the cells it comes from, and how it comes from them."""

    value: int
    references: tuple[str, ...]
    derivation: Derivation = Derivation.PRINTED

    @property
    def figure(self) -> Figure:
        """Return the number in digits, nought as 0."""
        return Figure(str(self.value), self.references, self.derivation)

    def written(self, nought: str) -> Figure:
        """Return the number in digits, nought in this word: "no", "none"."""
        text = str(self.value) if self.value else nought
        return Figure(text, self.references, self.derivation)

    def of(self, noun: Noun) -> Part:
        """Return the number with what is counted: "1 complaint", "no complaints"."""
        return (self.written("no"), f" {noun.of(self.value)}")

    def __add__(self, other: Number) -> Number:
        references = self.references + other.references
        return Number(self.value + other.value, references, Derivation.SUM)

    def apart_from(self, other: Number) -> Number:
        """Return how far the two numbers are apart, never negative."""
        references = self.references + other.references
        return Number(abs(self.value - other.value), references, Derivation.DIFFERENCE)


Part = str | Figure | Number | tuple["Part", ...]


def say(*parts: Part) -> Sentence:
    """Return the sentence of these parts in turn; DigitInWords if a plain word holds a digit."""
    words: list[str] = []
    figures: list[Figure] = []
    for part in _flattened(parts):
        if isinstance(part, str):
            if DIGIT.search(part):
                raise DigitInWords(f"“{part}” holds a digit: take it from a figure instead.")
            words.append(part.replace("{", "{{").replace("}", "}}"))
        else:
            words.append("{}")
            figures.append(part)
    return Sentence("".join(words), tuple(figures))


def listing(parts: Sequence[Part]) -> Part:
    """Return the parts as people list them: "a", "a and b", "a, b and c"."""
    if not parts:
        raise Unsaid
    *first, last = parts
    commas = tuple(piece for part in first for piece in (", ", part))[1:]
    return (*commas, " and ", last) if first else last


def share(part: Number, whole: Number) -> Figure:
    """Return the part as per cent of the whole; Unsaid when the whole is nought."""
    if not whole.value:
        raise Unsaid
    references = part.references + whole.references
    return Figure(Share(part.value, whole.value).text, references, Derivation.SHARE)


def change(before: Number, after: Number) -> Figure:
    """Return by what per cent the number changed; Unsaid when there were none before."""
    if not before.value:
        raise Unsaid
    references = after.references + before.references
    return Figure(Change(before.value, after.value).text, references, Derivation.CHANGE)


def was(number: Number) -> str:
    """Return the verb that goes with the number: one was, two (or none) were."""
    return "was" if number.value == 1 else "were"


def _flattened(parts: tuple[Part, ...]) -> Iterator[str | Figure]:
    for part in parts:
        if isinstance(part, tuple):
            yield from _flattened(part)
        elif isinstance(part, Number):
            yield part.figure
        else:
            yield part
