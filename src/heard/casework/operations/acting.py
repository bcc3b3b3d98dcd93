"""The frame of every act: permission, lock, lawfulness, the change, its audit event, one whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import Entry, Subject
from heard.audit.operations import write_down
from heard.casework.followers import Follower
from heard.casework.models import StageRun
from heard.casework.operations.changes import Changes, in_words
from heard.casework.permissions import known_to, may
from heard.casework.queries.states import current_run, next_due_on, state_of
from heard.feedback.models import Feedback
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

Who = TypeVar("Who", bound=Staff | Follower)


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
class Case(Changes, Generic[Who]):
    """A record in the hands of an act: locked, lawful, and nothing written until the act ends."""

    record: Feedback
    run: StageRun | None
    state: CaseState
    by: Who
    at: datetime

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

    def refuse(self, sentence: str) -> None:
        """Refuse the act for a reason that its own facts give."""
        raise NotLawful(sentence)


@contextmanager
def acting(
    reference: str, act: Act, *, by: Who, at: datetime, version: int | None = None
) -> Iterator[Case[Who]]:
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


def _locked(reference: str, by: Staff | Follower) -> Feedback:
    found = (
        Feedback.objects.select_for_update(of=("self",))
        .select_related("service_area")
        .filter(known_to(by), reference=reference)
        .first()
    )
    if found is None:
        raise NothingKnown(f"No record is called {reference}.")
    return found


def _keep(case: Case[Who], act: Act) -> None:
    record = case.record
    if case.run is not None:
        case.run.save()
    record.next_due_on = next_due_on(record, current_run(record))
    record.version += 1
    record.changed_at = case.at
    record.save()
    subject = Subject("feedback", str(record.pk), record.reference)
    write_down(
        case.by.actor, case.at, [Entry(act.value, subject, tuple(case.changes), case.reason)]
    )
