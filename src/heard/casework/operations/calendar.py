"""A day that is no longer worked: open records are dated anew, closed ones stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.db.models import prefetch_related_objects

from heard.accounts.staff import Staff
from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.models import StageRun
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.operations.changes import Changes, in_words
from heard.casework.operations.clocks import reckon_run
from heard.casework.permissions import may_change_calendar
from heard.casework.queries.clocks import CLOCKED_FACTS
from heard.casework.queries.states import current_run, next_due_on
from heard.feedback.models import Feedback
from heard.procedures.models import Closure
from heard.procedures.operations import UnableToAddClosure
from heard.procedures.operations import add_closure as add_to_calendar
from heard.procedures.queries import Timetable, timetable

__all__ = ["NewClosure", "add_closure", "date_anew"]

_AT_ONCE = 500
_RECKONINGS = ("statutory_reckoning_id", "target_reckoning_id", "maximum_reckoning_id")
_DUE = ["statutory_due_on", "statutory_reckoning", "target_due_on", "target_reckoning"]


@dataclass(frozen=True, slots=True)
class NewClosure:
    """A day that is not worked, what it is called, and whose closure it is."""

    on: date
    name: str
    reach: Closure.Reach = Closure.Reach.BANK_HOLIDAY


@transaction.atomic
def add_closure(new: NewClosure, *, by: Staff, at: datetime) -> int:
    """Add a closure to the calendar, date every open record anew, and return how many moved.

    NotAllowed for whoever neither manages complaints nor administers the office; NotLawful, with
    the sentence, when the day cannot be added.
    """
    if not may_change_calendar(by):
        raise NotAllowed(f"{by.name} may not change the calendar.")
    try:
        add_to_calendar(new.on, new.name, new.reach, f"Entered by {by.name}")
    except UnableToAddClosure as why:
        raise NotLawful(str(why)) from why
    change = Change(new.reach.label, "", new.name)
    subject = Subject("closure", f"{new.on} {new.reach}", in_words(new.on))
    write_down(by.actor, at, [Entry("closure_added", subject, (change,))])
    return date_anew(f"{in_words(new.on)} is not worked: {new.name}.", by=by.actor, at=at)


@transaction.atomic
def date_anew(reason: str, *, by: Actor, at: datetime) -> int:
    """Reckon the dates of every open record again, and return how many moved.

    Each that moved has the old date, the new one and the reason in its history.
    """
    table = timetable()
    open_ids = iter(
        Feedback.objects.filter(closed_on__isnull=True).order_by("pk").values_list("pk", flat=True)
    )
    moved = 0
    while ids := list(islice(open_ids, _AT_ONCE)):
        entries = _date_some_anew(ids, table, reason, at)
        write_down(by, at, entries)
        moved += len(entries)
    return moved


def _date_some_anew(ids: list[int], table: Timetable, reason: str, at: datetime) -> list[Entry]:
    """Date some records anew, locked, and return an entry for each whose dates moved."""
    entries, runs = [], []
    for run in _running(ids):
        history, record = Changes(reason=reason), run.feedback
        before = [getattr(run, column) for column in _RECKONINGS]
        reckon_run(history, run, table)
        record.next_due_on = next_due_on(record, run)
        if history.changes:
            record.version += 1
            record.changed_at = at
            subject = Subject("feedback", str(record.pk), record.reference)
            entries.append(Entry("dated_anew", subject, tuple(history.changes), reason))
        if history.changes or before != [getattr(run, column) for column in _RECKONINGS]:
            runs.append(run)
    StageRun.objects.bulk_update(runs, [*_DUE, "maximum_on", "maximum_reckoning"])
    Feedback.objects.bulk_update(
        (run.feedback for run in runs), [*_DUE, "next_due_on", "version", "changed_at"]
    )
    return entries


def _running(ids: list[int]) -> list[StageRun]:
    """Lock open records, and return their current runs that wait for an answer."""
    locked = Feedback.objects.select_for_update(of=("self",)).select_related("service_area")
    records = list(locked.filter(pk__in=ids, closed_on__isnull=True).order_by("pk"))
    prefetch_related_objects(records, "stage_runs")
    runs = []
    for record in records:
        run = current_run(record)
        if run is not None and not run.responded_on and not run.resolved_on:
            run.feedback = record
            runs.append(run)
    prefetch_related_objects(runs, *CLOCKED_FACTS)
    return runs
