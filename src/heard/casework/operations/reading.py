"""Reading one record: whether one may, and the reading written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import Entry, Subject
from heard.audit.operations import write_down
from heard.audit.queries import was_done_since
from heard.casework.models import StageRun
from heard.casework.operations.acting import NotAllowed, NothingKnown
from heard.casework.permissions import may
from heard.casework.queries.states import current_run, state_of
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.rules.acts import Act, CaseState, why_not

__all__ = ["ONE_READING", "Considered", "consider", "offered_acts", "read_record"]

# Going to and fro between a record's page and its acts is one reading of it.
ONE_READING = timedelta(hours=1)
_WITH = ("service_area", "theme", "customer_group", "handler", "ombudsman_case")


@dataclass(frozen=True, slots=True)
class Considered:
    """A record before anything is done with it: its facts, and what they come to."""

    record: Feedback
    run: StageRun | None
    state: CaseState
    by: Staff


def read_record(reference: str, *, by: Staff, at: datetime) -> Considered:
    """Return a record, and write down that it was read: once an hour for each reader.

    NothingKnown where there is none that they may know of.
    """
    considered = _considered(reference, by)
    record = considered.record
    subject = Subject("feedback", str(record.pk), record.reference)
    with transaction.atomic():
        if not was_done_since(at - ONE_READING, "read", by.actor, subject):
            write_down(by.actor, at, [Entry("read", subject)])
    return considered


def consider(reference: str, act: Act, *, by: Staff) -> Considered:
    """Return a record for the page of an act that this person may do with it.

    NothingKnown where there is none that they may know of, NotAllowed where the act is not theirs.
    Whether it is open now is another question.
    """
    considered = _considered(reference, by)
    if not may(by, act, considered.record):
        raise NotAllowed(f"{by.name} may not do this: {act.label.lower()}.")
    return considered


def offered_acts(considered: Considered) -> tuple[tuple[Act, str | None], ...]:
    """Return the acts that this person may do, in order, each with why it is not open now."""
    return tuple(
        (act, why_not(act, considered.state))
        for act in Act
        if may(considered.by, act, considered.record)
    )


def _considered(reference: str, by: Staff) -> Considered:
    record = (
        Feedback.objects.select_related(*_WITH).filter(visible_to(by), reference=reference).first()
    )
    if record is None:
        raise NothingKnown(f"No record is called {reference}.")
    run = current_run(record)
    return Considered(record, run, state_of(record, run), by)
