"""How is a letter or a text of the council laid out? Paragraphs, headings and lists, no more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Block", "Look", "as_text", "blocks_of"]

_HEADING, _ITEM = "# ", "- "


class Look(StrEnum):
    """What a block of a letter is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: the lines of a paragraph, the one line of a heading, or the items of a list."""

    look: Look
    lines: tuple[str, ...]


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a letter: a blank line ends one, "# " makes a heading, "- " an item."""
    blocks: list[Block] = []
    running: Look | None = None
    for line in text.splitlines():
        look, words = _read(line.strip())
        if look is running and look is not Look.HEADING and look is not None:
            blocks[-1] = Block(look, (*blocks[-1].lines, words))
        elif look is not None:
            blocks.append(Block(look, (words,)))
        running = look
    return tuple(blocks)


def _read(line: str) -> tuple[Look | None, str]:
    if line.startswith(_HEADING):
        return Look.HEADING, line.removeprefix(_HEADING).strip()
    if line.startswith(_ITEM):
        return Look.LIST, line.removeprefix(_ITEM).strip()
    return (Look.PARAGRAPH, line) if line else (None, "")


def as_text(text: str) -> str:
    """Return a letter as a message has it: the same lines, a heading without its mark."""
    return "\n".join(line.removeprefix(_HEADING) for line in text.splitlines())
