"""What do the figures of a report say, as printed and as they would be once corrected?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from heard.figures.printed import Printed
from heard.figures.published import Place
from heard.figures.spans import Span

__all__ = ["Check", "Ledger", "Parts"]

Parts = Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The printed figures, and the parts of them that have been corrected so far.

    `before` is the ledger that this one corrects further, at the places `changed`, so that a long
    sum need not be added up again for each figure that is tried. `worked_out` keeps what was.
    """

    printed: Mapping[Place, Printed]
    corrected: Mapping[Place, Parts] = field(default_factory=dict)
    before: Ledger | None = None
    changed: frozenset[Place] = frozenset()
    worked_out: dict[tuple[object, str], Span] = field(default_factory=dict, repr=False)

    def part(self, place: Place, name: str) -> Span:
        """Return what is known of a part of a figure: as corrected, else as printed."""
        mended = self.corrected.get(place)
        if mended is not None and name in mended:
            return mended[name]
        return self.printed[place].part(name)

    def parts(self, place: Place) -> Parts:
        """Return the parts that are printed (or were corrected) at a place."""
        return {**self.printed[place].parts, **self.corrected.get(place, {})}

    def with_corrected(self, readings: Mapping[Place, Parts]) -> Ledger:
        """Return the ledger with these figures corrected as well."""
        merged = {place: {**self.corrected.get(place, {}), **readings[place]} for place in readings}
        return Ledger(self.printed, {**self.corrected, **merged}, self, frozenset(readings))


class Check(Protocol):
    """Something that the figures at some places must satisfy."""

    @property
    def places(self) -> frozenset[Place]:
        """Return where the figures stand that it rests on."""

    def is_broken(self, ledger: Ledger) -> bool:
        """Say whether the figures cannot all be right."""
