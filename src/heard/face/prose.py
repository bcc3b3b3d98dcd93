"""How may a council write its public words? Plain: paragraphs, lists and links, and no mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.common.words.layout import Look, blocks_of

__all__ = ["Passage", "Span", "UnableToReadWords", "as_spoken", "passages_of"]

_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]*)\)")
_SAFE = re.compile(r"(https://|mailto:|tel:|/(?!/))\S+")
_TAG = re.compile(r"</?[A-Za-z!][^>]*>")


class UnableToReadWords(ValueError):
    """The words have something in them that is neither words, a list nor a link."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a line; `address` is where they lead, "" for plain words."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a list, by lines or items; each is a row of spans.

    `is_translated` says that it is in the language being read, and not in the office's.
    """

    is_list: bool
    lines: tuple[tuple[Span, ...], ...]
    is_translated: bool = False


def passages_of(words: str) -> tuple[Passage, ...]:
    """Return the words as they are laid out; UnableToReadWords says what cannot be and what can.

    A blank line ends a paragraph, “- ” begins an item, [words](https://address) is a link; an
    address begins with https:, mailto: or tel:, or with / for one of our own pages.
    """
    tag = _TAG.search(words)
    if tag:
        raise UnableToReadWords(f"“{tag.group()}” would be shown as it stands: write plain words.")
    return tuple(_passages(words))


def as_spoken(words: str) -> str:
    """Return the words without the addresses of links, to be measured."""
    return _LINK.sub(r"\1", words)


def _passages(words: str) -> Iterator[Passage]:
    for block in blocks_of(words):
        if block.look is Look.HEADING:
            raise UnableToReadWords(
                f"“# {block.lines[0]}” is a heading, and the page has its own: write it as a "
                "sentence."
            )
        yield Passage(block.look is Look.LIST, tuple(tuple(_spans(line)) for line in block.lines))


def _spans(line: str) -> Iterator[Span]:
    ended = 0
    for link in _LINK.finditer(line):
        words, address = link.groups()
        if not _SAFE.fullmatch(address):
            raise UnableToReadWords(
                f"The link “{words}” leads to “{address}”: write an address that begins with "
                "https://, mailto: or tel:."
            )
        if link.start() > ended:
            yield Span(line[ended : link.start()])
        yield Span(words, address)
        ended = link.end()
    if ended < len(line):
        yield Span(line[ended:])
