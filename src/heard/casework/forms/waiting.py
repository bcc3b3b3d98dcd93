"""What is filled in when the answer takes longer: a holding letter, or more time?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.forms import BooleanField

from heard.casework.forms.acts import ActForm, chosen, words, written
from heard.casework.models import ExtensionRequest, Letter
from heard.casework.operations.more_time import MoreTime, date_in_force
from heard.casework.operations.waiting import HoldingLetter, NewExtension
from heard.common.days import DayField

__all__ = [
    "AskExtensionForm",
    "ExtensionForm",
    "HoldingLetterForm",
    "RefuseExtensionForm",
]


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
        run = self.seen.run
        if run is not None and (due_on := date_in_force(run)):
            yield f"That is {written(due_on)}: it promises no earlier day."

    def arguments(self) -> tuple[object, ...]:
        """Return the letter."""
        told = self.cleaned_data
        return (HoldingLetter(told["sent_on"], told["expected_on"], told["channel"], told["body"]),)


class AskExtensionForm(ActForm):
    """More time that whoever answers needs."""

    to = DayField("Until when?", missing="Enter the day until which you need")
    reason = words(
        "Why is more time needed?",
        missing="Say why more time is needed",
        hint="For example: several agencies must be asked, or an advocate is still to be found.",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say that asking moves nothing."""
        yield "The complaints manager agrees it or refuses it. Until then no date moves."
        run = self.seen.run
        if run is None:
            return
        if due_on := date_in_force(run):
            yield f"It is due on {written(due_on)} now: ask for a later day."
        if run.maximum_on:
            yield (
                f"The most that is allowed is {written(run.maximum_on)}. You may ask for a later "
                "day, and the complaints manager then has to record that it passes it."
            )

    def arguments(self) -> tuple[object, ...]:
        """Return until when, and why."""
        return (MoreTime(self.cleaned_data["to"], self.cleaned_data["reason"]),)


class RefuseExtensionForm(ActForm):
    """Why there is no more time."""

    reason = words("Why not?", missing="Say why no more time is agreed")

    @property
    def subject(self) -> str:
        """Return what was asked for, to be shown above the form."""
        return _asked_for(self)

    @property
    def consequences(self) -> Iterator[str]:
        """Say what stays."""
        yield "The answer is due when it was. Whoever asked reads your reason on the record."

    def arguments(self) -> tuple[object, ...]:
        """Return the reason."""
        return (self.cleaned_data["reason"],)


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

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Begin with what was asked for."""
        request = _request(self)
        if request is not None:
            self.initial = {**self.initial, "to": request.to, "reason": request.reason}

    @property
    def subject(self) -> str:
        """Return what was asked for, to be shown above the form."""
        return _asked_for(self)

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


def _request(form: ActForm) -> ExtensionRequest | None:
    run = form.seen.run
    return run.extension_requests.filter(answered_on__isnull=True).first() if run else None


def _asked_for(form: ActForm) -> str:
    request = _request(form)
    if request is None:
        return ""
    who = request.asked_by.get_full_name()
    return f"{who} asks for time until {written(request.to)}: {request.reason}"
