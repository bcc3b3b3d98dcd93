"""Keeping records with the stages they have come to: the one way, for one by hand or for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self

from django.db import transaction

from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.models import OmbudsmanCase, Remedy, StageRun
from heard.casework.new_steps import NO_STEPS, NewSteps, StageDates
from heard.feedback.new_records import NewFeedback
from heard.feedback.operations import Recorded, Recorder
from heard.procedures.operations import record_reckonings
from heard.procedures.queries import Dues, LabelledDue, StepFacts
from heard.rules.acts import Closing
from heard.rules.timescales import StartEvent
from heard.rules.vocabulary import Kind, OmbudsmanDecision

__all__ = ["CaseRecorder", "Told"]

_FIRST = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One record as it was told to us, with the steps it has been through already.

    `is_past` is true of what comes from a register: its compliments were accepted long ago.
    `changes` are what its history says of the beginning.
    """

    feedback: NewFeedback
    steps: NewSteps = NO_STEPS
    is_past: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _End:
    """When a record was closed, and why."""

    on: date
    why: Closing


@dataclass(slots=True)
class _Opening:
    """A record about to be kept: its facts, and every stage it is at or was at."""

    told: Told
    feedback: NewFeedback
    stages: list[tuple[StageDates, Dues]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CaseRecorder:
    """Records what the council was told, and opens its stages. Made once for a run.

    Every kind but a compliment has a stage 1, with its due dates, the most allowed, and why. A
    record is open while its last stage is unanswered.
    """

    recorder: Recorder

    @classmethod
    def open(cls) -> Self:
        """Return a recorder of the procedures, calendar and lists as they are now."""
        return cls(Recorder.open())

    @transaction.atomic
    def record(
        self, batch: Sequence[Told], *, verb: str, by: Actor, at: datetime
    ) -> list[Recorded]:
        """Keep records in the order given, each with one event of that verb in its history.

        UnableToRecord, and nothing kept, when one names a key that is not in the council's lists.
        """
        openings = [self._opening(told) for told in batch]
        recorded = self.recorder.record(
            [replace(opening.feedback, changed_at=at) for opening in openings]
        )
        pairs = list(zip(recorded, openings, strict=True))
        reckoned = record_reckonings(
            due for opening in openings for _, dues in opening.stages for due in _each(dues)
        )
        StageRun.objects.bulk_create(
            _run(made.record.pk, dates, dues, reckoned)
            for made, opening in pairs
            for dates, dues in opening.stages
        )
        _keep_outcomes(pairs)
        write_down(
            by,
            at,
            (
                Entry(
                    verb,
                    Subject("feedback", str(made.record.pk), made.record.reference),
                    opening.told.changes,
                )
                for made, opening in pairs
            ),
        )
        return recorded

    def _opening(self, told: Told) -> _Opening:
        new = told.feedback
        if new.kind is Kind.COMPLIMENT:
            closed_on = new.responded_on or new.received_on
            noted = replace(new, closed_on=closed_on, closing=Closing.NOTED)
            return _Opening(told, noted if told.is_past else new)
        first = StageDates(_FIRST, new.received_on, new.received_on, new.responded_on)
        stages: list[tuple[StageDates, Dues]] = [
            (dates, self._dues(new, dates, before))
            for before, dates in _in_turn([first, *told.steps.stages])
        ]
        last, dues = stages[-1]
        end = _end(told, last)
        is_due = end is None and last.responded_on is None
        standing = replace(
            new,
            stage=last.stage,
            closed_on=end.on if end else None,
            closing=end.why if end else "",
            next_due_on=_next_day(new, dues) if is_due else None,
        )
        return _Opening(told, standing, stages)

    def _dues(self, new: NewFeedback, dates: StageDates, before: StageDates | None) -> Dues:
        if before is None:
            return self.recorder.timetable.first_due(
                kind=new.kind,
                service_area_key=new.service_area,
                received_on=new.received_on,
                procedure=new.procedure,
            )
        known = {StartEvent.RECEIPT: new.received_on, StartEvent.REQUEST: dates.requested_on}
        if before.responded_on:
            known[StartEvent.RESPONSE] = before.responded_on
        return self.recorder.timetable.due(
            StepFacts(
                new.kind,
                new.service_area,
                new.received_on,
                known,
                stage=dates.stage,
                procedure=new.procedure,
            )
        )


def _in_turn(stages: Sequence[StageDates]) -> Iterator[tuple[StageDates | None, StageDates]]:
    """Yield each stage with the one before it, None before the first."""
    before = None
    for dates in sorted(stages, key=lambda each: each.stage):
        yield before, dates
        before = dates


def _end(told: Told, last: StageDates) -> _End | None:
    """Return when and why the record was closed, None while it is open."""
    new = told.feedback
    answered_on, withdrawn_on = last.responded_on, new.withdrawn_on
    if withdrawn_on and (answered_on is None or withdrawn_on < answered_on):
        return _End(withdrawn_on, Closing.WITHDRAWN)
    if new.kind is Kind.OMBUDSMAN:
        if told.steps.ombudsman_decision is OmbudsmanDecision.AWAITED:
            return None
        return _End(answered_on or new.received_on, Closing.DECIDED)
    return _End(answered_on, Closing.ANSWERED) if answered_on else None


def _next_day(new: NewFeedback, dues: Dues) -> date | None:
    """Return the first day on which something is due: a safeguarding concern at once."""
    if new.has_alarm:
        return new.received_on
    return min((due.due_on for due in (dues.statutory, dues.target) if due), default=None)


def _each(dues: Dues) -> Iterator[LabelledDue]:
    return (due for due in (dues.statutory, dues.target, dues.maximum) if due)


def _run(
    feedback_id: int, dates: StageDates, dues: Dues, reckoned: dict[LabelledDue, int]
) -> StageRun:
    run = StageRun(
        feedback_id=feedback_id,
        stage=dates.stage,
        requested_on=dates.requested_on,
        progressed_on=dates.progressed_on,
        responded_on=dates.responded_on,
    )
    if dues.statutory:
        run.statutory_due_on = dues.statutory.due_on
        run.statutory_reckoning_id = reckoned[dues.statutory]
    if dues.target:
        run.target_due_on = dues.target.due_on
        run.target_reckoning_id = reckoned[dues.target]
    if dues.maximum:
        run.maximum_on = dues.maximum.due_on
        run.maximum_reckoning_id = reckoned[dues.maximum]
    return run


def _keep_outcomes(pairs: Sequence[tuple[Recorded, _Opening]]) -> None:
    """Keep the Ombudsman's cases, and the remedies that records came with."""
    OmbudsmanCase.objects.bulk_create(
        OmbudsmanCase(
            feedback=made.record,
            reference=opening.told.steps.ombudsman_reference,
            decision=opening.told.steps.ombudsman_decision,
        )
        for made, opening in pairs
        if made.record.kind == Kind.OMBUDSMAN
    )
    Remedy.objects.bulk_create(
        Remedy(
            feedback=made.record,
            kind=opening.told.steps.remedy,
            amount=opening.told.steps.remedy_amount,
        )
        for made, opening in pairs
        if opening.told.steps.remedy
    )
