"""What is filled in on the way from a draft to an answer that was sent?"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.forms.acts import ActForm, words, written
from heard.casework.models import Letter
from heard.casework.queries.sign_off_times import answer_due_on, draft_due_on
from heard.casework.queries.signed_words import draft_answer
from heard.casework.queries.stage_gaps import what_is_missing
from heard.common.days import DayField
from heard.common.words.layout import Block, blocks_of
from heard.procedures.queries import working_calendar

__all__ = ["RespondForm", "ReturnDraftForm", "SignOffForm", "SubmitDraftForm"]


class SubmitDraftForm(ActForm):
    """A draft for those who sign off."""

    words = words(
        "Anything that whoever signs it off should know",
        required=False,
        hint="For example, where the draft is kept.",
        rows=3,
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say by when it should have come."""
        run = self.seen.run
        if run is not None and (due_on := draft_due_on(run, working_calendar())):
            yield f"A draft is wanted by {written(due_on)}."
            yield f"The answer is due on {written(answer_due_on(run))}."
        yield _goes_with(self)
        yield "It waits for the head of service or the complaints manager, who have a working day."

    def options(self) -> dict[str, object]:
        """Return the remark."""
        return {"words": self.cleaned_data["words"]}


class ReturnDraftForm(ActForm):
    """What is to be put right."""

    comments = words("What is to be put right?", missing="Say what is to be put right")

    @property
    def consequences(self) -> Iterator[str]:
        """Say where it goes."""
        yield "It goes back to whoever drafts it. The date for the answer stays as it is."

    def arguments(self) -> tuple[object, ...]:
        """Return the comments."""
        return (self.cleaned_data["comments"],)


class SignOffForm(ActForm):
    """Nothing to fill in: the signature is the act, under the words that the page shows."""

    @property
    def letter(self) -> Letter | None:
        """Return the draft letter that is signed off, None where there is none here."""
        return draft_answer(self.seen.record)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the words of the draft as they are laid out."""
        return tuple(blocks_of(self.letter.body)) if self.letter else ()

    @property
    def consequences(self) -> Iterator[str]:
        """Say what is signed, and what may happen then."""
        if self.letter:
            yield "You sign off the words above. Other words that are sent are known from these."
        else:
            yield "There is no draft letter here: the words that you sign off are kept elsewhere."
        yield "The answer may be sent then. Nobody signs off a draft that they submitted."


def _goes_with(form: ActForm) -> str:
    draft = draft_answer(form.seen.record)
    if draft is None:
        return (
            "No draft letter is kept here. Write it first, and whoever signs it off sees its "
            "words; otherwise say above where it is."
        )
    return f"The draft letter “{draft.subject}” goes with it."


class RespondForm(ActForm):
    """When the answer was sent."""

    sent_on = DayField(
        "When was the answer sent?",
        missing="Enter the day on which the answer was sent",
        help_text="Neither the day it was drafted nor today, unless it went today.",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what the day decides."""
        run = self.seen.run
        if run is not None:
            due_on = run.statutory_due_on or run.target_due_on
            yield f"This day decides whether it was in time. The first date is {written(due_on)}."
            if missing := what_is_missing(run):
                yield (
                    f"{missing} Record it first if it was done. If it was not, the answer can be "
                    "challenged, and the history says so."
                )
        yield "The record is closed. An Ombudsman case stays open for the decision."

    def arguments(self) -> tuple[object, ...]:
        """Return the day."""
        return (self.cleaned_data["sent_on"],)
