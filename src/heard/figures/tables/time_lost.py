"""Where was time lost? The parts of the way of an answer, and the working days lost in each."""

from __future__ import annotations

from decimal import Decimal

from heard.figures.inputs import Inputs
from heard.figures.report import Cell, Column, Row, RowKind, Table
from heard.figures.tables.headings import TOTALS

__all__ = ["time_lost_table"]

COLUMNS = (
    Column("times", "Times done"),
    Column("late", "Done late"),
    Column("days", "Working days lost"),
)
NOTE = (
    "Each part has a due date of its own: the draft in time to be read, and a working day for each "
    "reading. A part that was done again after comments is counted each time."
)


def time_lost_table(inputs: Inputs) -> Table:
    """Return how often each part was done and done late, and the working days lost in it.

    Of the answers to what was received in the year, those whose way to sign-off was recorded.
    """
    rows = [
        Row(
            each.part.value,
            each.part.label,
            RowKind.CATEGORY,
            _cells(each.times, each.late, each.days_lost),
        )
        for each in inputs.time_lost
        if each.times
    ]
    sums = (
        sum(each.times for each in inputs.time_lost),
        sum(each.late for each in inputs.time_lost),
        sum(each.days_lost for each in inputs.time_lost),
    )
    rows.append(Row(TOTALS.key, TOTALS.label, TOTALS.kind, _cells(*sums)))
    return Table(
        "time_lost",
        "Where time was lost on the way to an answer",
        "Part of the way",
        COLUMNS,
        tuple(rows) if sums[0] else (),
        notes=(NOTE,),
        not_recorded=""
        if sums[0]
        else "Not recorded. An answer is late somewhere, and the register does not hold when each "
        "was drafted, read and signed off.",
    )


def _cells(times: int, late: int, days: int) -> tuple[Cell, ...]:
    return (
        Cell(str(times), count=times),
        Cell(str(late), count=late),
        Cell(str(days), value=Decimal(days)),
    )
