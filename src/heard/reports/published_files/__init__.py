"""What does a file of published figures say? Tables, identities and claims, from TOML."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from heard.figures.published import PublishedSet
from heard.reports.published_files.whole import published_of
from heard.reports.published_files.words import Misshapen

__all__ = ["UnableToReadPublished", "read_published"]

MOST_BYTES = 10_000_000


class UnableToReadPublished(ValueError):
    """The file is not one of published figures: the sentence says where, and what to do."""


def read_published(path: Path) -> PublishedSet:
    """Return what the file says, every figure as it is written there.

    A key that is not known is passed over, since a file may carry notes of its own, unless it is
    so like one of ours that it must be a slip. UnableToReadPublished names the file and the place.
    """
    try:
        return published_of(_toml(path))
    except Misshapen as wrong:
        raise UnableToReadPublished(f"{path.name}: {wrong}.") from wrong


def _toml(path: Path) -> dict[str, Any]:
    content = _content(path)
    try:
        return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as wrong:
        fault = f"the file is not text in UTF-8 (byte {wrong.start + 1}): save it as UTF-8"
        raise Misshapen(fault) from wrong
    except RecursionError as wrong:
        raise Misshapen("the file is nested too deeply to be read") from wrong
    except tomllib.TOMLDecodeError as wrong:
        raise Misshapen(f"the file is not TOML: {wrong}") from wrong
    except ValueError as wrong:  # a whole number of thousands of digits, which Python will not read
        raise Misshapen("the file holds a number that is too long to be read") from wrong


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as refused:
        why = (refused.strerror or "no reason given").lower()
        raise Misshapen(f"the file cannot be opened ({why})") from refused
    if len(content) > MOST_BYTES:
        raise Misshapen("this is too large to be a file of published figures")
    return content
