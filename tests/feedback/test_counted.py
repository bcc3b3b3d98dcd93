"""A figure and the list behind it count what was received once, and only what is ours."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.models import StageRun
from heard.casework.queries.tallies import stage_tally
from heard.feedback.queries import records_of
from heard.feedback.queries.tallies import register_tally
from heard.figures.coordinates import Dimension
from heard.rules.acts import Closing
from heard.rules.periods import ReportingYear
from tests.factories import record

YEAR = ReportingYear(2014)
AS_AT = date(2015, 3, 31)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("closing", "counts"),
    [
        (Closing.ANSWERED, 1),
        (Closing.WITHDRAWN, 1),
        (Closing.DECLINED, 1),
        (Closing.NOTED, 1),
        (Closing.MERGED, 0),  # counted where it was merged into
        (Closing.OUTSIDE, 0),  # a school's own affairs
    ],
)
def test_what_is_closed_counts_save_duplicates_and_what_is_not_ours(closing, counts):
    made = record(closed_on=AS_AT, closing=closing)
    tally = register_tally(2014, AS_AT, {made.service_area_id: "childrens-social-care"}, {})
    assert sum(tally.counts.values()) == counts
    assert records_of(YEAR, (), AS_AT).count() == counts


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rounds", "step"),
    [
        ([None], "requested"),
        ([date(2014, 7, 1)], "progressed"),
        ([None, date(2014, 8, 1)], "progressed"),  # met at a meeting, asked for again, and begun
        ([date(2014, 7, 1), date(2014, 8, 1)], "progressed"),  # reopened
    ],
)
def test_a_stage_gone_through_again_is_listed_once_by_the_furthest_it_came(rounds, step):
    made = record(stage=2)
    for number, progressed_on in enumerate(rounds, 1):
        StageRun.objects.create(
            feedback=made,
            stage=2,
            round=number,
            requested_on=date(2014, 6, 20),
            progressed_on=progressed_on,
        )
    for each in ("requested", "progressed"):
        chosen = ((Dimension.STAGE, ("2",)), (Dimension.STAGE_STEP, (each,)))
        assert records_of(YEAR, chosen, AS_AT).count() == (each == step)


@pytest.mark.django_db
def test_a_stage_of_a_duplicate_counts_no_more_than_the_duplicate():
    for closing in (Closing.MERGED, Closing.ANSWERED):
        made = record(stage=2, closed_on=AS_AT, closing=closing)
        StageRun.objects.create(feedback=made, stage=2, requested_on=date(2014, 6, 20))
    assert sum(stage_tally(2014).values()) == 1
    assert records_of(YEAR, ((Dimension.STAGE, ("2",)),), AS_AT).count() == 1
