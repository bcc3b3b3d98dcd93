"""Which records stand behind a figure? The list whose length is what the cell says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from heard.feedback.models import Feedback
from heard.feedback.queries.counted import counted
from heard.feedback.queries.record import due_by, verdict_on
from heard.feedback.queries.verdicts import Clock, verdict_condition
from heard.figures.coordinates import Dimension, Selection
from heard.rules.periods import ReportingYear
from heard.rules.timescales import Verdict

__all__ = [
    "PAGE_SIZE",
    "Listed",
    "Page",
    "Place",
    "clock_of",
    "counts_by_kind",
    "latest_year",
    "page_of",
    "records_of",
]

PAGE_SIZE = 50

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of records begins: after this record, in the order of receipt."""

    received_on: date
    id: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A record and how it stands by the clock that its list is judged by."""

    record: Feedback
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Page:
    """Some records in the order of receipt, and where the next page begins (None on the last)."""

    listed: tuple[Listed, ...]
    next_place: Place | None


def records_of(
    year: ReportingYear, selection: Selection, as_at: date
) -> QuerySet[Feedback, Feedback]:
    """Return the records of a year that a selection chooses, each as often as it was counted.

    Verdicts are as at that day. A figure of stages counts stages, so a selection of several stages
    holds a record once for each of them that it went through.
    """
    conditions = [_CONDITIONS[name](values) for name, values in selection if name in _CONDITIONS]
    conditions += [
        _judged(clock, values, as_at)
        for name, values in selection
        if (clock := _CLOCKS.get(name)) is not None
    ]
    # One call, so that conditions on a stage are all of the same stage.
    return counted().filter(*conditions, reporting_year=year.first_calendar_year)


def clock_of(selection: Selection) -> Clock:
    """Return the clock to judge a list by: the law's where the selection asks for its verdicts."""
    return "statutory" if Dimension.STATUTORY in dict(selection) else "target"


def page_of(
    records: QuerySet[Feedback, Feedback], clock: Clock, as_at: date, after: Place | None = None
) -> Page:
    """Return the page of those records that begins after a place, or the first, judged as at a day.

    The cost is that of one page, however far into the list it lies.
    """
    ordered = records.select_related("service_area", "theme").order_by("received_on", "id")
    if after is not None:
        ordered = ordered.filter(
            Q(received_on__gt=after.received_on) | Q(received_on=after.received_on, id__gt=after.id)
        )
    listed = tuple(
        Listed(each, verdict_on(each, due_by(each, clock), as_at))
        for each in ordered[: PAGE_SIZE + 1]
    )
    if len(listed) <= PAGE_SIZE:
        return Page(listed, None)
    last = listed[PAGE_SIZE - 1].record
    return Page(listed[:PAGE_SIZE], Place(last.received_on, last.pk))


def latest_year() -> ReportingYear | None:
    """Return the latest reporting year of which there are records, None where there are none."""
    years = Feedback.objects.order_by("-reporting_year").values_list("reporting_year", flat=True)
    latest = years.first()
    return None if latest is None else ReportingYear(latest)


def counts_by_kind() -> dict[int, dict[str, int]]:
    """Return, for each reporting year that has records, how many there are of each kind."""
    rows = counted().order_by().values_list("reporting_year", "kind").annotate(records=Count("*"))
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for year, kind, number in rows:
        counts[year][kind] = number
    return dict(counts)


def _among(field: str) -> Callable[[Values], Q]:
    """Return the condition that a column holds one of the values, "" being a blank one."""
    return lambda values: Q(**{f"{field}__in": values})


def _keyed(field: str) -> Callable[[Values], Q]:
    """Return the condition that a row of a list of the council's is one of these, "" for none."""

    def condition(values: Values) -> Q:
        chosen = Q(**{f"{field}__key__in": [value for value in values if value]})
        return chosen | Q(**{f"{field}__isnull": True}) if "" in values else chosen

    return condition


def _quarters(values: Values) -> Q:
    return Q(quarter__in=[int(value) for value in values])


def _young_person(values: Values) -> Q:
    return Q(young_person__in=[value == "yes" for value in values])


def _stages(values: Values) -> Q:
    """Return the condition on a stage: its first round, for one gone through again counts once."""
    return Q(stage_runs__stage__in=[int(value) for value in values], stage_runs__round=1)


def _stage_steps(values: Values) -> Q:
    """Return the condition on how far a stage came, in whichever round it came furthest."""
    begun = Exists(
        Feedback.objects.filter(
            pk=OuterRef("pk"),
            stage_runs__stage=OuterRef("stage_runs__stage"),
            stage_runs__progressed_on__isnull=False,
        )
    )
    came = {"requested": ~begun, "progressed": Q(begun)}
    return Q(stage_runs__round=1) & _any_of(Q(came[value]) for value in values)


def _judged(clock: Clock, values: Values, as_at: date) -> Q:
    return _any_of(verdict_condition(clock, value, as_at) for value in values)


def _any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


_CLOCKS: dict[Dimension, Clock] = {Dimension.TARGET: "target", Dimension.STATUTORY: "statutory"}
_CONDITIONS: dict[Dimension, Callable[[Values], Q]] = {
    Dimension.AGE_BAND: _among("age_band"),
    Dimension.CHANNEL: _among("channel"),
    Dimension.CUSTOMER_GROUP: _keyed("customer_group"),
    Dimension.KIND: _among("kind"),
    Dimension.OMBUDSMAN_DECISION: _among("ombudsman_case__decision"),
    Dimension.OUTCOME: _among("outcome"),
    Dimension.QUARTER: _quarters,
    Dimension.SERVICE: _keyed("service_area"),
    Dimension.STAGE: _stages,
    Dimension.STAGE_STEP: _stage_steps,
    Dimension.THEME: _keyed("theme"),
    Dimension.YOUNG_PERSON: _young_person,
}
