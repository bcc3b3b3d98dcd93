"""What is filled in when a discretion is used, or consent was given?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heard.casework.forms.acts import ActForm, chosen, words
from heard.casework.models import Decision
from heard.casework.new_decisions import ANSWERS, DISCRETIONS, NewDecision, consent_to
from heard.common.days import DayField

__all__ = ["ConsentForm", "DecideForm"]

# Where the law asks what the child thinks: reg 12, and whether somebody may speak for them.
_OF_A_CHILD = {Decision.Question.SUFFICIENT_INTEREST, Decision.Question.CONSENT}
_YES_NO = [("yes", "Yes"), ("no", "No")]


class DecideForm(ActForm):
    """One question, its answer, and the reasons."""

    answer = chosen("What was decided?", missing="Choose what was decided")
    reasons = words(
        "Why?",
        missing="Give the reasons",
        hint="Whoever it concerns may ask why, and so may the Ombudsman.",
    )
    decided_on = DayField("When was it decided?", missing="Enter the day of the decision")
    told_on = DayField(
        "When was the person told?", required=False, help_text="Leave this empty if not yet."
    )
    child_was_asked = chosen(
        "Were the child’s views asked for?",
        [*_YES_NO, ("", "Not in question")],
        required=False,
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Fit the answers to the question that the address asks."""
        self.question = self.asked_about(asked.get("question", ""))
        if self.question not in _OF_A_CHILD:
            del self.fields["child_was_asked"]
        if self.question:
            self.offer("answer", list(ANSWERS[self.question].items()))

    def asked_about(self, code: str) -> Decision.Question | None:
        """Return the question of that code, None where there is none."""
        return next((each for each in DISCRETIONS if each.value == code), None)

    @property
    def alternatives(self) -> Iterator[tuple[str, str]]:
        """Return the questions to choose among."""
        if self.question is None:
            yield from ((each.label, f"?question={each.value}") for each in DISCRETIONS)

    @property
    def subject(self) -> str:
        """Return the question in words, to be shown above the form."""
        return self.question.label if self.question else ""

    @property
    def consequences(self) -> Iterator[str]:
        """Say that a decision by itself stops nothing."""
        yield "The decision is kept with its reasons. By itself it closes and pauses nothing."

    def arguments(self) -> tuple[object, ...]:
        """Return the decision."""
        told = self.cleaned_data
        return (
            NewDecision(
                self.question or DISCRETIONS[0],
                told["answer"],
                told["reasons"],
                told["decided_on"],
                told.get("told_on"),
                {"yes": True, "no": False}.get(told.get("child_was_asked", "")),
            ),
        )


class ConsentForm(DecideForm):
    """What the child, or the constituent, said to somebody's speaking for them."""

    answer = chosen("What is the answer?", missing="Choose the answer")
    reasons = words(
        "How do you know?",
        missing="Say how it is known",
        hint="A signed form, a telephone call, on whose word. Add the paper as a document.",
    )
    decided_on = DayField("When was it said?", missing="Enter the day on which it was said")

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Nobody is told of an answer that is theirs."""
        super().prepare(asked)
        del self.fields["told_on"]

    def asked_about(self, code: str) -> Decision.Question:
        """Return whose consent it is: there is one to a record."""
        return consent_to(self.seen.record.kind)

    @property
    def consequences(self) -> Iterator[str]:
        """Say that an answer by itself stops nothing, and that earlier ones stay."""
        yield "The answer is kept beside those before it. By itself it closes and pauses nothing."
