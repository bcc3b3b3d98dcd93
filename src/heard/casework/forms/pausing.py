"""What is filled in when a clock stands still, and when it runs again?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.forms import CheckboxSelectMultiple, MultipleChoiceField

from heard.casework.forms.acts import ActForm, chosen, words, written
from heard.casework.models import Pause, StageRun
from heard.casework.operations.waiting import NewPause
from heard.common.days import DayField

__all__ = ["EndProceedingsForm", "PauseForm", "ResumeForm"]


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
    told_on = DayField(
        "When was the person told in writing?",
        required=False,
        help_text="Leave this empty if not yet. Say too that they may go on within a year.",
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
                told["told_on"],
            ),
        )


class _OnePause(ActForm):
    """The day on which something about a pause happened; of several, which pause."""

    pause = chosen("Which pause is it?", missing="Choose the pause")

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer the pauses, where there are several."""
        run = self.seen.run
        standing = list(self.standing(run)) if run else []
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

    def standing(self, run: StageRun) -> Iterable[Pause]:
        """Return the pauses that it may be about."""
        return run.pauses.filter(to_on__isnull=True)

    def arguments(self) -> tuple[object, ...]:
        """Return the day."""
        return (self.cleaned_data["on"],)

    def options(self) -> dict[str, object]:
        """Return which pause it is about."""
        pause = self.cleaned_data.get("pause")
        return {"pause_id": int(pause)} if pause else {}


class EndProceedingsForm(_OnePause):
    """When proceedings ended."""

    on = DayField("When did the proceedings end?", missing="Enter the day on which they ended")

    def standing(self, run: StageRun) -> Iterable[Pause]:
        """Return the pauses that wait for proceedings."""
        return run.pauses.filter(
            to_on__isnull=True, stops_maximum=True, proceedings_ended_on__isnull=True
        )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what follows."""
        yield "The clock goes on standing still until the person wishes to go on."
        yield "They have a year for that, and the record shows until when."


class ResumeForm(_OnePause):
    """When the clock runs again."""

    on = DayField(
        "From which day does it run again?",
        missing="Enter the day",
        help_text="The first day that counts: after proceedings, the day they asked to go on.",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what happens to the dates."""
        yield "The dates move by the working days of the pause, each with its explanation."


def _named(position: int, words: str) -> str:
    return f"{position}: {words}" if words else str(position)
