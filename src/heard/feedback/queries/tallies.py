"""How many records of a year stand at which coordinates? One GROUP BY a tally."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Count

from heard.feedback.models import Feedback
from heard.feedback.queries.counted import counted
from heard.feedback.queries.verdicts import verdict_case
from heard.figures.inputs import AGES, ORIGINS, REGISTER
from heard.figures.tally import Tally
from heard.rules.working_days import Calendar

__all__ = ["age_tally", "origin_tally", "register_tally", "response_tally", "years_held"]

Keys = Mapping[int | None, str]


def register_tally(reporting_year: int, as_at: date, services: Keys, themes: Keys) -> Tally:
    """Return the year's records by `figures.inputs.REGISTER`, judged as at a day.

    `services` and `themes` give the key of each id; ids are counted, so that the covering index
    answers alone. The year is its first calendar year, as everywhere here.
    """
    rows = (
        counted()
        .filter(reporting_year=reporting_year)
        .annotate(on_target=verdict_case("target", as_at), by_law=verdict_case("statutory", as_at))
        .values_list(
            "kind",
            "service_area_id",
            "quarter",
            "theme_id",
            "outcome",
            "young_person",
            "on_target",
            "by_law",
        )
        .annotate(records=Count("*"))
        .order_by()
    )
    return Tally(
        REGISTER,
        {
            (
                kind,
                services[service],
                str(quarter),
                _key(themes, theme),
                outcome,
                "yes" if young else "no",
                on_target,
                by_law,
            ): records
            for kind, service, quarter, theme, outcome, young, on_target, by_law, records in rows
        },
    )


def origin_tally(reporting_year: int, customer_groups: Keys) -> Tally:
    """Return the year's records by `figures.inputs.ORIGINS`: how they came, and from whom."""
    rows = (
        counted()
        .filter(reporting_year=reporting_year)
        .values_list("kind", "quarter", "channel", "customer_group_id")
        .annotate(records=Count("*"))
        .order_by()
    )
    return Tally(
        ORIGINS,
        {
            (kind, str(quarter), channel, _key(customer_groups, group)): records
            for kind, quarter, channel, group, records in rows
        },
    )


def age_tally(reporting_year: int) -> Tally:
    """Return the records of young people of the year by `figures.inputs.AGES`."""
    rows = (
        counted()
        .filter(reporting_year=reporting_year, young_person=True)
        .values_list("kind", "age_band")
        .annotate(records=Count("*"))
        .order_by()
    )
    return Tally(AGES, {(kind, band): records for kind, band, records in rows})


def response_tally(reporting_year: int, calendar: Calendar) -> dict[str, Counter[int]]:
    """Return, for each kind, how many replies took each number of working days."""
    rows = (
        counted()
        .filter(reporting_year=reporting_year, responded_on__isnull=False)
        .values_list("kind", "received_on", "responded_on")
        .annotate(records=Count("*"))
        .order_by()
    )
    tally: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for kind, received_on, responded_on, records in rows:
        tally[kind][calendar.count(received_on, responded_on)] += records
    return dict(tally)


def years_held() -> dict[int, int]:
    """Return the number of records of each reporting year that has any, latest year first."""
    rows = (
        Feedback.objects.values_list("reporting_year")
        .annotate(records=Count("*"))
        .order_by("-reporting_year")
    )
    return dict(rows)


def _key(keys: Keys, id_: int | None) -> str:
    return "" if id_ is None else keys[id_]
