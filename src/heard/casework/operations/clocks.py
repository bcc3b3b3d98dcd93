"""Reckoning the dates of a stage again, when what decides them has changed."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.models import StageRun
from heard.casework.operations.acting import Case
from heard.casework.operations.changes import Changes
from heard.casework.queries.clocks import clock_facts, is_first
from heard.procedures.operations import record_reckonings
from heard.procedures.queries import Dues, LabelledDue, Timetable, timetable
from heard.rules.procedures import Step

__all__ = ["reckon_again", "reckon_run"]

# What a history calls each date, and the columns that hold it and its reckoning.
_DATES = (
    ("due by law or code", "statutory", "statutory_due_on"),
    ("due by the council’s own target", "target", "target_due_on"),
    ("the most allowed", "maximum", "maximum_on"),
)


def reckon_again(case: Case, run: StageRun | None = None, table: Timetable | None = None) -> None:
    """Reckon the dates of a run (the current one) from its facts as they are now.

    Each date that moves is in the history with the old and the new one. The steps of a later stage
    that the procedure dates are reckoned too. A run other than the current one is saved here.
    """
    run = run or case.stage_run
    run.feedback = case.record
    table = table or timetable()
    reckon_run(case, run, table)
    if run is not case.run:
        run.save()


def reckon_run(history: Changes, run: StageRun, table: Timetable) -> None:
    """Put a run's due dates and their reckonings on it, and on the record where they are its own.

    The run is not saved, nor its record; its steps are.
    """
    dues = table.due(clock_facts(run))
    ids = record_reckonings(_each(dues))
    for words, name, column in _DATES:
        due: LabelledDue | None = getattr(dues, name)
        history.set(f"Stage {run.stage}: {words}", run, column, due.due_on if due else None)
        setattr(run, f"{name}_reckoning_id", ids[due] if due else None)
    if is_first(run):
        record = run.feedback
        record.statutory_due_on, record.target_due_on = run.statutory_due_on, run.target_due_on
        record.statutory_reckoning_id = run.statutory_reckoning_id
        record.target_reckoning_id = run.target_reckoning_id
    _reckon_steps(history, run, table)


def _reckon_steps(history: Changes, run: StageRun, table: Timetable) -> None:
    for row in run.steps.all():
        if row.step not in list(Step) or row.done_on:
            continue
        dues = table.due(clock_facts(run, Step(row.step)))
        due = dues.statutory or dues.target
        ids = record_reckonings([due] if due else [])
        what = f"Stage {run.stage}: {Step(row.step).label} due"
        history.set(what, row, "due_on", due.due_on if due else None)
        row.reckoning_id = ids[due] if due else None
        row.save()


def _each(dues: Dues) -> Iterator[LabelledDue]:
    return (due for due in (dues.statutory, dues.target, dues.maximum) if due)
