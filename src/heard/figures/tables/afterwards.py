"""What came of it? Lessons learnt, remedies given, and what people said of themselves."""

from __future__ import annotations

from decimal import Decimal

from heard.figures.inputs import Inputs
from heard.figures.report import Cell, Column, Row, RowKind, Table
from heard.figures.tables.headings import SERVICE_AREA, TOTALS, keyed
from heard.figures.wording import capitalised
from heard.rules.vocabulary import Agreement, Experience

__all__ = ["equality_table", "experience_table", "learning_table", "remedy_table"]

_ASKED = (
    "Asked of everybody who follows their record online, once. Counted apart from the records, in "
    "the year in which it was said."
)


def learning_table(inputs: Inputs) -> Table:
    """Return how many lessons were recorded for each service area."""
    counts = dict(inputs.lessons_by_service)
    named = dict(inputs.services)
    unlisted = sum(count for key, count in counts.items() if key not in named)
    rows = [
        Row(key, label, RowKind.SERVICE, (_count(counts.get(key, 0)),))
        for key, label in inputs.services
    ]
    if unlisted:
        rows.append(Row("unallocated", "Not allocated", RowKind.SERVICE, (_count(unlisted),)))
    rows.append(_totals(_count(sum(counts.values()))))
    known = any(counts.values())
    return Table(
        "learning",
        "Lessons recorded, by service area",
        SERVICE_AREA,
        (Column("lessons", "Lessons"),),
        tuple(rows) if known else (),
        not_recorded=""
        if known
        else "Not recorded. The guidance on the regulations asks what was learnt and what was "
        "improved, and the register holds no lesson.",
    )


def remedy_table(inputs: Inputs) -> Table:
    """Return how many remedies of each kind there were, and the pounds paid in them."""
    remedies = {each.kind: each for each in inputs.remedies if each.count}
    rows = [
        Row(
            key,
            label,
            RowKind.CATEGORY,
            (_count(remedies[label].count), _pounds(remedies[label].amount)),
        )
        for key, label in keyed(remedies)
    ]
    total = sum(each.count for each in remedies.values())
    paid = sum((each.amount for each in remedies.values()), Decimal(0))
    rows.append(_totals(_count(total), _pounds(paid)))
    return Table(
        "remedies",
        "What was done to put matters right",
        "Remedy",
        (Column("remedies", "Remedies"), Column("amount", "Paid")),
        tuple(rows) if remedies else (),
        not_recorded=""
        if remedies
        else "Not recorded. The regulations ask for the action taken on each outcome, and the "
        "register holds no remedy.",
    )


def experience_table(inputs: Inputs) -> Table:
    """Return how many people said that they were dealt with well: numbers, never who."""
    said = inputs.experiences
    rows = tuple(
        Row(
            question.value,
            question.label,
            RowKind.CATEGORY,
            tuple(_count(said.get((question, each), 0)) for each in Agreement),
        )
        for question in Experience
    )
    return Table(
        "experiences",
        "How people found the way they were dealt with",
        "Question",
        tuple(Column(each.value, each.label) for each in Agreement),
        rows if any(said.values()) else (),
        notes=(_ASKED,),
        not_recorded=""
        if any(said.values())
        else "Not recorded. The guidance on the regulations asks how well the procedure works, and "
        "nobody who used it has said.",
    )


def equality_table(inputs: Inputs) -> Table:
    """Return how many people gave each answer to each equality question: numbers, never who."""
    answers = {
        f"{_asked(question)}: {answer}": count
        for question, given in inputs.equalities.items()
        for answer, count in given.items()
    }
    rows = tuple(
        Row(key, label, RowKind.CATEGORY, (_count(answers[label]),))
        for key, label in keyed(answers)
    )
    return Table(
        "equalities",
        "What people told us of themselves",
        "Question and answer",
        (Column("people", "People"),),
        rows,
        notes=("Counted apart from the records, so that nobody can be known by an answer.",),
        not_recorded=""
        if rows
        else "Not recorded. The guidance on the regulations asks for the age, gender, disability, "
        "sexual orientation and ethnicity of those who made representations, as numbers only.",
    )


def _asked(question: str) -> str:
    """Return what was asked as a heading has it: "sexual_orientation" as "Sexual orientation"."""
    return capitalised(question.replace("_", " "))


def _count(number: int) -> Cell:
    return Cell(str(number), count=number)


def _pounds(amount: Decimal) -> Cell:
    text = f"£{amount:,.2f}"
    return Cell(text.removesuffix(".00"), value=amount)


def _totals(*cells: Cell) -> Row:
    return Row(TOTALS.key, TOTALS.label, TOTALS.kind, cells)
