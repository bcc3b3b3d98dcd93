"""Reading one record: whether one may, and the reading written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.models import StageRun
from heard.casework.operations.acting import NotAllowed, NothingKnown
from heard.casework.permissions import may
from heard.casework.queries.states import current_run, state_of
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.rules.acts import Act, CaseState, why_not

__all__ = ["Considered", "consider", "find_record", "offered_acts", "open_act", "read_record"]

_WITH = ("service_area", "theme", "customer_group", "handler", "ombudsman_case")


@dataclass(frozen=True, slots=True)
class Considered:
    """A record before anything is done with it: its facts, and what they come to."""

    record: Feedback
    run: StageRun | None
    state: CaseState
    by: Staff


@transaction.atomic
def read_record(
    reference: str, *, by: Staff, at: datetime, seen: tuple[Change, ...] = ()
) -> Considered:
    """Return a record, and write down that it was read: one event each time that it is shown.

    `seen` says what of it, where that is not its page. NothingKnown where there is none that they
    may know of; then nothing is written.
    """
    considered = find_record(reference, by=by)
    _write_reading(considered, at, seen)
    return considered


@transaction.atomic
def open_act(reference: str, act: Act, *, by: Staff, at: datetime) -> Considered:
    """Return a record for the page of an act, as `consider` does, and write down that it was read.

    The page shows what is complained of, so whoever opens it has read of it.
    """
    considered = consider(reference, act, by=by)
    _write_reading(considered, at, (Change("Page", "", act.label),))
    return considered


def consider(reference: str, act: Act, *, by: Staff) -> Considered:
    """Return a record for the page of an act that this person may do with it.

    NothingKnown where there is none that they may know of, NotAllowed where the act is not theirs.
    Whether it is open now is another question.
    """
    considered = find_record(reference, by=by)
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


def find_record(reference: str, *, by: Staff) -> Considered:
    """Return a record for an act that is done with it there and then, which leaves its own event.

    NothingKnown where there is none that they may know of.
    """
    record = (
        Feedback.objects.select_related(*_WITH).filter(visible_to(by), reference=reference).first()
    )
    if record is None:
        raise NothingKnown(f"No record is called {reference}.")
    run = current_run(record)
    return Considered(record, run, state_of(record, run), by)


def _write_reading(considered: Considered, at: datetime, seen: tuple[Change, ...]) -> None:
    record = considered.record
    subject = Subject("feedback", str(record.pk), record.reference)
    write_down(considered.by.actor, at, [Entry("read", subject, seen)])
