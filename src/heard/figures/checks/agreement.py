"""Which figures must add up to which, and what do they make of one of them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from heard.figures.checks.ledger import Ledger, Parts
from heard.figures.printed import COUNT, Printed
from heard.figures.published import Place
from heard.figures.spans import ANYTHING, Span, total

__all__ = ["Sum", "SumKind", "Term"]


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

    def names(self, printed: Mapping[Place, Printed]) -> tuple[str, ...]:
        """Return the parts that it prints."""
        return (COUNT,) if self.part else tuple(printed[self.place].parts)


@dataclass(frozen=True, eq=False)
class Sum:
    """Terms that come to nought together: the parts, less the figure that is their sum.

    `focus` is the place that is said to be wrong when nothing tells which of them it is. `printed`
    are the parts that its terms print between them. `constant` is added to the terms.
    """

    kind: SumKind
    terms: tuple[Term, ...]
    focus: Place
    printed: tuple[str, ...]
    constant: int = 0

    @classmethod
    def of(
        cls,
        kind: SumKind,
        terms: tuple[Term, ...],
        focus: Place,
        *,
        printed: Mapping[Place, Printed],
        constant: int = 0,
    ) -> Sum:
        """Return the sum of these terms of the figures that are printed."""
        names = dict.fromkeys(name for term in terms for name in term.names(printed))
        return cls(kind, terms, focus, tuple(names) or (COUNT,), constant)

    @cached_property
    def places(self) -> frozenset[Place]:
        """Return where its terms stand."""
        return frozenset(term.place for term in self.terms)

    def is_broken(self, ledger: Ledger) -> bool:
        """Say whether, for some part, no numbers within what is printed come to nought."""
        return any(0 not in self._residual(ledger, name) for name in self.names(ledger))

    def names(self, ledger: Ledger) -> tuple[str, ...]:
        """Return the parts that its terms print, and those that corrections of them have."""
        if all(term.part for term in self.terms):
            return self.printed
        corrected = (
            name
            for place, parts in ledger.corrected.items()
            if place in self.places
            for name in parts
        )
        return tuple(dict.fromkeys([*self.printed, *corrected]))

    def implied(self, ledger: Ledger, place: Place) -> Parts:
        """Return what the other terms make of the figure at a place, part by part.

        A part of which they say nothing is not in it; nor is any where the place stands twice.
        """
        here = self._terms_at.get(place, ())
        if len(here) != 1:
            return {}
        own = here[0]
        implied = {}
        for name in (COUNT,) if own.part else self.names(ledger):
            span = self._rest(ledger, name, own).times(-own.sign)
            if (span.low or 0) > 0 or span.high is not None:
                implied[own.part or name] = span
        return implied

    @cached_property
    def _terms_at(self) -> Mapping[Place, tuple[Term, ...]]:
        return {place: tuple(t for t in self.terms if t.place == place) for place in self.places}

    def _rest(self, ledger: Ledger, name: str, left_out: Term) -> Span:
        """Return what all the terms but one come to."""
        own = left_out.value(ledger, name).exact
        if own is not None:
            return self._residual(ledger, name) + Span.of(-own)
        others = (term.value(ledger, name) for term in self.terms if term is not left_out)
        return total(others) + Span.of(self.constant)

    def _residual(self, ledger: Ledger, name: str) -> Span:
        """Return what the terms come to, worked out once for each ledger."""
        known = ledger.worked_out.get((self, name))
        if known is None:
            known = self._carried_over(ledger, name)
            if known is None:
                terms = (term.value(ledger, name) for term in self.terms)
                known = total(terms) + Span.of(self.constant)
            ledger.worked_out[self, name] = known
        return known

    def _carried_over(self, ledger: Ledger, name: str) -> Span | None:
        """Return what they come to from the ledger before, None where that cannot be told."""
        if ledger.before is None:
            return None
        residual = self._residual(ledger.before, name)
        for place in ledger.changed:
            for term in self._terms_at.get(place, ()):
                was = term.value(ledger.before, name).exact
                if was is None:
                    return None
                residual = residual + term.value(ledger, name) + Span.of(-was)
        return residual
