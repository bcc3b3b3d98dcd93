"""What are a timescale, an extension and a pause made of?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.rules.vocabulary import Labelled

__all__ = ["Counting", "Extension", "Pause", "StartEvent", "Timescale", "Unit"]


class Unit(Labelled):
    """What a timescale is measured in."""

    WORKING_DAYS = "working_days", "working days"
    CALENDAR_DAYS = "calendar_days", "calendar days"
    CALENDAR_MONTHS = "calendar_months", "calendar months"


class Counting(Labelled):
    """How working days are counted from the start; days and months of the calendar have one way."""

    NEXT_WORKING_DAY_IS_DAY_1 = (
        "next_working_day_is_day_1",
        "The start is day 0; the next working day is day 1",
    )
    ROLL_FORWARD_THEN_ADD = (
        "roll_forward_then_add",
        "A start that is not a working day is moved on to the next, which is day 0",
    )
    START_IS_DAY_1 = (
        "start_is_day_1",
        "The start is day 1, or the next working day if it is not one",
    )


class StartEvent(Labelled):
    """What sets a clock running."""

    RECEIPT = "receipt", "Receipt"
    ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
    REQUEST = "request", "Request"
    RESPONSE = "response", "The response"
    MEETING = "meeting", "The panel’s meeting"
    REPORT = "report", "The panel’s report"
    GROUNDS = "grounds", "The events complained of"
    PROCEEDINGS_ENDED = "proceedings_ended", "The end of proceedings"

    @property
    def day(self) -> str:
        """Return the day it happens, in words: the day of receipt."""
        return f"the day of {self.label[0].lower()}{self.label[1:]}"


@dataclass(frozen=True, slots=True)
class Timescale:
    """How long is allowed. The last day is in time.

    `counting` says which day is day 1 when the unit is working days, and nothing otherwise. No
    time at all (0) is the day itself, and makes no sense where the start is already day 1.
    """

    amount: int
    unit: Unit = Unit.WORKING_DAYS
    counting: Counting = Counting.NEXT_WORKING_DAY_IS_DAY_1

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"a timescale cannot be negative: {self.amount} {self.unit.label}")
        counts_the_start = self.counting is Counting.START_IS_DAY_1
        if self.amount == 0 and self.unit is Unit.WORKING_DAYS and counts_the_start:
            raise ValueError("a timescale whose start is day 1 allows at least 1 working day")

    def __str__(self) -> str:
        unit = self.unit.label.removesuffix("s") if self.amount == 1 else self.unit.label
        return f"{self.amount} {unit}"


@dataclass(frozen=True, slots=True)
class Extension:
    """A later date, `to`, and the day on which it was agreed."""

    to: date
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a clock stands still: from `from_on` until it runs again on `to_on`.

    `from_on` is the first day not counted and `to_on` the first counted again, so a pause that
    ends on the day it began is of no days. `to_on` is None while the clock still stands.
    `reason` completes “while …”: "the police investigate".
    """

    from_on: date
    to_on: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.to_on is not None and self.to_on < self.from_on:
            raise ValueError(f"a pause from {self.from_on} cannot end before then, on {self.to_on}")

    def covers(self, day: date) -> bool:
        """Return whether the clock stands still on that day."""
        return self.from_on <= day and (self.to_on is None or day < self.to_on)
