"""Which figures must agree with which, as printed and as they would be once corrected?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Protocol

from heard.figures.printed import COUNT, Printed
from heard.figures.published import Place
from heard.figures.spans import ANYTHING, Span, total

__all__ = ["Check", "Ledger", "Parts", "Sum", "SumKind", "Term"]

Parts = Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The printed figures, and the parts of them that have been corrected so far."""

    printed: Mapping[Place, Printed]
    corrected: Mapping[Place, Parts] = field(default_factory=dict)

    def part(self, place: Place, name: str) -> Span:
        """Return what is known of a part of a figure: as corrected, else as printed."""
        mended = self.corrected.get(place, {})
        return mended[name] if name in mended else self.printed[place].part(name)

    def parts(self, place: Place) -> Parts:
        """Return the parts that are printed (or were corrected) at a place."""
        return {**self.printed[place].parts, **self.corrected.get(place, {})}

    def with_corrected(self, readings: Mapping[Place, Parts]) -> Ledger:
        """Return the ledger with these figures corrected as well."""
        merged = {place: {**self.corrected.get(place, {}), **readings[place]} for place in readings}
        return Ledger(self.printed, {**self.corrected, **merged})


class Check(Protocol):
    """Something that the figures at some places must satisfy."""

    @property
    def places(self) -> frozenset[Place]:
        """Return where the figures stand that it rests on."""

    def is_broken(self, ledger: Ledger) -> bool:
        """Say whether the figures cannot all be right."""


class SumKind(Enum):
    """Whether figures add up along a row, down a column, or across tables."""

    ROW = "row"
    COLUMN = "column"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Term:
    """A figure in a sum, added (1) or taken away (-1); `part` where only a part of it counts."""

    sign: int
    place: Place
    part: str = ""

    def value(self, ledger: Ledger, name: str) -> Span:
        """Return what this term adds to the named part of the sum."""
        if not self.part:
            return ledger.part(self.place, name).times(self.sign)
        if name != COUNT:
            return ANYTHING.times(self.sign)
        return ledger.part(self.place, self.part).times(self.sign)


@dataclass(frozen=True, eq=False)
class Sum:
    """Terms that come to nought together: the parts, less the figure that is their sum.

    `focus` is the place that is said to be wrong when nothing tells which of them it is.
    `constant` is added to the terms.
    """

    kind: SumKind
    terms: tuple[Term, ...]
    focus: Place
    constant: int = 0

    @cached_property
    def places(self) -> frozenset[Place]:
        """Return where its terms stand."""
        return frozenset(term.place for term in self.terms)

    def is_broken(self, ledger: Ledger) -> bool:
        """Say whether, for some part, no numbers within what is printed come to nought."""
        return any(0 not in self._residual(ledger, name) for name in self.names(ledger))

    def broken_names(self, ledger: Ledger) -> list[str]:
        """Return the parts for which it does not add up."""
        return [name for name in self.names(ledger) if 0 not in self._residual(ledger, name)]

    def names(self, ledger: Ledger) -> list[str]:
        """Return the parts that its terms print between them, in the order of printing."""
        printed = ([COUNT] if term.part else list(ledger.parts(term.place)) for term in self.terms)
        named = dict.fromkeys(name for names in printed for name in names)
        return [*named] or [COUNT]

    def implied(self, ledger: Ledger, place: Place) -> Parts:
        """Return what the other terms make of the figure at a place, part by part.

        A part of which they say nothing is not in it; nor is any where the place stands twice.
        """
        here = [term for term in self.terms if term.place == place]
        if len(here) != 1:
            return {}
        own = here[0]
        others = [term for term in self.terms if term is not own]
        implied = {}
        for name in [COUNT] if own.part else self.names(ledger):
            rest = total(term.value(ledger, name) for term in others) + Span.of(self.constant)
            span = rest.times(-own.sign)
            if (span.low or 0) > 0 or span.high is not None:
                implied[own.part or name] = span
        return implied

    def _residual(self, ledger: Ledger, name: str) -> Span:
        terms: Iterable[Span] = (term.value(ledger, name) for term in self.terms)
        return total(terms) + Span.of(self.constant)
