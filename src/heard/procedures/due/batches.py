"""When is each of a hundred thousand lines due? One answer a line, good or bad, in order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import BinaryIO

from heard.procedures.due.calendars import Calendars
from heard.procedures.due.lines import BadLine, LineId, read_line
from heard.rules.timescales import Timescale, UnableToCount, due_on
from heard.rules.working_days import BeyondCalendar

__all__ = ["AnsweredLine", "answer_batch"]

LONGEST_LINE = 1_000_000
REMEMBERED = 20_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# From a start, a timescale and closures to the due date and its explanation.
Reckoner = Callable[[date, Timescale, frozenset[date] | None], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """One line of JSON to print, and whether it is an error."""

    text: str
    is_bad: bool


def answer_batch(lines: BinaryIO) -> Iterator[AnsweredLine]:
    """Yield an answer for each line that is not blank; nothing that a line says stops the rest.

    A good line gives `{"id", "due_on", "explanation"}`, a bad one `{"id", "error"}` with a sentence
    that begins with the line's number. What is printed is plain ASCII, whatever the terminal.
    """
    reckoner = _reckoner(Calendars())
    for number, line in enumerate(_lines(lines), start=1):
        if line is None:
            fault = f"It is longer than {LONGEST_LINE:,} bytes, and no question is."
            yield _refused(number, None, fault)
        elif line.strip():
            yield _answered(number, line, reckoner)


def _reckoner(calendars: Calendars) -> Reckoner:
    """Return what reckons a line, and remembers it for lines that ask the same."""

    @lru_cache(maxsize=REMEMBERED)
    def reckoned(
        start: date, timescale: Timescale, closures: frozenset[date] | None
    ) -> tuple[str, str]:
        due = due_on(start, timescale, calendars.covering(start, timescale, closures))
        return due.due_on.isoformat(), " ".join(due.sentences())

    return reckoned


def _lines(lines: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line, None for one that is too long to be held."""
    line = lines.readline(LONGEST_LINE).removeprefix(BYTE_ORDER_MARK)
    while line:
        is_too_long = len(line) == LONGEST_LINE and not line.endswith(b"\n")
        yield None if is_too_long else line
        while is_too_long and line and not line.endswith(b"\n"):
            line = lines.readline(LONGEST_LINE)
        line = lines.readline(LONGEST_LINE)


def _answered(number: int, line: bytes, reckoner: Reckoner) -> AnsweredLine:
    try:
        asked = read_line(line)
    except BadLine as bad:
        return _refused(number, bad.line_id, str(bad))
    try:
        last_day, explanation = reckoner(asked.start, asked.timescale, asked.closures)
    except (BeyondCalendar, UnableToCount) as beyond:
        return _refused(number, asked.id, f"{beyond}.")
    answer = {"id": asked.id, "due_on": last_day, "explanation": explanation}
    return AnsweredLine(json.dumps(answer), is_bad=False)


def _refused(number: int, line_id: LineId, fault: str) -> AnsweredLine:
    error = {"id": line_id, "error": f"Line {number}: {fault}"}
    return AnsweredLine(json.dumps(error), is_bad=True)
