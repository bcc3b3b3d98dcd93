"""Whatever a list is narrowed by, its page and its numbers are read from an index, and so far only.

On tables of so few records a database thinks every way as good as another. SQLite plans without
looking; PostgreSQL is told that a reading of the whole table is not to be had.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.casework.queries.counting import MOST_LOOKED_THROUGH
from heard.casework.queries.list_conditions import OfficeDay
from heard.casework.queries.list_counts import counts_by_tab
from heard.casework.queries.load import due_by_day, load_by_handler
from heard.casework.queries.worklists import Place, page_of
from heard.casework.worklist import WHO_LEFT, DueWindow, Sort, Tab, Wanted
from heard.feedback.models import Feedback
from heard.feedback.queries.search import search
from heard.procedures.queries import working_calendar
from heard.rules.timescales import Verdict
from tests.casework.cases import DUE_ON
from tests.casework.cast import CARE

CHOICES = (
    {},
    {"kind": "comment"},
    {"stage": "2"},
    {"service": CARE},
    {"theme": "confidentiality"},
    {"handler": "7"},
    {"handler": WHO_LEFT},
    {"verdict": Verdict.MISSED},
    {"due": DueWindow.WEEK},
    {"young_person": "yes"},
    {"text": "meeting"},
    {"text": "meeting taxi"},
    {"kind": "comment", "service": CARE, "theme": "confidentiality", "verdict": Verdict.MET},
    {"theme": "confidentiality", "text": "meeting", "young_person": "no"},
)


@pytest.fixture
def day(office):
    return OfficeDay(DUE_ON, working_calendar())


@pytest.fixture(params=["asha", "cleo"])
def staff(request, office):
    return getattr(office, request.param)


@pytest.fixture(params=[0, 5_000], ids=["every word is common", "every word is rare"])
def most_holders(request, monkeypatch):
    monkeypatch.setattr("heard.feedback.queries.indexed_words.MOST_HOLDERS", request.param)


def plans_of(act):
    """Return each question about records that an act asks, with the plan of the database for it."""
    with CaptureQueriesContext(connection) as captured:
        act()
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute("SET LOCAL enable_seqscan = off")
        for query in captured.captured_queries:
            sql = query["sql"]
            if 'FROM "feedback_feedback"' in sql and sql.startswith("SELECT"):
                cursor.execute(f"EXPLAIN {'' if is_postgresql else 'QUERY PLAN'} {sql}")
                yield sql, "\n".join(str(row[-1]) for row in cursor.fetchall())


def reads_the_whole_table(sql, plan):
    """Return whether records are read without an index, or the few ids that something else gives.

    A table has an alias in a query within another.
    """
    names = "|".join({"feedback_feedback", *re.findall(r'"feedback_feedback" (U\d)', sql)})
    return bool(re.search(rf"Seq Scan on feedback_feedback|SCAN ({names})(?! USING)", plan))


@pytest.mark.usefixtures("most_holders")
def test_every_number_is_counted_along_an_index_among_so_many_records(staff, day):
    for chosen in CHOICES:
        for sql, plan in plans_of(partial(counts_by_tab, Wanted(**chosen), staff, day)):
            assert " LIMIT " in sql, sql
            assert not reads_the_whole_table(sql, plan), (chosen, plan)


def test_a_number_without_words_takes_two_questions_each_along_its_own_index(staff, day):
    for chosen in (each for each in CHOICES if "text" not in each):
        asked = list(plans_of(partial(counts_by_tab, Wanted(**chosen), staff, day)))
        for (sql, plan), index in zip(
            asked, ("feedback_open_by_due_date", "feedback_latest_first"), strict=True
        ):
            assert sql.count(f"LIMIT {MOST_LOOKED_THROUGH}") == 1
            assert index in plan, plan
            assert "B-TREE" not in plan, plan
            assert "Sort" not in plan, plan


@pytest.mark.usefixtures("most_holders")
def test_every_page_is_read_from_an_index_and_no_further_than_it_is_filled(staff, day):
    for tab, chosen in product((Tab.OPEN, Tab.CLOSED), CHOICES):
        for sort, after in product(Sort, (None, Place(date(2025, 5, 12), 7))):
            if sort is Sort.CHANGED and after:
                continue
            wanted = Wanted(tab=tab, sort=sort, **chosen)
            for sql, plan in plans_of(partial(page_of, wanted, staff, day, after=after)):
                assert " LIMIT " in sql, sql
                assert not reads_the_whole_table(sql, plan), (wanted, plan)


@pytest.mark.usefixtures("most_holders")
def test_who_has_how_much_and_the_timetable_read_what_is_open_and_a_search_an_index(staff, day):
    for act in (
        lambda: load_by_handler(staff, day),
        lambda: due_by_day(staff, day),
        lambda: search("meeting", staff),
        lambda: search("meeting taxi", staff),
    ):
        for sql, plan in plans_of(act):
            assert " LIMIT " in sql, sql
            assert not reads_the_whole_table(sql, plan), plan


@pytest.mark.django_db
def test_a_reading_of_the_whole_table_would_be_noticed():
    for _, plan in plans_of(lambda: list(Feedback.objects.filter(channel="email"))):
        assert reads_the_whole_table("", plan)
