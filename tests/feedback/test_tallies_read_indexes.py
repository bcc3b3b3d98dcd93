"""A year's tallies read an index of that year alone, whatever columns a record comes to have."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.casework.queries.tallies import ombudsman_complainants, ombudsman_tally
from heard.feedback.queries.tallies import (
    age_tally,
    origin_tally,
    register_tally,
    response_tally,
)
from heard.procedures.queries import working_calendar

pytestmark = pytest.mark.django_db

AS_AT = date(2015, 3, 31)
# On an empty table PostgreSQL thinks every way as good as another, unless told to try without.
WITHOUT_READING = """
SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexscan = off
"""


def plans_of(tally):
    """Return the plan of each statement that a tally runs."""
    with CaptureQueriesContext(connection) as captured:
        tally()
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute(WITHOUT_READING)
        for query in captured.captured_queries:
            cursor.execute(f"EXPLAIN {'' if is_postgresql else 'QUERY PLAN'} {query['sql']}")
            yield "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize(
    "tally",
    [
        lambda: register_tally(2014, AS_AT, {}, {}),
        lambda: origin_tally(2014, {}),
        lambda: age_tally(2014),
        lambda: response_tally(2014, working_calendar()),
    ],
    ids=["register", "origin", "age", "response"],
)
def test_a_tally_of_records_never_reads_the_records_themselves(tally):
    plan = list(plans_of(tally))[-1]
    index_alone = "Index Only Scan" if connection.vendor == "postgresql" else "COVERING INDEX"
    assert index_alone in plan
    assert "reporting_year" in plan


@pytest.mark.parametrize("tally", [ombudsman_tally, ombudsman_complainants])
def test_the_cases_of_a_year_are_told_without_a_list_of_the_records_of_every_year(tally):
    (plan,) = plans_of(lambda: tally(2014))
    assert "SUBQUERY" not in plan.upper()
    assert "SUBPLAN" not in plan.upper()
