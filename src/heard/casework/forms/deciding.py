"""What is filled in when a discretion is used?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heard.casework.forms.acts import ActForm, chosen, words
from heard.casework.models import Decision
from heard.casework.new_decisions import ANSWERS, NewDecision, questions_for
from heard.common.days import DayField

__all__ = ["DecideForm"]

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
        code, questions = asked.get("question", ""), questions_for(self.seen.record.kind)
        self.question = next(
            (each for each in questions if each.value == code or len(questions) == 1), None
        )
        if self.question not in _OF_A_CHILD:
            del self.fields["child_was_asked"]
        if self.question:
            self.offer("answer", list(ANSWERS[self.question].items()))

    @property
    def alternatives(self) -> Iterator[tuple[str, str]]:
        """Return the questions to choose among."""
        if self.question is None:
            questions = questions_for(self.seen.record.kind)
            yield from ((each.label, f"?question={each.value}") for each in questions)

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
                self.question or Decision.Question.CONSENT,
                told["answer"],
                told["reasons"],
                told["decided_on"],
                told["told_on"],
                {"yes": True, "no": False}.get(told.get("child_was_asked", "")),
            ),
        )
