"""How long did replies take? The median and the 90th percentile, in working days."""

from __future__ import annotations

from decimal import Decimal

from heard.figures.inputs import Inputs
from heard.figures.measures import median, percentile, rounded, written
from heard.figures.report import Cell, Column, Row, RowKind, Table
from heard.figures.wording import KINDS, capitalised

__all__ = ["response_table"]

COLUMNS = (
    Column("answered", "Answered"),
    Column("median", "Median working days"),
    Column("p90", "90th percentile working days"),
)
NOTE = (
    "Half of the replies took no longer than the median, nine in ten no longer than the 90th "
    "percentile. Day 1 is the working day after receipt."
)


def response_table(inputs: Inputs) -> Table:
    """Return how long replies took, for each kind that has any.

    Working days are counted from the day after receipt to the day of the reply. The median is the
    middle reply, or halfway between the middle two; the 90th percentile is the nearest-rank one.
    """
    rows = []
    for kind, noun in KINDS.items():
        days = inputs.responses.get(kind.value, {})
        answered = sum(days.values())
        if not answered:
            continue
        middle = rounded(median(days), 1)
        ninth = Decimal(percentile(days, 90))
        cells = (
            Cell(str(answered), count=answered),
            Cell(written(middle), value=middle),
            Cell(written(ninth), value=ninth),
        )
        rows.append(Row(kind.value, capitalised(noun.plural), RowKind.CATEGORY, cells))
    return Table(
        "response_times",
        "Working days taken to reply",
        "Kind of feedback",
        COLUMNS,
        tuple(rows),
        notes=(NOTE,),
        not_recorded=""
        if rows
        else "Not recorded. The regulations ask whether time limits were met, and the register "
        "holds no date of a reply.",
    )
