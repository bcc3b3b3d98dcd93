"""What stands under a key of the file, and is it of the right sort?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from heard.figures.printed import Printed, UnableToReadFigure, read_printed

__all__ = [
    "Misshapen",
    "Said",
    "entries",
    "figure",
    "heads",
    "listed",
    "look_for_slips",
    "several",
    "words",
]

Said = dict[str, Any]


class Misshapen(ValueError):
    """Something in the file is not as it should be: where, what, and what to do, no full stop."""


def words(said: Said, key: str, where: str, *, is_needed: bool = False) -> str:
    """Return the words under a key, without the spaces around them; "" where it is left out."""
    found = said.get(key, "")
    if not isinstance(found, int | str) or isinstance(found, bool):
        raise Misshapen(f"{where}: {key} must be words in quotation marks")
    stripped = str(found).strip()
    if is_needed and not stripped:
        raise Misshapen(f'{where}: it lacks {key}: add {key} = "…"')
    return stripped


def several(said: Said, key: str, where: str) -> Sequence[Any]:
    """Return the list under a key, which must hold something."""
    found = said.get(key)
    if not isinstance(found, list) or not found:
        raise Misshapen(f"{where}: it lacks {key}: add {key} = [ … ]")
    return found


def heads(said: Said, key: str, where: str) -> tuple[str, ...]:
    """Return the heads listed under a key, each of them words or a whole number (a year)."""
    found = several(said, key, where)
    return tuple(
        words({key: each}, key, f"{where}, {key} {number}", is_needed=True)
        for number, each in enumerate(found, start=1)
    )


def entries(said: Said, key: str) -> Iterator[tuple[Said, str]]:
    """Yield each [[key]] of the file, and how to speak of it ("claim 2")."""
    found = said.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Misshapen(f"{key} must be written as [[{key}]], once for each")
    for number, entry in enumerate(found, start=1):
        yield entry, f"{key} {number}"


def figure(said: object, where: str) -> Printed:
    """Return a figure as printed: a whole number, a decimal, or text in quotation marks."""
    if isinstance(said, bool) or not isinstance(said, int | Decimal | str):
        raise Misshapen(f"{where}: {_shown(said)} is no figure: write a number, or text in quotes")
    try:
        return read_printed(str(said))
    except UnableToReadFigure as wrong:
        raise Misshapen(
            f'{where}: {wrong}: write it as 12, "n/a", "-", "NIL", "<5", "3U & 4PU", "18/27", '
            '"75%" or "18/27 66.67%"'
        ) from wrong


def look_for_slips(said: Said, known: Sequence[str], where: str) -> None:
    """Raise Misshapen for a key that is not known but very like one that is."""
    for key in said:
        near = [] if key in known else difflib.get_close_matches(key, known, n=1, cutoff=0.8)
        if near:
            raise Misshapen(f"{where}: there is no key “{key}”: did you mean {near[0]}?")


def listed(names: Iterable[str]) -> str:
    """Return the names in a row, each in quotation marks."""
    return ", ".join(f"“{name}”" for name in names)


def _shown(said: object) -> str:
    text = str(said)
    return f"“{text[:40]}{'…' if len(text) > 40 else ''}”"
