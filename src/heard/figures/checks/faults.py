"""What is wrong, and where? The kinds of fault that the auditor tells apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heard.figures.published import Place

__all__ = ["Fault", "FaultKind"]


class FaultKind(StrEnum):
    """What is wrong with a printed figure, as a program reads it."""

    ROW_TOTAL = "row_total"
    COLUMN_TOTAL = "column_total"
    CROSS_TABLE = "cross_table"
    WRONG = "wrong"
    TRANSPOSED = "transposed"
    PERCENT = "percent"
    TRUNCATED = "truncated"
    ROUNDED_HALF_EVEN = "rounded_half_even"
    MEAN_OF_PERCENTS = "mean_of_percents"
    MISSING = "missing"
    CLAIM = "claim"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong at a place: what it should read, and why, as the end of a sentence.

    `because` goes on from "… prints 15U & 25PU", with its comma, and has no full stop.
    """

    place: Place
    kind: FaultKind
    computed: str
    because: str
