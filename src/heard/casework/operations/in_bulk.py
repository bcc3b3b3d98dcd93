"""Doing the same act with several records: each by its own operation, and what came of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.allocating import allocate
from heard.casework.operations.asking_after import chase
from heard.casework.operations.ending import respond

__all__ = ["MOST_AT_ONCE", "Result", "allocate_each", "chase_each", "close_each"]

MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Result:
    """What came of the act with one record: `refused` says why nothing did, "" where it is done."""

    reference: str
    refused: str = ""


def allocate_each(
    references: Sequence[str], handler_id: int, *, by: Staff, at: datetime
) -> tuple[Result, ...]:
    """Give each record to the same handler; what is refused of one stops no other."""
    return _each(references, lambda each: allocate(each, handler_id, by=by, at=at))


def chase_each(references: Sequence[str], *, by: Staff, at: datetime) -> tuple[Result, ...]:
    """Ask of each record whoever has it how it stands."""
    return _each(references, lambda each: chase(each, by=by, at=at))


def close_each(
    references: Sequence[str], sent_on: date, *, by: Staff, at: datetime
) -> tuple[Result, ...]:
    """Record of each that its answer was sent on that day, which closes it."""
    return _each(references, lambda each: respond(each, sent_on, by=by, at=at))


def _each(references: Sequence[str], act: Callable[[str], object]) -> tuple[Result, ...]:
    return tuple(_result(each, act) for each in references[:MOST_AT_ONCE])


def _result(reference: str, act: Callable[[str], object]) -> Result:
    try:
        act(reference)
    except (NotAllowed, NothingKnown, NotLawful) as refused:
        return Result(reference, str(refused))
    return Result(reference)
