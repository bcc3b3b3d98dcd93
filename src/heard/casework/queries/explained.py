"""Which stored dates do their facts no longer explain? Asked every night; the answer is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import F, Model, Q, QuerySet, prefetch_related_objects

from heard.casework.models import Pause, StageRun
from heard.casework.queries.clocks import CLOCKED_FACTS, clock_facts
from heard.casework.queries.states import current_run, next_due_on
from heard.feedback.models import Feedback
from heard.procedures.queries import LabelledDue, Timetable, timetable
from heard.rules.periods import ReportingYear
from heard.rules.procedures import Step

__all__ = ["Unexplained", "unexplained"]

_AT_ONCE = 500
_CLOCKS = ("statutory", "target", "maximum")


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A date that is stored, and the one that its facts give instead."""

    reference: str
    what: str
    stored: date | str | None
    expected: date | str | None


def unexplained() -> Iterator[Unexplained]:
    """Yield every stored date that its facts do not explain.

    Of every record: a date that is not the one of its own reckoning, a record whose dates are not
    those of its first stage, a year or quarter in which it was not received. Of those still open,
    which the calendar may move: a date that, reckoned again, comes out otherwise; a wrong next day;
    a pause that is none.
    """
    yield from _not_as_reckoned(StageRun.objects.all(), "feedback__reference", _CLOCKS)
    yield from _not_as_reckoned(Feedback.objects.all(), "reference", _CLOCKS[:2])
    yield from _not_of_the_first_stage()
    yield from _not_of_the_year()
    table = timetable()
    open_ids = Feedback.objects.filter(closed_on__isnull=True).order_by("pk")
    ids = iter(open_ids.values_list("pk", flat=True))
    while some := list(islice(ids, _AT_ONCE)):
        yield from _not_as_it_stands(some, table)


def _not_as_reckoned(
    rows: QuerySet[Model], reference: str, clocks: tuple[str, ...]
) -> Iterator[Unexplained]:
    for clock in clocks:
        column = "maximum_on" if clock == "maximum" else f"{clock}_due_on"
        reckoned = f"{clock}_reckoning__due_on"
        found = rows.filter(_differ(column, reckoned)).values_list(reference, column, reckoned)
        for called, stored, expected in found:
            yield Unexplained(called, column, stored, expected)


def _not_of_the_first_stage() -> Iterator[Unexplained]:
    first = StageRun.objects.filter(stage=1, round=1)
    for column in ("statutory_due_on", "target_due_on", "responded_on"):
        on_record = f"feedback__{column}"
        found = first.filter(_differ(column, on_record))
        for row in found.values_list("feedback__reference", on_record, column):
            called, stored, expected = row
            yield Unexplained(called, column, stored, expected)


def _not_of_the_year() -> Iterator[Unexplained]:
    rows = Feedback.objects.values_list("reference", "received_on", "reporting_year", "quarter")
    for called, received_on, year, quarter in rows.iterator():
        expected = ReportingYear.of(received_on)
        of_year = (expected.first_calendar_year, expected.quarter_of(received_on))
        if of_year != (year, quarter):
            yield Unexplained(
                called,
                "reporting_year",
                f"{year}, quarter {quarter}",
                f"{of_year[0]}, quarter {of_year[1]}",
            )


def _not_as_it_stands(ids: list[int], table: Timetable) -> Iterator[Unexplained]:
    records = list(Feedback.objects.filter(pk__in=ids).select_related("service_area"))
    prefetch_related_objects(records, "stage_runs")
    runs = {}
    for record in records:
        run = current_run(record)
        if run is not None:
            run.feedback = record
            runs[record.pk] = run
    prefetch_related_objects(list(runs.values()), *CLOCKED_FACTS)
    for record in records:
        run = runs.get(record.pk)
        facts = [("next_due_on", record.next_due_on, next_due_on(record, run))]
        if run is not None and not run.responded_on and not run.resolved_on:
            facts += _dates_again(run, table)
            facts.append(("paused_since", record.paused_since, _standing_since(run.pauses.all())))
        for what, stored, expected in facts:
            if stored != expected:
                yield Unexplained(record.reference, what, stored, expected)


def _dates_again(run: StageRun, table: Timetable) -> list[tuple[str, date | None, date | None]]:
    dues = table.due(clock_facts(run))
    found = [
        ("statutory_due_on", run.statutory_due_on, _day(dues.statutory)),
        ("target_due_on", run.target_due_on, _day(dues.target)),
        ("maximum_on", run.maximum_on, _day(dues.maximum)),
    ]
    for row in run.steps.all():
        if row.step in list(Step) and not row.done_on:
            of_step = table.due(clock_facts(run, Step(row.step)))
            found.append((row.step, row.due_on, _day(of_step.statutory or of_step.target)))
    return found


def _day(due: LabelledDue | None) -> date | None:
    return due.due_on if due else None


def _standing_since(pauses: QuerySet[Pause]) -> date | None:
    """Return since when the whole record is paused."""
    whole = (each.from_on for each in pauses if each.to_on is None and not each.elements.all())
    return min(whole, default=None)


def _differ(column: str, other: str) -> Q:
    """Return the condition that two columns do not hold the same, nothing being the same too."""
    only_one = Q(**{f"{column}__isnull": True, f"{other}__isnull": False}) | Q(
        **{f"{column}__isnull": False, f"{other}__isnull": True}
    )
    return only_one | (Q(**{f"{column}__lt": F(other)}) | Q(**{f"{column}__gt": F(other)}))
