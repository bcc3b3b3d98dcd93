"""When is one thing due by a pack, why, and how does it stand?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.rules.procedures import (
    Limit,
    Procedure,
    ProcedureVersion,
    Reckoned,
    Step,
    governing,
    reckon,
)
from heard.rules.timescales import Extension, Facts, Judgement, StartEvent, judge
from heard.rules.vocabulary import Kind
from heard.rules.working_days import Calendar

__all__ = ["Answer", "Question", "UnableToAsk", "answer"]


class UnableToAsk(LookupError):
    """The pack lays nothing down for what is asked, or not for that day."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was received or asked for, when, and what has happened since.

    `start_on` is the day of receipt, or at a later stage of the event that the limit runs from;
    `acknowledged_on` matters only where time runs from an acknowledgement.
    """

    kind: Kind
    start_on: date
    stage: int = 1
    step: Step = Step.RESPOND
    acknowledged_on: date | None = None
    extension: Extension | None = None
    responded_on: date | None = None
    as_at: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The limit, the date it gives and why; the verdicts as at a day, where there was one."""

    procedure: Procedure
    limit: Limit
    reckoned: Reckoned
    judged_on: date | None
    judgement: Judgement | None


def answer(question: Question, procedure: Procedure, calendar: Calendar) -> Answer:
    """Return when it is due by the version that governed the day, judged as at `as_at` if given.

    An extension without a day to judge on is judged on the day it was agreed. UnableToAsk says what
    the pack does lay down; UnableToStart and BeyondCalendar come from the rules.
    """
    limit = _limit(question, procedure)
    reckoned = reckon(limit, _dates(question, limit), calendar)
    facts = Facts(
        initial_due_on=reckoned.due.due_on,
        extensions=(question.extension,) if question.extension else (),
        maximum_on=reckoned.maximum.due_on if reckoned.maximum else None,
        responded_on=question.responded_on,
    )
    judged_on = question.as_at or (question.extension.agreed_on if question.extension else None)
    judgement = judge(facts, judged_on) if judged_on else None
    return Answer(procedure, limit, reckoned, judged_on, judgement)


def _dates(question: Question, limit: Limit) -> dict[StartEvent, date]:
    """Return which event happened when: a limit with a cap runs from one of two."""
    if limit.cap is None:
        return {limit.start: question.start_on}
    dates = {limit.cap_from: question.start_on}
    if question.acknowledged_on is not None:
        dates[limit.start] = question.acknowledged_on
    return dates


def _limit(question: Question, procedure: Procedure) -> Limit:
    version = governing(procedure.versions, question.start_on)
    if version is None:
        raise UnableToAsk(
            f"{procedure.key} was not in force on {question.start_on}: "
            f"{_in_force(procedure.versions)}."
        )
    limit = version.limit(question.kind, question.stage, question.step)
    if limit is None:
        held = "; ".join(f"{each.label} ({each.step})" for each in version.limits)
        raise UnableToAsk(
            f"{procedure.key} has no limit for {question.kind.label.lower()}, stage "
            f"{question.stage}: {question.step.label}. It has: {held}."
        )
    return limit


def _in_force(versions: tuple[ProcedureVersion, ...]) -> str:
    spans = (
        f"version {each.number} is from {each.in_force_from}"
        + (f" to {each.in_force_until}" if each.in_force_until else "")
        for each in versions
    )
    return ", ".join(spans)
