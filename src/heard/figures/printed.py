"""What does a printed figure say? Counts, findings, shares, per cents, and the ways of not saying.

134   1,204   <5   NIL   n/a   -   3U & 4PU   2 PU 20   9U 19PU [125]   31 [3U 4PU]
NIL [26]   18/27   75%   18/27 66.67%
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from heard.figures.spans import ANYTHING, NOUGHT, Number, Span

__all__ = [
    "COUNT",
    "DENOMINATOR",
    "NUMERATOR",
    "PERCENT",
    "Printed",
    "Said",
    "UnableToReadFigure",
    "in_print",
    "read_printed",
]

COUNT, NUMERATOR, DENOMINATOR, PERCENT = "count", "numerator", "denominator", "percent"


class Said(Enum):
    """Whether a cell gives a figure, says that there were none, gives none, or is left empty."""

    FIGURE = "figure"
    NIL = "nil"
    NOT_GIVEN = "not given"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed, to the letter, and the numbers in it.

    `parts` maps `count`, `numerator`, `denominator` and letters (`U`, `PU`) to what is printed of
    each; `percent` keeps the decimal places it was printed with. `is_of_findings` says that it
    stands among findings (3U & 4PU), so that NIL says nothing of how many were received.
    """

    text: str
    said: Said = Said.FIGURE
    parts: Mapping[str, Span] = field(default_factory=dict)
    percent: Decimal | None = None
    is_of_findings: bool = False

    @property
    def places(self) -> int:
        """Return how many decimal places the per cent is printed with."""
        exponent = self.percent.as_tuple().exponent if self.percent is not None else 0
        return -exponent if isinstance(exponent, int) else 0

    @property
    def is_given(self) -> bool:
        """Say whether a number is printed: NIL is one, "n/a", a dash and an empty cell are not."""
        return self.said in {Said.FIGURE, Said.NIL}

    @property
    def is_none(self) -> bool:
        """Say whether it prints nothing but NIL or 0."""
        return (self.said is Said.NIL and not self.parts) or self.parts == {COUNT: NOUGHT}

    @property
    def is_share(self) -> bool:
        """Say whether so many of so many are printed."""
        return DENOMINATOR in self.parts

    @property
    def is_percent_alone(self) -> bool:
        """Say whether only a per cent is printed, which nobody may add to another."""
        return self.percent is not None and not self.parts

    def part(self, name: str) -> Span:
        """Return what is known of a part: nought of every part in NIL and 0, else as printed.

        Letters that are not printed beside others were none: "1U" is no PU. Of anything else that
        is not printed nothing is known, least of all that it is nought. A per cent is known to
        within half a unit of its last place.
        """
        if name in self.parts:
            return self.parts[name]
        if name == PERCENT and self.percent is not None:
            half_a_unit = Fraction(1, 2 * 10**self.places)
            printed = Fraction(self.percent)
            return Span(printed - half_a_unit, printed + half_a_unit)
        if self.said is Said.NIL or self.parts.get(COUNT) == NOUGHT:
            return ANYTHING if self.is_of_findings and name == COUNT else NOUGHT
        if name.isupper() and any(map(str.isupper, self.parts)):
            return NOUGHT
        return ANYTHING


class UnableToReadFigure(ValueError):
    """The text is not a figure in any of the ways in which reports print them."""


