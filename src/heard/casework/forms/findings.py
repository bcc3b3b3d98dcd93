"""What is filled in when something is found on what was complained of?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError

from heard.casework.forms.acts import ActForm, chosen, words
from heard.casework.operations.findings import NewFinding
from heard.casework.queries.outcomes import outcome_of
from heard.rules.outcomes import Outcome

__all__ = ["AddElementForm", "FindingsForm", "OverrideForm"]


class AddElementForm(ActForm):
    """One thing complained of."""

    words = words("What is complained of?", missing="Say what is complained of", rows=3)

    @property
    def consequences(self) -> Iterator[str]:
        """Say what it does to the outcome."""
        yield "It needs a finding of its own before the answer is sent."

    def arguments(self) -> tuple[object, ...]:
        """Return the words."""
        return (self.cleaned_data["words"],)


class FindingsForm(ActForm):
    """A finding on each element, with its reasons."""

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Ask about each element in turn."""
        self.positions = []
        for element in self.seen.record.elements.all():
            number = element.position
            self.positions.append(number)
            name = element.words or "The complaint as a whole"
            finding = chosen(
                f"{number}. {name}",
                # What was found once may be found otherwise, and is not unfound.
                [*Outcome.choices(), *([] if element.finding else [("", "Not yet decided")])],
                required=False,
            )
            reasons = words(f"Reasons for the finding on element {number}", required=False, rows=3)
            finding.initial, reasons.initial = element.finding, element.reasons
            self.fields[f"finding_{number}"] = finding
            self.fields[f"reasons_{number}"] = reasons

    @property
    def consequences(self) -> Iterator[str]:
        """Say what the findings come to."""
        yield f"At present: {outcome_of(self.seen.record).rule}"
        yield "The outcome follows from the findings by a rule that the record shows."

    def clean(self) -> dict[str, object]:
        """Ask for reasons wherever there is a finding that somebody reached."""
        told = super().clean() or self.cleaned_data
        for number in self.positions:
            finding = told.get(f"finding_{number}")
            if finding and finding != Outcome.WITHDRAWN and not told.get(f"reasons_{number}"):
                self.add_error(
                    f"reasons_{number}",
                    ValidationError(f"Give the reasons for the finding on element {number}"),
                )
        return told

    def arguments(self) -> tuple[object, ...]:
        """Return the findings that were made."""
        told = self.cleaned_data
        return (
            [
                NewFinding(number, Outcome(told[f"finding_{number}"]), told[f"reasons_{number}"])
                for number in self.positions
                if told[f"finding_{number}"]
            ],
        )


class OverrideForm(ActForm):
    """Another outcome than the findings give."""

    outcome = chosen("Outcome over all", Outcome.choices(), missing="Choose the outcome")
    reason = words(
        "Why is it another than the findings give?",
        missing="Give the reason: whoever reads the record must be able to follow it",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what the findings give."""
        yield f"The findings give: {outcome_of(self.seen.record).rule}"
        yield "The record shows your outcome with your reason, beside what the findings alone give."

    def arguments(self) -> tuple[object, ...]:
        """Return the outcome and its reason."""
        return (Outcome(self.cleaned_data["outcome"]), self.cleaned_data["reason"])
