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

from heard.casework.models import Remedy
from heard.casework.queries.counting import MOST_LOOKED_THROUGH
from heard.casework.queries.list_conditions import OfficeDay, narrowed
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
from tests.casework.pages import browser_of

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


@pytest.fixture(
    params=[(0, 0), (0, 1_000), (5_000, 1_000)],
    ids=["words are common", "seldom stand together", "are rare"],
)
def most_holders(request, monkeypatch):
    most_holders, most_few = request.param
    monkeypatch.setattr("heard.feedback.queries.indexed_words.MOST_HOLDERS", most_holders)
    monkeypatch.setattr("heard.feedback.queries.search.MOST_FEW", most_few)


def numbers(wanted, staff, day):
    return counts_by_tab(narrowed(wanted, staff, day))


def page(wanted, staff, day, after):
    return page_of(narrowed(wanted, staff, day), after=after)


def plans_of(act):
    """Return each question about records that an act asks, with the plan of the database for it."""
    with CaptureQueriesContext(connection) as captured:
        act()
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgresql:
            # In a table of so few rows it would rather sort than follow an index in its order.
            for way in ("seqscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        for query in captured.captured_queries:
            sql = query["sql"]
            if '"feedback_feedback"' in sql and sql.startswith("SELECT"):
                cursor.execute(f"EXPLAIN {'' if is_postgresql else 'QUERY PLAN'} {sql}")
                yield sql, "\n".join(str(row[-1]) for row in cursor.fetchall())


def reads_all_records(sql, plan):
    """Return whether every record is read: without an index, or from one for a list of ids.

    A table has an alias in a query within another, which reads it whole unless it stops somewhere.
    """
    within = "|".join(set(re.findall(r'"feedback_feedback" ([U-W]\d)', sql)))
    stops = f"LIMIT {MOST_LOOKED_THROUGH})" in sql
    return bool(
        re.search(r"Seq Scan on feedback_feedback|SCAN feedback_feedback(?! USING)", plan)
        or (within and not stops and re.search(rf"SCAN ({within})\b", plan))
    )


@pytest.mark.usefixtures("most_holders")
def test_every_number_is_counted_along_an_index_among_so_many_records(staff, day):
    for chosen in CHOICES:
        for sql, plan in plans_of(partial(numbers, Wanted(**chosen), staff, day)):
            assert " LIMIT " in sql, sql
            assert not reads_all_records(sql, plan), (chosen, plan)


def test_a_number_without_words_takes_two_questions_each_along_its_own_index(staff, day):
    for chosen in (each for each in CHOICES if "text" not in each):
        asked = list(plans_of(partial(numbers, Wanted(**chosen), staff, day)))
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
            for sql, plan in plans_of(partial(page, wanted, staff, day, after)):
                assert " LIMIT " in sql, sql
                assert not reads_all_records(sql, plan), (wanted, plan)


@pytest.mark.usefixtures("most_holders")
@pytest.mark.parametrize("words", ["meeting", "meeting taxi"])
def test_a_search_reads_an_index_and_no_further_than_it_finds(staff, words):
    for sql, plan in plans_of(partial(search, words, staff)):
        assert " LIMIT " in sql, sql
        assert not reads_all_records(sql, plan), plan


def test_who_has_how_much_and_what_falls_on_which_day_is_read_along_what_is_open(staff, day):
    for act in (load_by_handler, due_by_day):
        for sql, plan in plans_of(partial(act, staff, day)):
            assert " LIMIT " in sql, sql
            assert "feedback_open_by_" in plan, plan


@pytest.mark.parametrize("address", ["/today/", "/work/", "/work/timetable/", "/work/?tab=closed"])
def test_no_page_that_is_open_all_day_reads_every_record(office, address):
    for who in (office.asha, office.cleo, office.eve, office.aud):
        for sql, plan in plans_of(partial(browser_of(who).get, address)):
            assert not reads_all_records(sql, plan), (sql, plan)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "all_records",
    [
        Feedback.objects.filter(channel="email"),
        Remedy.objects.filter(feedback__in=Feedback.objects.filter(is_restricted=False)),
    ],
    ids=["of the table", "for a list of ids"],
)
def test_a_reading_of_all_records_would_be_noticed(all_records):
    if connection.vendor == "sqlite":
        ((sql, plan),) = plans_of(partial(list, all_records))
        assert reads_all_records(sql, plan)
