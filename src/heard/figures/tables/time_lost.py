"""Where was time lost? The parts of the way of an answer, and the working days lost in each."""

from __future__ import annotations

from decimal import Decimal

from heard.figures.inputs import Inputs
from heard.figures.measures import median, rounded, written
from heard.figures.report import Cell, Column, Row, RowKind, Table
from heard.figures.tables.cells import NOT_APPLICABLE
from heard.figures.tables.headings import TOTALS
from heard.rules.sign_off import TimeLost

__all__ = ["time_lost_table"]

# A total that readers can see add up, so that what hides one of the three hides another.
COLUMNS = (
    Column("in_time", "Done in time"),
    Column("late", "Done late"),
    Column("total", "Times done"),
    Column("median", "Median working days"),
    Column("days", "Working days lost"),
)
NOTE = (
    "Each part has a due date of its own: the draft in time to be read, and a working day for each "
    "reading. A part that was done again after comments is counted each time. Half of the times, "
    "a part took no longer than the median."
)


def time_lost_table(inputs: Inputs) -> Table:
    """Return how often each part was done in time and late, how long it took, and the days lost.

    Of the complaints received in the year, those whose way to sign-off was recorded.
    """
    gone = [each for each in inputs.time_lost if each.lost]
    rows = [
        Row(
            each.part.value,
            each.part.label,
            RowKind.CATEGORY,
            _cells(each.in_time, each.late, _median(each), each.days_lost),
        )
        for each in gone
    ]
    sums = _cells(
        sum(each.in_time for each in gone),
        sum(each.late for each in gone),
        NOT_APPLICABLE,
        sum(each.days_lost for each in gone),
    )
    return Table(
        "time_lost",
        "Where time was lost on the way to an answer",
        "Part of the way",
        COLUMNS,
        (*rows, Row(TOTALS.key, TOTALS.label, TOTALS.kind, sums)) if gone else (),
        notes=(NOTE,),
        not_recorded=""
        if gone
        else "Not recorded. An answer is late somewhere, and the register does not hold when each "
        "was drafted, read and signed off.",
    )


def _median(part: TimeLost) -> Cell:
    middle = rounded(median(part.taken), 1)
    return Cell(written(middle), value=middle)


def _cells(in_time: int, late: int, middle: Cell, days: int) -> tuple[Cell, ...]:
    return (
        *(Cell(str(count), count=count) for count in (in_time, late, in_time + late)),
        middle,
        Cell(str(days), value=Decimal(days)),
    )
