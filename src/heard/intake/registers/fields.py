"""Which facts can a register give us? Our names for its columns, and what each one expects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["EQUALITY_PREFIX", "FIELDS", "NEEDED", "Expects", "Field"]


class Expects(StrEnum):
    """What a cell of a column must hold."""

    AMOUNT = "an amount in pounds, such as 150 or £150.00"
    CODE = "one of the words of the mapping"
    CODES = "one or more of the words of the mapping, divided by semicolons"
    DATE = "a date, such as 31/03/2015 or 2015-03-31"
    QUARTER = "a quarter, such as 2, Q2 or Quarter 2"
    TEXT = "words"
    YES_OR_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Field:
    """A fact a register may give: what its cells expect, and the longest text that is kept.

    `vocabulary` names the list of words a code is looked up in: the mapping's [words.NAME].
    """

    name: str
    expects: Expects
    longest: int = 200
    vocabulary: str = ""


def _dates(*names: str) -> list[Field]:
    return [Field(name, Expects.DATE) for name in names]


FIELDS: dict[str, Field] = {
    field.name: field
    for field in [
        Field("reference", Expects.TEXT, longest=60),
        Field("kind", Expects.CODE, vocabulary="kind"),
        *_dates("received_on", "responded_on", "withdrawn_on"),
        Field("quarter", Expects.QUARTER),
        Field("channel", Expects.CODE, vocabulary="channel"),
        Field("service_area", Expects.CODE, vocabulary="service_area"),
        Field("theme", Expects.CODE, vocabulary="theme"),
        Field("customer_group", Expects.CODE, vocabulary="customer_group"),
        Field("young_person", Expects.YES_OR_NO),
        Field("age_band", Expects.CODE, vocabulary="age_band"),
        Field("complainant", Expects.TEXT, longest=100),
        Field("complainant_name", Expects.TEXT, longest=200),
        Field("words", Expects.TEXT, longest=100_000),
        Field("outcome", Expects.CODE, vocabulary="outcome"),
        Field("findings", Expects.CODES, vocabulary="outcome"),
        *(
            Field(f"stage_{stage}_{step}", Expects.DATE)
            for stage in (2, 3)
            for step in ("requested_on", "progressed_on", "responded_on", "resolved_on")
        ),
        Field("ombudsman_reference", Expects.TEXT, longest=40),
        Field("ombudsman_decision", Expects.CODE, vocabulary="ombudsman_decision"),
        Field("remedy", Expects.TEXT, longest=60),
        Field("remedy_amount", Expects.AMOUNT),
        Field("lesson", Expects.TEXT, longest=5_000),
    ]
}

# Any column `equality_…` is an equality question of its own.
EQUALITY_PREFIX = "equality_"

# Without these a row is no record.
NEEDED = ("reference", "kind", "received_on", "service_area")
