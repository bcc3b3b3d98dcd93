"""Where was time lost on the way to the answers of a year? Two GROUP BYs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from heard.casework.models import Extension, SignOffStep
from heard.casework.queries.sign_off_times import answer_due_on, days_late, first_of, part_of
from heard.feedback.queries import counted
from heard.procedures.queries import working_calendar
from heard.rules.acts import SignOff
from heard.rules.sign_off import AnswerPart, TimeLost
from heard.rules.vocabulary import Kind

__all__ = ["time_lost"]

Gone = tuple[AnswerPart, date, date, date, int]
"""A part of the way: the days it could begin, was due and was done, and how many went it so."""


def time_lost(reporting_year: int) -> tuple[TimeLost, ...]:
    """Return where time was lost over the complaints received in a reporting year.

    Every part is there, in turn, those in which no time was lost too. What was due by no day cannot
    be late, and is left out.
    """
    calendar = working_calendar()
    taken: defaultdict[AnswerPart, Counter[int]] = defaultdict(Counter)
    lost: defaultdict[AnswerPart, Counter[int]] = defaultdict(Counter)
    for part, began_on, due_on, done_on, times in _gone(reporting_year):
        taken[part][calendar.count(began_on, done_on)] += times
        lost[part][days_late(calendar, due_on, done_on)] += times
    return tuple(TimeLost(part, taken[part], lost[part]) for part in AnswerPart)


def _gone(reporting_year: int) -> Iterator[Gone]:
    # A list of ids, and no join: SQLite then reads runs and steps in the order in which they lie.
    complaints = counted().filter(reporting_year=reporting_year, kind=Kind.COMPLAINT)
    steps = SignOffStep.objects.filter(run__feedback__in=complaints.values("pk")).order_by()
    sent = steps.filter(
        step=SignOff.SIGNED_OFF, followed_by__isnull=True, run__responded_on__isnull=False
    )
    yield from _drafted_and_read(steps)
    yield from _sent(sent.filter(run__extensions__isnull=True))
    yield from _sent_after_more_time(sent.filter(run__in=Extension.objects.values("run")))


def _drafted_and_read(steps: QuerySet[SignOffStep, SignOffStep]) -> Iterator[Gone]:
    rows = (
        steps.filter(due_on__isnull=False)
        .annotate(began_on=Coalesce("follows__done_on", "run__requested_on"))
        .values_list("step", "follows__step", "began_on", "due_on", "done_on")
        .annotate(times=Count("*"))
    )
    for step, before, began_on, due_on, done_on, times in rows:
        yield part_of(step, before), began_on, due_on, done_on, times


def _sent(last_steps: QuerySet[SignOffStep, SignOffStep]) -> Iterator[Gone]:
    rows = last_steps.values_list(
        "done_on", "run__statutory_due_on", "run__target_due_on", "run__responded_on"
    ).annotate(times=Count("*"))
    for signed_off_on, by_law, by_target, sent_on, times in rows:
        if due_on := first_of(by_law, by_target):
            yield AnswerPart.SENDING, signed_off_on, due_on, sent_on, times


def _sent_after_more_time(last_steps: QuerySet[SignOffStep, SignOffStep]) -> Iterator[Gone]:
    """Yield those with an extension one by one: whether it was agreed in time is for the rules."""
    for step in last_steps.select_related("run__feedback").prefetch_related("run__extensions"):
        due_on = answer_due_on(step.run)
        if due_on and step.run.responded_on:
            yield AnswerPart.SENDING, step.done_on, due_on, step.run.responded_on, 1
