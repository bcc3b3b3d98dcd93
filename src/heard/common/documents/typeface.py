"""Which letters are the documents set in, and where are they?"""

from __future__ import annotations

from pathlib import Path

__all__ = ["FAMILY", "FOLDER", "UnableToFindTypeface", "font_files"]

FAMILY = "Atkinson Hyperlegible Next"
FOLDER = Path(__file__).resolve().parent / "fonts"


class UnableToFindTypeface(Exception):
    """The font files are made when the product is built, and they are not there."""


def font_files(folder: Path = FOLDER) -> list[Path]:
    """Return the font files, in order of name; UnableToFindTypeface says how to make them."""
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise UnableToFindTypeface(
            f"There are no font files in {folder}. Run `make assets` to put them there."
        )
    return files
