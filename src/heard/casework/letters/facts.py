"""What may a letter say of a record? The one list of the fields that a template may name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, get_args, get_type_hints

__all__ = ["FIELDS", "ElementFacts", "Field", "LetterFacts", "Shape"]


class Shape(StrEnum):
    """What sort of thing a field is, and so what a template may do with it."""

    TEXT = "words"
    FLAG = "yes or no"
    LINES = "a list of lines"
    ELEMENTS = "a list of elements"
    ELEMENT = "an element"
    NUMBER = "a number"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in a template, what sort of thing it is, and what it says."""

    name: str
    shape: Shape
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFacts:
    """One thing complained of, as a letter may tell it: every field is words."""

    number: str
    words: str
    finding: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter may say; all dates in words, and "" for what is not known."""

    council: Annotated[str, "the council’s name"]
    services: Annotated[str, "what the council calls these services"]
    team: Annotated[str, "the team that writes"]
    writer: Annotated[str, "who writes the letter"]
    name: Annotated[str, "the name of the person it is to"]
    reference: Annotated[str, "the reference of the record"]
    kind: Annotated[str, "what it is: complaint, compliment, comment or enquiry"]
    received_on: Annotated[str, "the day the council received it"]
    service: Annotated[str, "the service area it is about"]
    manager: Annotated[str, "the manager who looks into it"]
    stage: Annotated[str, "the number of the stage it is at"]
    is_statutory: Annotated[bool, "whether it is under the children’s complaints law"]
    is_last_stage: Annotated[bool, "whether the council has no further stage"]
    requested_on: Annotated[str, "the day this stage was asked for"]
    due_on: Annotated[str, "the day the answer is due"]
    due_why: Annotated[tuple[str, ...], "how that day was counted, a sentence a line"]
    new_due_on: Annotated[str, "the later day that was agreed"]
    promised_on: Annotated[str, "the day the answer is promised: when it is due, or the later one"]
    expected_on: Annotated[str, "the day the answer is now expected"]
    reason: Annotated[str, "why more time is needed"]
    points: Annotated[tuple[str, ...], "what was complained of, where it was noted, a point a line"]
    elements: Annotated[
        tuple[ElementFacts, ...], "each thing complained of: number, words, finding and reasons"
    ]
    outcome: Annotated[str, "how the complaint ended over all"]
    investigator: Annotated[str, "the investigating officer at stage 2"]
    independent_person: Annotated[str, "the independent person at stage 2"]
    withdrawn_on: Annotated[str, "the day it was withdrawn"]
    contact: Annotated[tuple[str, ...], "how to reach the team, a line each"]
    advocacy: Annotated[tuple[str, ...], "how to find an advocate, a line each"]
    ombudsman: Annotated[tuple[str, ...], "how to reach the Ombudsman, a line each"]


_SHAPES = {
    str: Shape.TEXT,
    bool: Shape.FLAG,
    tuple[str, ...]: Shape.LINES,
    tuple[ElementFacts, ...]: Shape.ELEMENTS,
}


def _fields() -> tuple[Field, ...]:
    hints = get_type_hints(LetterFacts, include_extras=True)
    told = ((name, *get_args(hint)) for name, hint in hints.items())
    return tuple(Field(name, _SHAPES[kind], meaning) for name, kind, meaning in told)


FIELDS = _fields()
