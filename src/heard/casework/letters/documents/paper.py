"""What stands on a letter beside its words? Who writes, to whom, when, under which reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.common.words.layout import Block, blocks_of

__all__ = ["LOGO_HEIGHT", "Paper"]

LOGO_HEIGHT = 14  # millimetres
CLEAR_PRINT, LARGE_PRINT = 12, 14  # points; the second is usual for easy read and for children
_LARGE = frozenset({"easy_read", "under_12"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One letter, ready for paper.

    `sender` are the lines of the letterhead under the council's name, `addressee` those of the
    person it is to; `reader` is a sort of reader, "" for one that is not known. `logo` is a PNG,
    empty where the council has none, and `backing` the colour ("#0b4246") that it is made to stand
    on; `brand` is that of headings.
    """

    council: str
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    dated: date
    reference: str
    subject: str
    body: str
    reader: str = ""
    logo: bytes = b""
    backing: str = "#ffffff"
    brand: str = "#0b4246"

    @property
    def points(self) -> int:
        """Return the size of the letters."""
        return LARGE_PRINT if self.reader in _LARGE else CLEAR_PRINT

    @property
    def date_in_words(self) -> str:
        """Return the day it is sent: 12 May 2025."""
        return f"{self.dated.day} {self.dated:%B %Y}"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return its words as they are laid out."""
        return blocks_of(self.body)
