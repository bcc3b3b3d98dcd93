"""What is filled in when something was recorded wrongly?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.forms import ChoiceField, Field

from heard.casework.forms.acts import ActForm, chosen, words, written
from heard.casework.models import StageRun
from heard.casework.operations.correcting import Correctable, Correction
from heard.common.days import DayField
from heard.feedback.models import Feedback
from heard.procedures.queries import lists
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory

__all__ = ["CorrectForm"]

_DAYS = {
    Correctable.RECEIVED_ON,
    Correctable.REQUESTED_ON,
    Correctable.BEGUN_ON,
    Correctable.ACKNOWLEDGED_ON,
    Correctable.RESPONDED_ON,
    Correctable.WITHDRAWN_ON,
}
_OF_A_RUN = {
    Correctable.REQUESTED_ON,
    Correctable.BEGUN_ON,
    Correctable.ACKNOWLEDGED_ON,
    Correctable.RESPONDED_ON,
}
_YES_OR_NO = {Correctable.YOUNG_PERSON, Correctable.OWN_RIGHT}
_CODES = {
    Correctable.CHANNEL: Channel,
    Correctable.AGE_BAND: AgeBand,
    Correctable.ENQUIRY_CATEGORY: EnquiryCategory,
}


@dataclass(frozen=True, slots=True)
class _Fact:
    """One fact that may be put right: of the record, or of one run of a stage."""

    what: Correctable
    run: StageRun | None = None

    @property
    def code(self) -> str:
        """Return what stands for it in the address."""
        run = self.run
        return f"{self.what.value}.{run.stage}.{run.round}" if run else self.what.value

    @property
    def label(self) -> str:
        """Return what it is called."""
        run = self.run
        if run is None or (run.stage, run.round) == (1, 1):
            return self.what.label
        again = ", again" if run.round > 1 else ""
        return f"{self.what.label} (stage {run.stage}{again})"


class CorrectForm(ActForm):
    """What is so, instead of what was recorded; first, which fact it is."""

    reason = words(
        "How is it known that what was recorded is wrong?",
        missing="Say how it is known that what was recorded is wrong",
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Fit the value to the fact that the address names."""
        facts = list(_facts(self.seen.record))
        self.facts = facts
        self.fact = next((each for each in facts if each.code == asked.get("fact")), None)
        if self.fact:
            # The value comes before the reason for it.
            self.fields = {
                "version": self.fields["version"],
                "value": _field(self.fact.what),
                "reason": self.fields["reason"],
            }

    @property
    def alternatives(self) -> Iterator[tuple[str, str]]:
        """Return the facts to choose among, each with what is recorded."""
        if self.fact is None:
            for each in self.facts:
                recorded = _recorded(self.seen.record, each) or "not recorded"
                yield f"{each.label}: {recorded}", f"?fact={each.code}"

    @property
    def subject(self) -> str:
        """Return the fact and what is recorded, to be shown above the form."""
        if self.fact is None:
            return ""
        recorded = _recorded(self.seen.record, self.fact) or "not recorded"
        return f"{self.fact.label}. Recorded now: {recorded}"

    @property
    def consequences(self) -> Iterator[str]:
        """Say what follows."""
        yield "The history keeps the old value and your reason."
        yield "Every date that follows from the fact is reckoned again."

    def arguments(self) -> tuple[object, ...]:
        """Return the correction."""
        fact = self.fact or self.facts[0]
        value = self.cleaned_data["value"]
        if fact.what in _YES_OR_NO:
            value = value == "yes"
        run = fact.run
        stage, round_ = (run.stage, run.round) if run else (None, 1)
        return (Correction(fact.what, value, self.cleaned_data["reason"], stage, round_),)


def _facts(record: Feedback) -> Iterator[_Fact]:
    """Yield what may be put right: of a stage, only the days that there are."""
    runs = list(record.stage_runs.all())
    for what in Correctable:
        if what in _OF_A_RUN:
            yield from (_Fact(what, run) for run in runs if _has(run, what))
        elif what is not Correctable.WITHDRAWN_ON or record.withdrawn_on:
            yield _Fact(what)


def _has(run: StageRun, what: Correctable) -> bool:
    if what in {Correctable.REQUESTED_ON, Correctable.BEGUN_ON} and run.stage == 1:
        return False  # Stage 1 begins with receipt.
    return getattr(run, what.value) is not None


def _field(what: Correctable) -> Field:
    if what in _DAYS:
        return DayField("When was it truly?", missing="Enter the day on which it truly happened")
    if what in _YES_OR_NO:
        return chosen("What is so?", [("yes", "Yes"), ("no", "No")])
    if what in _CODES:
        return chosen("What is so?", [*_CODES[what].choices(), ("", "Not known")], required=False)
    if what is Correctable.CONTACT_PREFERENCES:
        return words("What is so?", required=False, rows=3)
    return _entry(what)


def _entry(what: Correctable) -> ChoiceField:
    held = lists()
    entries = {
        Correctable.SERVICE_AREA: held.service_areas,
        Correctable.THEME: held.themes,
        Correctable.CUSTOMER_GROUP: held.customer_groups,
    }[what]
    # What is retired may still be what was so at the time.
    choices = [
        (each.key, f"{each.name} (retired)" if each.is_retired else each.name) for each in entries
    ]
    if what is Correctable.SERVICE_AREA:
        return chosen("Which one is it?", choices)
    return chosen("Which one is it?", [*choices, ("", "None")], required=False)


def _recorded(record: Feedback, fact: _Fact) -> str:
    holder = fact.run or record
    name = fact.what.value
    value = getattr(holder, name)
    if isinstance(value, date):
        return written(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    label = getattr(holder, f"get_{name}_display", None)
    return str(label() if label else value or "")
