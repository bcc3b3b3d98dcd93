"""How far did complaints go? The stages asked for and gone through, and the Ombudsman's cases."""

from __future__ import annotations

from dataclasses import replace

from heard.figures.coordinates import Dimension
from heard.figures.inputs import Inputs
from heard.figures.report import Cell, Row, RowKind, Table
from heard.figures.tables.cells import NOT_APPLICABLE, counted
from heard.figures.tables.headings import NOT_RECORDED, TOTALS, listed, quarters
from heard.figures.tables.layout import Axis, Heading, tabulate
from heard.rules.vocabulary import OmbudsmanDecision

__all__ = ["ombudsman_table", "stage_table"]

STAGES = tuple(
    Heading(f"stage-{number}", f"Stage {number}", (number,)) for number in ("1", "2", "3")
)
STEPS = Axis(
    Dimension.STAGE_STEP,
    (Heading("requested", "Requested"), Heading("progressed", "Progressed", ("progressed",))),
)


def stage_table(inputs: Inputs) -> Table:
    """Return how many complaints asked for each stage, and how many of those went through it.

    Stage 1 has a row only when the register records it; stages 2 and 3 always have one.
    """
    known = inputs.stages.values(Dimension.STAGE)
    rows = Axis(
        Dimension.STAGE, tuple(each for each in STAGES if each.key != "stage-1" or "1" in known)
    )
    return Table(
        "stages",
        "Complaints at each stage of the procedure",
        "Stage",
        STEPS.columns,
        tabulate(inputs.stages, (rows, STEPS), counted) if known else (),
        notes=("A stage that was asked for and resolved without it is requested, not progressed.",),
        not_recorded=""
        if known
        else "Not recorded. The guidance on the regulations asks how many complaints were at each "
        "stage, and the register holds no request for a stage.",
    )


def ombudsman_table(inputs: Inputs) -> Table:
    """Return the Ombudsman's cases by decision, and how many different people brought them.

    The total is of the records that have a decision or await one: a record of that kind that says
    nothing of the case is in the table of what was received alone.
    """
    columns = quarters()
    known = inputs.ombudsman.counts
    decisions = tuple(OmbudsmanDecision.choices())
    rows = listed(Dimension.OMBUDSMAN_DECISION, decisions, inputs.ombudsman, NOT_RECORDED)
    every = tuple(value for heading in rows.headings for value in heading.values)
    rows = rows.plus(replace(TOTALS, values=every))
    people = Cell(str(inputs.ombudsman_complainants), count=inputs.ombudsman_complainants)
    complainants = Row(
        "complainants",
        "Different complainants",
        RowKind.CATEGORY,
        (NOT_APPLICABLE,) * 4 + (people,),
    )
    cases = tabulate(inputs.ombudsman, (rows, columns), counted)
    return Table(
        "ombudsman",
        "Ombudsman cases by decision, and complainants",
        "Decision",
        columns.columns,
        (*cases, complainants) if known else (),
        notes=("One complainant may bring several cases; they are not part of the totals.",),
        not_recorded=""
        if known
        else "Not recorded. The guidance on the regulations asks for the complaints that the "
        "Ombudsman considered, and the register holds no Ombudsman case.",
    )
