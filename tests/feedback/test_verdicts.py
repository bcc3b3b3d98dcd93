"""The database's verdict is that of `rules.timescales.judge`, whatever the order of the dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from heard.feedback.models import Feedback
from heard.feedback.queries import verdict_case, verdict_condition
from heard.rules.timescales import Facts, Verdict, judge
from tests.factories import RECEIVED_ON, service_area, unsaved_record

pytestmark = pytest.mark.django_db

DAYS = [None, *(RECEIVED_ON + timedelta(days=days) for days in range(5))]
AS_AT = [RECEIVED_ON + timedelta(days=days) for days in (-1, 0, 2, 3, 9)]


@pytest.fixture
def every_order_of_dates():
    """A record for every order of due, answered, withdrawn and paused days, and no day."""
    area = service_area()
    Feedback.objects.bulk_create(
        unsaved_record(
            service_area=area,
            target_due_on=due_on,
            statutory_due_on=due_on and due_on + timedelta(days=1),
            responded_on=responded_on,
            withdrawn_on=withdrawn_on,
            paused_since=paused_since,
        )
        for due_on, responded_on, withdrawn_on, paused_since in product(DAYS, repeat=4)
    )


@pytest.mark.parametrize("as_at", AS_AT, ids=str)
@pytest.mark.parametrize("clock", ["target", "statutory"])
@pytest.mark.usefixtures("every_order_of_dates")
def test_the_database_judges_as_the_rule_does(clock, as_at):
    records = Feedback.objects.annotate(verdict=verdict_case(clock, as_at))
    told_apart = [
        (each.reference, each.verdict, str(_judged(each, clock, as_at)))
        for each in records
        if each.verdict != _judged(each, clock, as_at)
    ]
    assert told_apart == []
    assert len(records) == len(DAYS) ** 4


@pytest.mark.usefixtures("every_order_of_dates")
def test_the_conditions_divide_the_records_between_them():
    as_at = date(2014, 5, 14)
    counts = {
        verdict: Feedback.objects.filter(verdict_condition("target", verdict, as_at)).count()
        for verdict in Verdict
    }
    expected = [_judged(each, "target", as_at) for each in Feedback.objects.all()]
    assert counts == {verdict: expected.count(verdict) for verdict in Verdict}


def _judged(record, clock, as_at):
    facts = Facts(
        initial_due_on=getattr(record, f"{clock}_due_on"),
        responded_on=record.responded_on,
        withdrawn_on=record.withdrawn_on,
        paused_since=record.paused_since,
    )
    return judge(facts, as_at).initial
