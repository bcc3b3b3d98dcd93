"""The frame of every act: permission, lock, lawfulness, the change, its audit event, one whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models, transaction

from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.models import StageRun
from heard.casework.permissions import may
from heard.casework.queries.states import current_run, next_due_on, state_of
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.rules.acts import Act, CaseState, why_not

__all__ = [
    "Case",
    "ChangedMeanwhile",
    "NotAllowed",
    "NotLawful",
    "NothingKnown",
    "acting",
    "council_day",
    "in_words",
]

_COUNCIL_TIME = ZoneInfo("Europe/London")


class NothingKnown(LookupError):
    """There is no such record, or none that this person may know of: the two look the same."""


class NotAllowed(PermissionError):
    """This person knows of the record and may not do this with it."""


class NotLawful(ValueError):
    """The act cannot be done now, or not with these facts; the sentence says why."""


class ChangedMeanwhile(Exception):
    """Somebody changed the record since the page was opened. Nothing was written."""

    def __init__(self, version: int) -> None:
        super().__init__("Somebody changed this record since you opened it.")
        self.version = version


def council_day(at: datetime) -> date:
    """Return the day of a moment in the council's time: 23:30 UTC in summer is the next day."""
    return at.astimezone(_COUNCIL_TIME).date()


@dataclass(slots=True)
class Case:
    """A record in the hands of an act: locked, lawful, and nothing written until the act ends.

    Change what is tracked through `set`, so that the history says what it was and what it became;
    `changes` may be added to for what has no column. `reason` goes into the history.
    """

    record: Feedback
    run: StageRun | None
    state: CaseState
    by: Staff
    at: datetime
    changes: list[Change] = field(default_factory=list)
    reason: str = ""

    @property
    def today(self) -> date:
        """Return the day of the act in the council's time."""
        return council_day(self.at)

    @property
    def stage_run(self) -> StageRun:
        """Return the run of the current stage, which a lawful act of a stage knows is there."""
        if self.run is None:
            raise NotLawful("There is no answer to give to this record.")
        return self.run

    def set(self, what: str, of: models.Model, name: str, value: object) -> None:
        """Change one column and note it in words; what is the same already is no change."""
        if getattr(of, name) != value:
            before = _shown(of, name)
            setattr(of, name, value)
            self.changes.append(Change(what, before, _shown(of, name)))

    def tell(self, what: str, before: object, after: object) -> None:
        """Note in words a change that no one column shows; what is the same is no change."""
        if in_words(before) != in_words(after):
            self.changes.append(Change(what, in_words(before), in_words(after)))

    def note(self, what: str, value: object) -> None:
        """Put a fact of the act into its history that replaces nothing."""
        self.changes.append(Change(what, "", in_words(value)))

    def refuse(self, sentence: str) -> None:
        """Refuse the act for a reason that its own facts give."""
        raise NotLawful(sentence)


@contextmanager
def acting(
    reference: str, act: Act, *, by: Staff, at: datetime, version: int | None = None
) -> Iterator[Case]:
    """Do one act with one record: everything inside is one transaction with one audit event.

    `version` is the one that the person saw. NothingKnown, NotAllowed, NotLawful or
    ChangedMeanwhile, and nothing written, when the act cannot be done.
    """
    with transaction.atomic():
        record = _locked(reference, by)
        if not may(by, act, record):
            raise NotAllowed(f"{by.name} may not do this: {act.label.lower()}.")
        if version is not None and record.version != version:
            raise ChangedMeanwhile(record.version)
        run = current_run(record)
        state = state_of(record, run)
        if sentence := why_not(act, state):
            raise NotLawful(sentence)
        case = Case(record, run, state, by, at)
        yield case
        _keep(case, act)


def _locked(reference: str, by: Staff) -> Feedback:
    found = (
        Feedback.objects.select_for_update(of=("self",))
        .select_related("service_area")
        .filter(visible_to(by), reference=reference)
        .first()
    )
    if found is None:
        raise NothingKnown(f"No record is called {reference}.")
    return found


def _keep(case: Case, act: Act) -> None:
    record = case.record
    if case.run is not None:
        case.run.save()
    record.next_due_on = next_due_on(record, current_run(record))
    record.version += 1
    record.save()
    subject = Subject("feedback", str(record.pk), record.reference)
    write_down(
        case.by.actor, case.at, [Entry(act.value, subject, tuple(case.changes), case.reason)]
    )


def _shown(of: models.Model, name: str) -> str:
    """Return what a column holds, a code among several in its own words."""
    label = getattr(of, f"get_{name}_display", None)
    return str(label() or "") if label else in_words(getattr(of, name))


def in_words(value: object) -> str:
    """Return a value as a history shows it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}"
    label = getattr(value, "label", None)
    return label if isinstance(label, str) else str(value)
