"""Have two per cents changed places? Then the two faults are one."""

from __future__ import annotations

from collections.abc import Iterable

from heard.figures.checks.faults import Fault, FaultKind
from heard.figures.checks.ledger import Ledger

__all__ = ["with_exchanges"]


def with_exchanges(faults: Iterable[Fault], ledger: Ledger) -> list[Fault]:
    """Return the faults, two wrong per cents of a row or column told as one if each is the other's.

    Sums find their own exchanges; a per cent is checked alone, so its exchange shows only here.
    """
    told: list[Fault] = []
    for fault in faults:
        partner = next((each for each in told if _are_exchanged(each, fault, ledger)), None)
        if partner is None:
            told.append(fault)
        else:
            told[told.index(partner)] = _as_one(partner, fault, ledger)
    return told


def _are_exchanged(one: Fault, other: Fault, ledger: Ledger) -> bool:
    here, there = one.place, other.place
    are_in_line = here.table == there.table and (
        here.row == there.row or here.column == there.column
    )
    if not are_in_line or {one.kind, other.kind} - {FaultKind.PERCENT, FaultKind.TRANSPOSED}:
        return False
    printed = [ledger.printed[place].percent for place in (here, there)]
    right = [f"{percent:f}%" for percent in printed if percent is not None]
    return right == [other.computed, one.computed]


def _as_one(one: Fault, other: Fault, ledger: Ledger) -> Fault:
    same_row = one.place.row == other.place.row
    head = other.place.column if same_row else other.place.row
    printed = ledger.printed[other.place].text
    because = f" and “{head}” {printed}: the two have changed places"
    return Fault(one.place, FaultKind.TRANSPOSED, one.computed, because)
