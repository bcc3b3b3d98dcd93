"""What does a page say of the council? Everything at once, as every page and letter finds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from django.utils.translation import get_language

from heard.face.colours import Colours
from heard.face.places import Place, first_paragraphs
from heard.face.points import DEFAULTS, ContactFacts, Point
from heard.face.prose import Passage, passages_of
from heard.face.stylesheet import digest_of, stylesheet

__all__ = ["Face", "LogoFacts"]


@dataclass(frozen=True, slots=True)
class LogoFacts:
    """A logo: what stands in its address, and its size in pixels of the screen."""

    digest: str
    width: int
    height: int


@dataclass(frozen=True)
class Face:
    """The council as it shows itself. `name` is "" before the office is set up.

    `contacts` has every point, by its code; `words` what the council wrote itself, by its place.
    """

    name: str = ""
    services_title: str = ""
    colours: Colours = field(default_factory=Colours)
    logo: LogoFacts | None = None
    contacts: Mapping[Point, ContactFacts] = field(default_factory=lambda: DEFAULTS)
    words: Mapping[Place, str] = field(default_factory=dict)

    @cached_property
    def sheet(self) -> str:
        """Return the style sheet, "" for the product's own look, which needs none."""
        return "" if self.colours == Colours() else stylesheet(self.colours)

    @cached_property
    def sheet_digest(self) -> str:
        """Return what stands in the address of the style sheet, "" where there is none."""
        return digest_of(self.sheet) if self.sheet else ""

    @property
    def said(self) -> Mapping[Place, tuple[Passage, ...]]:
        """Return the words for each place as they are laid out.

        The council's own are in its language; the product's are in the language being read.
        """
        reading = get_language() or ""
        return {
            place: passages_of(self.words[place])
            if self.words.get(place)
            else _first_passages(place, reading)
            for place in Place
        }

    def contact(self, point: Point) -> ContactFacts:
        """Return how somebody is reached."""
        return self.contacts[point]


@lru_cache(maxsize=64)
def _first_passages(place: Place, reading: str) -> tuple[Passage, ...]:
    """Return the product's words; `reading` is only what they are kept under."""
    return tuple(
        replace(passage, is_translated=is_translated)
        for words, is_translated in first_paragraphs(place)
        for passage in passages_of(words)
    )
