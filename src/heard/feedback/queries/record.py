"""What is known of one record, and why is each of its dates what it is?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.feedback.models import Feedback
from heard.feedback.queries.verdicts import Clock
from heard.procedures.models import Reckoning
from heard.rules.timescales import Facts, Verdict, judge

__all__ = ["DateDue", "dates_due", "due_by", "verdict_on"]


@dataclass(frozen=True, slots=True)
class DateDue:
    """A date by which an answer is due: by whose rule, the verdict on it, and why that day.

    `sentences` are the reckoning as it was stored with the record.
    """

    rule: str
    procedure: str
    due_on: date
    verdict: Verdict
    sentences: tuple[str, ...]


def dates_due(record: Feedback, as_at: date) -> tuple[DateDue, ...]:
    """Return the dates that apply to a record, the law's first, judged as at a day."""
    dates = (
        (record.statutory_due_on, record.statutory_reckoning),
        (record.target_due_on, record.target_reckoning),
    )
    return tuple(
        _date_due(record, reckoning, due_on, as_at)
        for due_on, reckoning in dates
        if due_on is not None and reckoning is not None
    )


def due_by(record: Feedback, clock: Clock) -> date | None:
    """Return the day by which an answer was due by that clock; None where it sets none."""
    return record.target_due_on if clock == "target" else record.statutory_due_on


def verdict_on(record: Feedback, due_on: date | None, as_at: date) -> Verdict:
    """Return how a record stands against a date, as at a day."""
    facts = Facts(
        initial_due_on=due_on,
        responded_on=record.responded_on,
        withdrawn_on=record.withdrawn_on,
        paused_since=record.paused_since,
    )
    return judge(facts, as_at).initial


def _date_due(record: Feedback, reckoning: Reckoning, due_on: date, as_at: date) -> DateDue:
    procedure = reckoning.limit.version.procedure
    return DateDue(
        rule=procedure.get_basis_display(),
        procedure=procedure.name,
        due_on=due_on,
        verdict=verdict_on(record, due_on, as_at),
        sentences=tuple(reckoning.explanation.splitlines()),
    )
