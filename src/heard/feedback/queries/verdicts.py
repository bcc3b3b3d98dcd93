"""Was it answered in time? The verdict of `rules.timescales.judge`, reckoned by the database.

A year of a million records is judged where it lies. The tests hold this to `judge` for every order
of the dates in it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.lookups import Exact

from heard.rules.timescales import Verdict

__all__ = ["Clock", "verdict_case", "verdict_condition"]

Clock = Literal["target", "statutory"]


def verdict_case(clock: Clock, as_at: date) -> Case:
    """Return an expression for the verdict's code against the clock's due date, as at that day.

    What is dated after `as_at` has not happened yet. The order of the cases is that of `judge`.
    """
    due_on = f"{clock}_due_on"
    withdrawn_first = Q(withdrawn_on__lte=as_at) & (
        Q(responded_on__isnull=True)
        | Q(responded_on__gt=as_at)
        | Q(withdrawn_on__lt=F("responded_on"))
    )
    answered = Q(responded_on__lte=as_at)
    stood_still = Q(paused_since__lte=as_at) & Q(paused_since__lte=F(due_on))
    return Case(
        When(
            Q(**{f"{due_on}__isnull": True}) | withdrawn_first, then=_code(Verdict.NOT_APPLICABLE)
        ),
        When(answered & (Q(responded_on__lte=F(due_on)) | stood_still), then=_code(Verdict.MET)),
        When(answered, then=_code(Verdict.MISSED)),
        When(stood_still, then=_code(Verdict.PAUSED)),
        When(Q(**{f"{due_on}__gte": as_at}), then=_code(Verdict.RUNNING)),
        default=_code(Verdict.OVERDUE),
        output_field=CharField(),
    )


def verdict_condition(clock: Clock, verdict: str, as_at: date) -> Q:
    """Return the condition that a record has the verdict of that code against the due date."""
    return Q(Exact(verdict_case(clock, as_at), _code(verdict)))


def _code(verdict: str) -> Value:
    return Value(str(verdict), output_field=CharField())
