"""What is filled in when a record ends otherwise than by its answer, or begins again?"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.forms.acts import ActForm, chosen, line, words
from heard.casework.models import Link
from heard.casework.operations.ending import Withdrawal
from heard.common.days import DayField

__all__ = ["LinkForm", "MergeForm", "ReopenForm", "WithdrawForm"]

_MISSING = "Enter the reference of the other record"


class WithdrawForm(ActForm):
    """When it was withdrawn."""

    on = DayField("When did they withdraw it?", missing="Enter the day on which it was withdrawn")
    confirmed_on = DayField(
        "When was that confirmed to them in writing?",
        required=False,
        help_text="Leave this empty if not yet.",
    )
    review = words(
        "If it goes on as a management review: why, and what is looked into",
        required=False,
        hint="Where harm is alleged the council may go on by itself.",
        rows=3,
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say how it counts."""
        yield "The record is closed, and stays among those received."
        yield "Elements without a finding are withdrawn."

    def arguments(self) -> tuple[object, ...]:
        """Return the withdrawal."""
        told = self.cleaned_data
        return (Withdrawal(told["on"], told["confirmed_on"], told["review"]),)


class ReopenForm(ActForm):
    """Since when it is open again, and why."""

    on = DayField("From which day is it open again?", missing="Enter the day")
    reason = words("Why is it reopened?", missing="Say why it is reopened")

    @property
    def consequences(self) -> Iterator[str]:
        """Say what stays."""
        yield "It keeps its reference and is counted once."
        yield "What was answered stays as it was, in time or late."

    def arguments(self) -> tuple[object, ...]:
        """Return the day and the reason."""
        return (self.cleaned_data["on"], self.cleaned_data["reason"])


class MergeForm(ActForm):
    """Which record answers this one."""

    into = line("Reference of the record that answers both", missing=_MISSING, most=60)

    @property
    def consequences(self) -> Iterator[str]:
        """Say what becomes of both."""
        yield "This record is closed as a duplicate, and nothing more is due for it."
        yield "Time runs from the first receipt, so the later goes into the earlier."
        yield "An MP’s enquiry keeps its own clock: link it instead."

    def arguments(self) -> tuple[object, ...]:
        """Return the other's reference."""
        return (self.cleaned_data["into"],)


class LinkForm(ActForm):
    """Which record belongs with this one, and how."""

    other = line("Reference of the other record", missing=_MISSING, most=60)
    kind = chosen(
        "How do they belong together?",
        [each for each in Link.Kind.choices if each[0] != Link.Kind.MERGED],
        missing="Choose how they belong together",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what it does not show."""
        yield "Neither record shows more of the other than that there is one."
        yield "Two parents, or brothers and sisters, keep a case, letters and answers of their own."

    def arguments(self) -> tuple[object, ...]:
        """Return the other's reference."""
        return (self.cleaned_data["other"],)

    def options(self) -> dict[str, object]:
        """Return how they belong together."""
        return {"kind": Link.Kind(self.cleaned_data["kind"])}
