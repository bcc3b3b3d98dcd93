"""Was it answered in time? By the council's target and by law, and how the rest stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heard.figures.coordinates import Dimension
from heard.figures.inputs import Inputs
from heard.figures.report import Cell, Table
from heard.figures.tables.cells import UNLIMITED, counted, in_time, in_time_where_limited
from heard.figures.tables.comparisons import comparison_rows
from heard.figures.tables.headings import (
    COMPLAINTS,
    SERVICE_AREA,
    TOTALS,
    kinds,
    quarters,
    services,
)
from heard.figures.tables.layout import Axis, Crossing, Heading, tabulate
from heard.figures.tally import Tally
from heard.figures.wording import written_day
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import Kind

__all__ = ["timescale_tables"]

YEAR_LABEL = "Year End % Totals"
THREE_CLOCKS = (
    "Three dates are judged apart: the first date promised, an extension agreed before that date, "
    "and the longest time allowed. In time, here, means by the first. A holding letter moves none "
    "of them."
)


@dataclass(frozen=True, slots=True)
class _Clock:
    """One of the dates that a complaint is judged by, and what its two tables are called."""

    dimension: Dimension
    met: str
    met_title: str
    standing: str
    standing_title: str
    in_time: Callable[[Crossing], Cell]
    measured: str
    denominator: str
    none: str


TARGET = _Clock(
    Dimension.TARGET,
    "timescales_met",
    "Complaints answered within the council’s own target, by service area",
    "target_verdicts",
    "How complaints stand against the council’s own target",
    in_time,
    "Measured against the council’s own target",
    "Every complaint received is in the denominator, also one that is not yet answered, paused or "
    "withdrawn; “How complaints stand against the council’s own target” says how many those are.",
    "Not recorded. The regulations ask whether time limits were met, and no complaint in the "
    "register has a target date.",
)
STATUTORY = _Clock(
    Dimension.STATUTORY,
    "timescales_statutory",
    "Complaints answered within the limit set by law, by service area",
    "statutory_verdicts",
    "How complaints stand against the limit set by law",
    in_time_where_limited,
    "Measured against the first limit set by law",
    "Only complaints under such a limit are in the denominator, and of those only the ones that "
    "were not withdrawn before an answer.",
    "Not recorded. The regulations ask whether the time limits that they set were met, and no "
    "complaint in the register is under one.",
)


def timescale_tables(inputs: Inputs, complaints: Tally) -> tuple[Table, ...]:
    """Return the tables of timeliness, given the year's complaints."""
    by_target = (Dimension.SERVICE, Dimension.QUARTER, Dimension.TARGET)
    by_law = (Dimension.SERVICE, Dimension.QUARTER, Dimension.STATUTORY)
    clocks = ((TARGET, complaints.by(*by_target)), (STATUTORY, complaints.by(*by_law)))
    return (
        *(_met(inputs, tally, clock) for clock, tally in clocks),
        *(_standing(inputs, tally, clock) for clock, tally in clocks),
        _by_kind(inputs),
    )


def _met(inputs: Inputs, complaints: Tally, clock: _Clock) -> Table:
    columns = quarters(YEAR_LABEL)
    rows = services(inputs.services, complaints).plus(TOTALS)
    words = inputs.targets if clock is TARGET else inputs.limits
    promise = words.get(Kind.COMPLAINT.value)
    drawn = tabulate(
        complaints, (rows, columns), clock.in_time, measure=clock.dimension, within=COMPLAINTS
    )
    return _where_judged(
        complaints,
        clock,
        Table(
            clock.met,
            clock.met_title,
            SERVICE_AREA,
            columns.columns,
            drawn + comparison_rows(inputs, clock.met, columns.columns),
            notes=(
                f"{clock.measured}: {promise}." if promise else f"{clock.measured}.",
                clock.denominator,
                THREE_CLOCKS,
            ),
        ),
    )


def _standing(inputs: Inputs, complaints: Tally, clock: _Clock) -> Table:
    columns = quarters()
    judged = tuple(
        Heading(verdict.value, verdict.label, (verdict.value,))
        for verdict in Verdict
        if verdict not in UNLIMITED
    )
    unlimited = Heading("not_applicable", "Withdrawn, or no date applies", UNLIMITED)
    rows = Axis(clock.dimension, (*judged, unlimited, TOTALS))
    return _where_judged(
        complaints,
        clock,
        Table(
            clock.standing,
            clock.standing_title,
            "How they stand",
            columns.columns,
            tabulate(complaints, (rows, columns), counted, within=COMPLAINTS),
            notes=(f"As at {written_day(inputs.as_at)}.",),
        ),
    )


def _where_judged(complaints: Tally, clock: _Clock, table: Table) -> Table:
    """Return the table, or why there is none when not one complaint has a date of this kind."""
    verdicts = complaints.values(clock.dimension)
    if not verdicts or verdicts - set(UNLIMITED):
        return table
    return Table(
        table.id, table.title, table.row_heading, table.columns, (), not_recorded=clock.none
    )


def _by_kind(inputs: Inputs) -> Table:
    columns = quarters(YEAR_LABEL)
    tally = inputs.register.by(Dimension.KIND, Dimension.QUARTER, Dimension.TARGET)
    timed = {kind for kind, _, verdict in tally.counts if verdict not in UNLIMITED}
    rows = Axis(Dimension.KIND, tuple(each for each in kinds().headings if each.key in timed))
    promises = "; ".join(
        f"{heading.label}: {inputs.targets[heading.key]}"
        for heading in rows.headings
        if heading.key in inputs.targets
    )
    return Table(
        "timescales_by_kind",
        "Answered within the council’s own target, by kind of feedback",
        "Kind of feedback",
        columns.columns,
        tabulate(tally, (rows, columns), in_time, measure=Dimension.TARGET),
        notes=(f"{promises}.",) if promises else (),
        not_recorded=""
        if timed
        else "Not recorded. No record in the register has a target date to be judged by.",
    )
