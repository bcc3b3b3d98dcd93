"""Keeping records with the stages they have come to: the one way, for one by hand or for many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.db import transaction

from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.models import OmbudsmanCase, Remedy, StageRun
from heard.casework.new_steps import NO_STEPS, NewSteps, StageDates
from heard.common.bulk import insert_rows
from heard.feedback.new_records import NewFeedback, Standing
from heard.feedback.operations import Recorded, Recorder
from heard.procedures.operations import record_reckonings
from heard.procedures.queries import Dues, LabelledDue, StepFacts, Timetable, timetable
from heard.rules.acts import Closing
from heard.rules.timescales import StartEvent
from heard.rules.vocabulary import Kind, OmbudsmanDecision

__all__ = ["CaseRecorder", "Told"]


_RUN = (
    "feedback_id",
    "stage",
    "requested_on",
    "progressed_on",
    "responded_on",
    "resolved_on",
    "statutory_due_on",
    "target_due_on",
    "maximum_on",
    "statutory_reckoning_id",
    "target_reckoning_id",
    "maximum_reckoning_id",
)
_Stages = list[tuple[StageDates, Dues]]
_Ids = Mapping[LabelledDue, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One record as it was told to us, with the steps it has been through already.

    `procedure` is the key of the one chosen for it, "" for none, None for that of its service area.
    `is_past` is true of what comes from a register: its compliments were accepted long ago.
    `changes` are what its history says of the beginning.
    """

    feedback: NewFeedback
    steps: NewSteps = NO_STEPS
    procedure: str | None = None
    is_past: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRecorder:
    """Records what the council was told, and opens its stages. Made once for a run.

    Every kind but a compliment has a stage 1, with its due dates, the most allowed, and why. A
    record is open while its last stage is unanswered.
    """

    recorder: Recorder
    timetable: Timetable

    @classmethod
    def open(cls) -> Self:
        """Return a recorder of the procedures, calendar and lists as they are now."""
        return cls(Recorder.open(), timetable())

    @transaction.atomic
    def record(
        self, batch: Sequence[Told], *, verb: str, by: Actor, at: datetime
    ) -> list[Recorded]:
        """Keep records in the order given, each with one event of that verb in its history.

        UnableToRecord, and nothing kept, when one names a key that is not in the council's lists.
        """
        stages = [self._stages(told) for told in batch]
        ids = record_reckonings(due for runs in stages for _, dues in runs for due in _each(dues))
        recorded = self.recorder.record(
            [
                (told.feedback, _standing(told, runs, ids, at))
                for told, runs in zip(batch, stages, strict=True)
            ]
        )
        insert_rows(
            StageRun,
            _RUN,
            (
                (made.feedback_id, *_run(dates, dues, ids))
                for made, told, runs in zip(recorded, batch, stages, strict=True)
                for dates, dues in runs
                if told.feedback.kind is not Kind.COMPLIMENT
            ),
        )
        _keep_outcomes(recorded, batch)
        write_down(
            by,
            at,
            (
                Entry(
                    verb,
                    Subject("feedback", str(made.feedback_id), told.feedback.reference),
                    told.changes,
                )
                for made, told in zip(recorded, batch, strict=True)
            ),
        )
        return recorded

    def _stages(self, told: Told) -> _Stages:
        """Return every stage that a record is or was at, each with the dates it was due on."""
        new = told.feedback
        dues = self.timetable.first_due(
            kind=new.kind,
            service_area_key=new.service_area,
            received_on=new.received_on,
            procedure=told.procedure,
        )
        first = StageDates(1, new.received_on, new.received_on, new.responded_on)
        stages: _Stages = [(first, dues)]
        for dates in sorted(told.steps.stages, key=lambda each: each.stage):
            before, _ = stages[-1]
            stages.append((dates, self._later(told, dates, before)))
        return stages

    def _later(self, told: Told, dates: StageDates, before: StageDates) -> Dues:
        new = told.feedback
        known = {StartEvent.RECEIPT: new.received_on, StartEvent.REQUEST: dates.requested_on}
        if before.responded_on:
            known[StartEvent.RESPONSE] = before.responded_on
        return self.timetable.due(
            StepFacts(
                new.kind,
                new.service_area,
                new.received_on,
                known,
                stage=dates.stage,
                procedure=told.procedure,
            )
        )


def _standing(told: Told, stages: _Stages, ids: _Ids, at: datetime) -> Standing:
    """Return how far a record has come. Its own dates are those of its first stage."""
    (_, first), (last, dues) = stages[0], stages[-1]
    closed_on, closing = _end(told, last)
    return Standing(
        changed_at=None if told.is_past else at,
        stage=last.stage,
        statutory_due_on=first.statutory.due_on if first.statutory else None,
        statutory_reckoning_id=ids[first.statutory] if first.statutory else None,
        target_due_on=first.target.due_on if first.target else None,
        target_reckoning_id=ids[first.target] if first.target else None,
        next_due_on=None if closed_on else _next_day(told.feedback, last, dues),
        closed_on=closed_on,
        closing=closing,
    )


def _end(told: Told, last: StageDates) -> tuple[date | None, Closing | str]:
    """Return when and why a record was closed, (None, "") while it is open."""
    new, answered_on = told.feedback, last.over_on
    withdrawn_on = new.withdrawn_on
    if withdrawn_on and (answered_on is None or withdrawn_on < answered_on):
        return withdrawn_on, Closing.WITHDRAWN
    if new.kind is Kind.COMPLIMENT:
        closed_on = answered_on or new.received_on
        return (closed_on, Closing.NOTED) if told.is_past else (None, "")
    if new.kind is Kind.OMBUDSMAN:
        if told.steps.ombudsman_decision is OmbudsmanDecision.AWAITED:
            return None, ""
        return answered_on or new.received_on, Closing.DECIDED
    return (answered_on, Closing.ANSWERED) if answered_on else (None, "")


def _next_day(new: NewFeedback, last: StageDates, dues: Dues) -> date | None:
    """Return the next day on which something is due: a safeguarding concern at once."""
    if new.kind is Kind.COMPLIMENT:
        return None
    if new.has_alarm:
        return new.received_on
    if last.over_on:
        return None
    return min((due.due_on for due in (dues.statutory, dues.target) if due), default=None)


def _each(dues: Dues) -> Iterator[LabelledDue]:
    return (due for due in (dues.statutory, dues.target, dues.maximum) if due)


def _run(dates: StageDates, dues: Dues, ids: _Ids) -> tuple[Any, ...]:
    """Return a run as the columns after its record's id have it."""
    each = (dues.statutory, dues.target, dues.maximum)
    return (
        dates.stage,
        dates.requested_on,
        dates.progressed_on,
        dates.responded_on,
        dates.resolved_on,
        *(due.due_on if due else None for due in each),
        *(ids[due] if due else None for due in each),
    )


def _keep_outcomes(recorded: Sequence[Recorded], batch: Sequence[Told]) -> None:
    """Keep the Ombudsman's cases, and the remedies that records came with."""
    steps = [
        (made.feedback_id, told.feedback.kind, told.steps)
        for made, told in zip(recorded, batch, strict=True)
    ]
    insert_rows(
        OmbudsmanCase,
        ("feedback_id", "reference", "decision"),
        (
            (id_, taken.ombudsman_reference, taken.ombudsman_decision)
            for id_, kind, taken in steps
            if kind is Kind.OMBUDSMAN
        ),
    )
    insert_rows(
        Remedy,
        ("feedback_id", "kind", "amount"),
        ((id_, taken.remedy, taken.remedy_amount) for id_, _, taken in steps if taken.remedy),
    )
