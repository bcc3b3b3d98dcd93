"""What does one line of a batch ask? A JSON object, checked before anything is reckoned."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, TypeVar

from heard.rules.timescales import Counting, Timescale, Unit
from heard.rules.vocabulary import Labelled

__all__ = ["BadLine", "LineQuestion", "read_line"]

LONGEST = 100_000  # days or months; nothing that anyone calls a time limit is longer
KNOWN = ("id", "start", "amount", "unit", "counting", "closures")
NEEDED = ("id", "start", "amount", "unit")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

LineId = str | int | None
WordT = TypeVar("WordT", bound=Labelled)


class BadLine(ValueError):
    """A line cannot be answered; `line_id` is its id where it has one."""

    def __init__(self, line_id: LineId, fault: str) -> None:
        super().__init__(fault)
        self.line_id = line_id


@dataclass(frozen=True, slots=True)
class LineQuestion:
    """From which day, for how long, over which closures (None: England and Wales)."""

    id: LineId
    start: date
    timescale: Timescale
    closures: frozenset[date] | None


def read_line(line: bytes) -> LineQuestion:
    """Return what a line asks; BadLine says what is wrong with it, in one sentence."""
    said = _object(line)
    line_id = said.get("id")
    if not isinstance(line_id, str | int | None) or isinstance(line_id, bool):
        raise BadLine(None, "“id” is neither text nor a whole number.")
    try:
        _check_keys(said)
        return LineQuestion(
            line_id,
            _day("start", said["start"]),
            _timescale(said),
            None if said.get("closures") is None else _closures(said["closures"]),
        )
    except ValueError as fault:
        raise BadLine(line_id, str(fault)) from fault


def _object(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as wrong:
        raise BadLine(None, f"It is not text in UTF-8 (byte {wrong.start + 1}).") from wrong
    except json.JSONDecodeError as wrong:
        raise BadLine(None, f"It is not JSON: {wrong.msg} at character {wrong.pos + 1}.") from wrong
    except RecursionError as wrong:
        raise BadLine(None, "It is nested too deeply to be read.") from wrong
    except ValueError as wrong:  # NaN, or a number of thousands of digits
        raise BadLine(None, "It holds a number that cannot be read.") from wrong
    if not isinstance(said, dict):
        raise BadLine(None, "It is not a JSON object: write {…} with the question's keys.")
    return said


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _check_keys(said: dict[str, Any]) -> None:
    missing = [key for key in NEEDED if said.get(key) is None]
    if missing:
        raise ValueError(f"“{missing[0]}” is missing.")
    for key in said.keys() - set(KNOWN):
        near = difflib.get_close_matches(key, set(KNOWN) - said.keys(), n=1, cutoff=0.8)
        if near:
            raise ValueError(f"“{_shown(key)}” is no key: did you mean “{near[0]}”?")


def _timescale(said: dict[str, Any]) -> Timescale:
    amount = said["amount"]
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount <= LONGEST:
        raise ValueError(
            f"“amount” is {_shown(amount)}: write a whole number from 0 to {LONGEST:,}."
        )
    unit = _word("unit", said["unit"], Unit)
    counting = said.get("counting")
    if counting is None:
        return Timescale(amount, unit)
    return Timescale(amount, unit, _word("counting", counting, Counting))


def _word(key: str, value: object, words: type[WordT]) -> WordT:
    try:
        return words(str(value))
    except ValueError:
        known = ", ".join(word.value for word in words)
        raise ValueError(f"“{key}” is {_shown(value)}: write one of {known}.") from None


def _closures(value: object) -> frozenset[date]:
    if isinstance(value, list):
        return frozenset(_day("closures", each) for each in value)
    raise ValueError(f"“closures” is {_shown(value)}: write a list of dates, [] for none.")


def _day(key: str, value: object) -> date:
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"“{key}” is {_shown(value)}, and there is no such day.") from None
    raise ValueError(f"“{key}” is {_shown(value)}: write a date as 2017-05-18.")


def _shown(value: object) -> str:
    """Return a value as the line wrote it, cut short."""
    written = value if isinstance(value, str) else json.dumps(value)
    return f"{written[:40]}…" if len(written) > 40 else written
