"""What does a browser read to wear the council's colours? Custom properties, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from heard.face.colours import BLACK, Colours, mixed

__all__ = ["digest_of", "properties", "stylesheet"]

_DEEP, _HOVER, _LINE = 0.35, 0.2, 0.75
_DIGITS = 20


def properties(colours: Colours) -> Mapping[str, str]:
    """Return every custom property that follows from the choices, by its name.

    Hover and shadow are the same colour made darker, so that they contrast more, never less.
    """
    link_deep = mixed(colours.link, BLACK, _DEEP)
    return {
        "--heard-masthead": colours.masthead,
        "--heard-masthead-ink": colours.masthead_words,
        "--heard-masthead-name": colours.masthead_words,
        "--heard-masthead-line": mixed(colours.masthead_words, colours.masthead, _LINE),
        "--heard-brand": colours.brand,
        "--heard-brand-deep": mixed(colours.brand, BLACK, _DEEP),
        "--heard-brand-tint": colours.tint,
        "--heard-link": colours.link,
        "--heard-link-deep": link_deep,
        "--heard-button": colours.button,
        "--heard-button-deep": mixed(colours.button, BLACK, _DEEP),
        "--heard-button-hover": mixed(colours.button, BLACK, _HOVER),
        "--govuk-brand-colour": colours.brand,
        "--govuk-link-colour": colours.link,
        "--govuk-link-hover-colour": link_deep,
    }


def stylesheet(colours: Colours, wherever: str = ":root") -> str:
    """Return the sheet that sets them, on the whole page or where a selector says."""
    lines = "".join(f"  {name}: {value};\n" for name, value in properties(colours).items())
    return f"{wherever} {{\n{lines}}}\n"


def digest_of(sheet: str) -> str:
    """Return what stands in the address of a sheet: another sheet has another."""
    return sha256(sheet.encode()).hexdigest()[:_DIGITS]