WORDS = {
    "": Said.BLANK,
    **dict.fromkeys(["nil", "none"], Said.NIL),
    **dict.fromkeys(
        ["n/a", "na", "n.a.", "-", "–", "—", "−", "*", "..", "…", "unknown"], Said.NOT_GIVEN
    ),
}
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})"
PIECE = re.compile(
    rf"""
      (?P<numerator>{DIGITS}) \s* (?:/|(?:out\s+)?of\b) \s* (?P<denominator>{DIGITS}) (?![\d.])
    | (?P<percent>[-+]?{DIGITS}(?:\.\d{{1,15}})?) \s* (?:%|per\s?cent\b)
    | (?P<nil>nil\b)
    | < \s* (?P<fewer_than>[1-9]\d{{0,14}})
    | (?P<lettered>\d{{1,15}}) \s* (?!and\b|of\b|per\b) (?P<letters>[A-Za-z]{{1,3}}) (?![A-Za-z])
    | (?P<count>[-+]?{DIGITS}(?:\.\d{{1,15}})?) (?![\d.])
    | (?P<between>[\s&,;+()\[\]]+ | and\b | (?:n/a|-|–|—)(?=\s|$))
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
ALIKE = str.maketrans({"−": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " "})


def read_printed(text: str) -> Printed:
    """Return what a printed figure says; UnableToReadFigure names what cannot be read.

    "<5" is a count from 1 to 4: a true nought is printed as nought. Spacing, "&", "and" and
    brackets between the pieces do not matter; each piece may stand once.
    """
    words = " ".join(text.translate(ALIKE).split())
    said = WORDS.get(words.casefold())
    if said is not None or words.casefold().startswith("not "):
        return Printed(text, said or Said.NOT_GIVEN)
    said = Said.FIGURE
    parts: dict[str, Span] = {}
    percents: list[Decimal] = []
    for piece in _pieces(words, text):
        said = Said.NIL if piece["nil"] else said
        for name, span in _parts_of(piece):
            if name in parts:
                raise UnableToReadFigure(f"“{text}” says the {_named(name)} twice")
            parts[name] = span
        percents += [Decimal(piece["percent"].replace(",", ""))] if piece["percent"] else []
    if len(percents) > 1:
        raise UnableToReadFigure(f"“{text}” says the per cent twice")
    return Printed(text, said, parts, percents[0] if percents else None)


def _pieces(words: str, text: str) -> Iterable[re.Match[str]]:
    at, found = 0, []
    while at < len(words):
        piece = PIECE.match(words, at)
        if piece is None:
            raise UnableToReadFigure(f"“{text}” cannot be read as a figure")
        found += [] if piece["between"] else [piece]
        at = piece.end()
    if not found:
        raise UnableToReadFigure(f"“{text}” holds no figure")
    return found


def _parts_of(piece: re.Match[str]) -> Iterable[tuple[str, Span]]:
    if piece["numerator"]:
        yield NUMERATOR, _span(piece["numerator"])
        yield DENOMINATOR, _span(piece["denominator"])
    elif piece["lettered"]:
        yield piece["letters"].upper(), _span(piece["lettered"])
    elif piece["fewer_than"]:
        yield COUNT, Span(min(1, int(piece["fewer_than"]) - 1), int(piece["fewer_than"]) - 1)
    elif piece["count"]:
        yield COUNT, _span(piece["count"])


def _span(digits: str) -> Span:
    number: Number = Fraction(digits.replace(",", ""))
    return Span.of(number.numerator if number.denominator == 1 else number)


def _named(name: str) -> str:
    return {NUMERATOR: "share", DENOMINATOR: "share", COUNT: "number"}.get(
        name, f"number of {name}"
    )


def in_print(parts: Mapping[str, Span]) -> str:
    """Return the parts as a report would print them: "13U & 24PU [134]", "70/108", "NIL"."""
    pieces = []
    if DENOMINATOR in parts or NUMERATOR in parts:
        pieces.append("/".join(str(parts.get(n, "?")) for n in (NUMERATOR, DENOMINATOR)))
    letters = {name: span for name, span in parts.items() if name.isupper()}
    if letters:
        some = [f"{span}{name}" for name, span in letters.items() if span != NOUGHT]
        pieces.append(" & ".join(some) or "NIL")
    if COUNT in parts:
        pieces.append(f"[{parts[COUNT]}]" if pieces else str(parts[COUNT]))
    if PERCENT in parts:
        pieces.append(f"{parts[PERCENT].middle}%")
    return " ".join(pieces)
