"""Can everybody read it? The few colours a council chooses, and the contrast between them.

WCAG 2.2, success criterion 1.4.3 (level AA): words need a contrast of 4.5 to 1 with what is behind
them. The ratio is that of the glossary there, from relative luminance in sRGB.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import floor

__all__ = [
    "NAMES",
    "PAIRS",
    "Colours",
    "Fault",
    "Pair",
    "contrast",
    "faults_of",
    "is_colour",
    "mixed",
]

PAPER, SURFACE, BLACK = "#ffffff", "#f5f6f4", "#000000"
LEAST = 4.5
_HEX = re.compile(r"#[0-9a-f]{6}")
_STEPS = 255
_TINT = 0.9  # how much of it is paper


@dataclass(frozen=True, slots=True)
class Colours:
    """What a council chooses, each as #rrggbb in small letters; the product’s own as given here."""

    masthead: str = PAPER
    masthead_words: str = "#17262b"
    brand: str = "#0b4246"
    link: str = "#0c5c62"
    button: str = "#0b4246"

    @property
    def tint(self) -> str:
        """Return the pale brand colour behind what is to be noticed."""
        return mixed(self.brand, PAPER, _TINT)


NAMES = {
    "masthead": "Top of the page",
    "masthead_words": "Words at the top of the page",
    "brand": "Brand colour",
    "link": "Links",
    "button": "Buttons",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours that meet: what that is called, which choice would mend it, and both of them."""

    name: str
    choice: str
    before: Callable[[Colours], str]
    behind: Callable[[Colours], str]

    def ratio(self, colours: Colours) -> float:
        """Return their contrast, from 1 to 21."""
        return contrast(self.before(colours), self.behind(colours))


PAIRS = (
    Pair(
        "words on the top of the page",
        "masthead_words",
        lambda it: it.masthead_words,
        lambda it: it.masthead,
    ),
    Pair("headings in the brand colour", "brand", lambda it: it.brand, lambda _: PAPER),
    Pair("links on the page", "link", lambda it: it.link, lambda _: PAPER),
    Pair("links on the pale grey foot of the page", "link", lambda it: it.link, lambda _: SURFACE),
    Pair("links on pale brand panels", "link", lambda it: it.link, lambda it: it.tint),
    Pair("white words on buttons", "button", lambda _: PAPER, lambda it: it.button),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A choice that not everybody could read: what it is, and the nearest that would do."""

    choice: str
    sentence: str
    nearest: str


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours: 1 for the same, 21 for black and white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faults_of(colours: Colours) -> tuple[Fault, ...]:
    """Return each choice that somebody could not read, by its worst pair, in the order of `NAMES`.

    The nearest colour keeps the hue and changes the lightness least, and passes in every pair that
    the choice is meant to mend.
    """
    return tuple(_faults(colours))


def is_colour(text: str) -> bool:
    """Return whether this is a colour as `Colours` has them."""
    return _HEX.fullmatch(text) is not None


def mixed(one: str, other: str, share: float) -> str:
    """Return one colour with that share (0 to 1) of another in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return _hex(tuple(a * (1 - share) + b * share for a, b in pairs))


def _faults(colours: Colours) -> Iterator[Fault]:
    for choice in NAMES:
        pairs = [pair for pair in PAIRS if pair.choice == choice]
        worst = min(pairs, key=lambda pair: pair.ratio(colours), default=None)
        if worst is None or worst.ratio(colours) >= LEAST:
            continue
        nearest = _nearest(colours, choice, pairs)
        # Cut, not rounded: 4.49 must not read as 4.5.
        ratio = floor(worst.ratio(colours) * 100) / 100
        sentence = (
            f"{worst.name[0].upper()}{worst.name[1:]}: {worst.before(colours)} on "
            f"{worst.behind(colours)} has a contrast of {ratio:g} to 1, and {LEAST:g} to 1 is the "
            f"least that everybody can read. The nearest colour that would do is {nearest}."
        )
        yield Fault(choice, sentence, nearest)
        # What follows is judged beside it: all that is offered together passes together.
        colours = replace(colours, **{choice: nearest})


def _nearest(colours: Colours, choice: str, pairs: list[Pair]) -> str:
    for candidate in _by_nearness(getattr(colours, choice)):
        tried = replace(colours, **{choice: candidate})
        if all(pair.ratio(tried) >= LEAST for pair in pairs):
            return candidate
    return BLACK  # Not reached: black or white has 4.58 to 1 or more with any colour.


def _by_nearness(colour: str) -> Iterator[str]:
    """Yield the colours of the same hue, those whose lightness differs least first."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        for changed in (lightness - step / _STEPS, lightness + step / _STEPS):
            yield _hex(colorsys.hls_to_rgb(hue, min(1.0, max(0.0, changed)), saturation))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
