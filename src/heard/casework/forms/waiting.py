"""What is filled in when the answer takes longer?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.forms import BooleanField, CheckboxSelectMultiple, MultipleChoiceField

from heard.casework.forms.acts import ActForm, chosen, words, written
from heard.casework.models import Letter
from heard.casework.operations.waiting import HoldingLetter, NewExtension, NewPause
from heard.common.days import DayField

__all__ = ["ExtensionForm", "HoldingLetterForm", "PauseForm", "ResumeForm"]


class HoldingLetterForm(ActForm):
    """A letter saying that the answer will be late."""

    sent_on = DayField("When was it sent?", missing="Enter the day on which the letter was sent")
    expected_on = DayField(
        "By when does it promise the answer?", missing="Enter the day that the letter promises"
    )
    channel = chosen("How did it go?", Letter.Channel.choices, missing="Choose how it went")
    body = words("What it says", required=False, hint="If you have the words at hand.")

    @property
    def consequences(self) -> Iterator[str]:
        """Say that a holding letter buys no time."""
        yield "The letter is kept with the record and counted in the report."
        yield "It moves no date: the answer is due when it was due before."

    def arguments(self) -> tuple[object, ...]:
        """Return the letter."""
        told = self.cleaned_data
        return (HoldingLetter(told["sent_on"], told["expected_on"], told["channel"], told["body"]),)


class ExtensionForm(ActForm):
    """A later date that was agreed."""

    to = DayField("New date for the answer", missing="Enter the new date")
    reason = words(
        "Why more time is needed",
        missing="Give the reason for the extension",
        hint="For example: the complaint is complex, or an advocate is still to be found.",
    )
    agreed_on = DayField("When was it agreed?", missing="Enter the day on which it was agreed")
    told_on = DayField(
        "When was the person told?",
        required=False,
        help_text="Leave this empty if they have not been told yet.",
    )
    is_over_maximum = BooleanField(
        label="The new date passes the most that is allowed, and I record it as that",
        required=False,
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what stays as it is."""
        run = self.seen.run
        if run is None:
            return
        initial = written(run.statutory_due_on or run.target_due_on)
        yield f"The first date stays {initial}, and the report still counts by it."
        if run.maximum_on:
            yield f"The most that is allowed is {written(run.maximum_on)}."
        yield "An extension agreed after the date then due is kept, and excuses nothing."

    def arguments(self) -> tuple[object, ...]:
        """Return the extension."""
        told = self.cleaned_data
        return (
            NewExtension(
                told["to"],
                told["reason"],
                told["agreed_on"],
                told["told_on"],
                told["is_over_maximum"],
            ),
        )


class PauseForm(ActForm):
    """Why and since when the clock stands still."""

    from_on = DayField("From which day?", missing="Enter the day from which the clock stands still")
    stops_maximum = chosen(
        "What is waited for?",
        [
            ("yes", "Court, police or other proceedings (reg 8): every clock stands still"),
            ("no", "An advocate: the most that is allowed runs on all the same"),
        ],
        missing="Choose what is waited for",
    )
    reason = words(
        "Why the answer cannot go on meanwhile",
        missing="Say what is waited for, and why the answer cannot go on meanwhile",
        hint="Name the proceedings. The person must be told of this in writing.",
    )
    elements = MultipleChoiceField(
        label="Which elements?",
        required=False,
        help_text="Tick those that wait while the others are answered. None means all of them.",
        widget=CheckboxSelectMultiple,
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer the elements, where there is more than one."""
        elements = [
            (str(each.position), _named(each.position, each.words))
            for each in self.seen.record.elements.all()
        ]
        if len(elements) > 1:
            self.offer("elements", elements)
        else:
            del self.fields["elements"]

    @property
    def consequences(self) -> Iterator[str]:
        """Say what a pause does."""
        yield "Days of the pause count for nobody, and the record is not late meanwhile."
        yield "The dates are reckoned again when the clock runs again."

    def arguments(self) -> tuple[object, ...]:
        """Return the pause."""
        told = self.cleaned_data
        return (
            NewPause(
                told["from_on"],
                told["reason"],
                frozenset(map(int, told.get("elements", ()))),
                told["stops_maximum"] == "yes",
            ),
        )


class ResumeForm(ActForm):
    """When the clock runs again, and which pause ends where there are several."""

    pause = chosen("Which pause has ended?", missing="Choose the pause that has ended")
    on = DayField(
        "From which day does it run again?",
        missing="Enter the day",
        help_text="The first day that counts again.",
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer the pauses, where there are several."""
        run = self.seen.run
        standing = list(run.pauses.filter(to_on__isnull=True)) if run else []
        if len(standing) > 1:
            self.offer(
                "pause",
                [
                    (str(each.pk), f"Since {written(each.from_on)}: {each.reason}")
                    for each in standing
                ],
            )
        else:
            del self.fields["pause"]

    @property
    def consequences(self) -> Iterator[str]:
        """Say what happens to the dates."""
        yield "The dates move by the working days of the pause, each with its explanation."

    def arguments(self) -> tuple[object, ...]:
        """Return the day."""
        return (self.cleaned_data["on"],)

    def options(self) -> dict[str, object]:
        """Return which pause ends."""
        pause = self.cleaned_data.get("pause")
        return {"pause_id": int(pause)} if pause else {}


def _named(position: int, words: str) -> str:
    return f"{position}: {words}" if words else str(position)
