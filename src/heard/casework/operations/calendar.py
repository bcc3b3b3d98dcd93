"""A day is no longer worked, or is after all: open records are dated anew, closed ones stay."""

from __future__ import annotations

from collections.abc import Callable
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
from heard.feedback.permissions import visible_to
from heard.procedures.models import Closure
from heard.procedures.operations import UnableToAddClosure, UnableToRemoveClosure
from heard.procedures.operations import add_closure as add_to_calendar
from heard.procedures.operations import remove_closure as take_from_calendar
from heard.procedures.queries import Timetable, timetable

__all__ = ["Moved", "NewClosure", "add_closure", "date_anew", "remove_closure", "would_move"]

_AT_ONCE = 500
_RECKONINGS = ("statutory_reckoning_id", "target_reckoning_id", "maximum_reckoning_id")
_DUE = ["statutory_due_on", "statutory_reckoning", "target_due_on", "target_reckoning"]


@dataclass(frozen=True, slots=True)
class NewClosure:
    """A day that is not worked, what it is called, and whose closure it is."""

    on: date
    name: str
    reach: Closure.Reach = Closure.Reach.BANK_HOLIDAY


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change of the calendar moves: an entry for each open record whose dates are others."""

    entries: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """Return how many records moved."""
        return len(self.entries)

    def first_known_to(self, staff: Staff, most: int) -> tuple[Entry, ...]:
        """Return the first so many that this person may know of."""
        known: list[Entry] = []
        for first in range(0, self.number, _AT_ONCE):
            some = self.entries[first : first + _AT_ONCE]
            ids = [int(each.subject.id) for each in some]
            seen = set(
                Feedback.objects.filter(visible_to(staff), pk__in=ids).values_list("pk", flat=True)
            )
            known += [each for each in some if int(each.subject.id) in seen]
            if len(known) >= most:
                break
        return tuple(known[:most])


def would_move(change: Callable[[], Moved]) -> Moved:
    """Return what a change of the calendar would move, and keep nothing of it.

    The change itself is made and taken back, so that what is foretold is what happens.
    """
    with transaction.atomic():
        moved = change()
        transaction.set_rollback(True)
    return moved


@transaction.atomic
def add_closure(new: NewClosure, *, by: Staff, at: datetime) -> Moved:
    """Add a closure to the calendar, date every open record anew, and return which moved.

    NotAllowed for whoever neither manages complaints nor administers the office; NotLawful, with
    the sentence, when the day cannot be added.
    """
    _require_allowed(by)
    try:
        add_to_calendar(new.on, new.name, new.reach, f"{Closure.ENTERED_BY}{by.name}")
    except UnableToAddClosure as why:
        raise NotLawful(str(why)) from why
    change = Change(new.reach.label, "", new.name)
    write_down(by.actor, at, [Entry("closure_added", _subject(new.on, new.reach), (change,))])
    return date_anew(f"{in_words(new.on)} is not worked: {new.name}.", by=by.actor, at=at)


@transaction.atomic
def remove_closure(closure_id: int, *, by: Staff, at: datetime) -> Moved:
    """Take a closure out that was entered here, date open records anew, and return which moved.

    NotAllowed and NotLawful as `add_closure`.
    """
    _require_allowed(by)
    try:
        old = take_from_calendar(closure_id)
    except UnableToRemoveClosure as why:
        raise NotLawful(str(why)) from why
    reach = Closure.Reach(old.reach)
    change = Change(reach.label, old.name, "")
    write_down(by.actor, at, [Entry("closure_removed", _subject(old.on, reach), (change,))])
    return date_anew(f"{in_words(old.on)} is worked after all: {old.name}.", by=by.actor, at=at)


@transaction.atomic
def date_anew(reason: str, *, by: Actor, at: datetime) -> Moved:
    """Reckon the dates of every open record again, and return which moved.

    Each that moved has the old date, the new one and the reason in its history.
    """
    table = timetable()
    open_ids = iter(
        Feedback.objects.filter(closed_on__isnull=True).order_by("pk").values_list("pk", flat=True)
    )
    moved: list[Entry] = []
    while ids := list(islice(open_ids, _AT_ONCE)):
        entries = _date_some_anew(ids, table, reason, at)
        write_down(by, at, entries)
        moved += entries
    return Moved(tuple(moved))


def _require_allowed(by: Staff) -> None:
    if not may_change_calendar(by):
        raise NotAllowed(f"{by.name} may not change the calendar.")


def _subject(on: date, reach: Closure.Reach) -> Subject:
    return Subject("closure", f"{on} {reach}", in_words(on))


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
