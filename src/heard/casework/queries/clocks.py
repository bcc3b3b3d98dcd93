"""What decides when a stage of a record is due? Its facts, as the timetable is asked."""

from __future__ import annotations

from datetime import date

from heard.casework.models import StageRun
from heard.casework.queries.governing import chosen_procedure
from heard.procedures.models import Reckoning
from heard.procedures.queries import StepFacts
from heard.rules.procedures import Step
from heard.rules.timescales import Extension, Facts, Pause, StartEvent, judge
from heard.rules.vocabulary import Kind

__all__ = [
    "CLOCKED_FACTS",
    "agreed_until",
    "clock_facts",
    "extensions_of",
    "is_first",
    "standstills",
    "told_due",
]

# What to fetch with runs, so that `clock_facts` of many asks nothing more.
CLOCKED_FACTS = (
    "feedback__service_area",
    "feedback__decisions",
    "feedback__stage_runs",
    "extensions",
    "pauses__elements",
    "steps",
)
_HAPPENINGS = {Step.HOLD_PANEL: StartEvent.MEETING, Step.REPORT: StartEvent.REPORT}


def is_first(run: StageRun) -> bool:
    """Return whether a run is the one whose dates stand on the record itself."""
    return run.stage == 1 and run.round == 1


def clock_facts(run: StageRun, step: Step = Step.RESPOND) -> StepFacts:
    """Return what decides when a step of a run is due, its answer unless another step is asked.

    Stage 1 runs from receipt, a later stage from its request, and a further round of either from
    the day of reopening. The version that governed the day of receipt governs to the end.
    """
    record = run.feedback
    return StepFacts(
        kind=Kind(record.kind),
        service_area=record.service_area.key,
        received_on=record.received_on,
        dates=_dates(run),
        stage=run.stage,
        step=step,
        procedure=chosen_procedure(record),
        pauses=standstills(run, stops_maximum=True),
        waits=standstills(run, stops_maximum=False),
        reopened_on=run.requested_on if run.round > 1 else None,
    )


def standstills(run: StageRun, *, stops_maximum: bool | None = None) -> tuple[Pause, ...]:
    """Return the whole record's pauses in a run: all, or those that (do not) stop the maximum."""
    return tuple(
        Pause(each.from_on, each.to_on)
        for each in run.pauses.all()
        if not each.elements.all() and stops_maximum in (None, each.stops_maximum)
    )


def extensions_of(run: StageRun) -> tuple[Extension, ...]:
    """Return the later dates agreed for a run."""
    return tuple(Extension(each.to, each.agreed_on) for each in run.extensions.all())


def agreed_until(run: StageRun) -> date | None:
    """Return the last date that was agreed in time, None where there is none.

    In time is measured against the date by law or code or, where there is none, the council's own.
    """
    facts = Facts(
        run.statutory_due_on or run.target_due_on,
        extensions_of(run),
        paused_since=run.feedback.paused_since,
    )
    return judge(facts, date.max).extended_to


def told_due(run: StageRun | None) -> tuple[date | None, Reckoning | None]:
    """Return the day that people are told, by law or code or else the council's own; and why."""
    if run is None:
        return None, None
    if run.statutory_due_on:
        return run.statutory_due_on, run.statutory_reckoning
    return run.target_due_on, run.target_reckoning


def _dates(run: StageRun) -> dict[StartEvent, date]:
    found = {StartEvent.RECEIPT: run.feedback.received_on}
    if run.stage > 1:
        found[StartEvent.REQUEST] = run.requested_on
        answers = [
            each.responded_on
            for each in run.feedback.stage_runs.all()
            if each.stage == run.stage - 1 and each.responded_on
        ]
        if answers:
            found[StartEvent.RESPONSE] = max(answers)
    if run.acknowledged_on:
        found[StartEvent.ACKNOWLEDGEMENT] = run.acknowledged_on
    for step in run.steps.all():
        if step.done_on and step.step in _HAPPENINGS:
            found[_HAPPENINGS[Step(step.step)]] = step.done_on
    return found
