"""Which reporting year, quarter and month does a day belong to?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.periods import Quarter, ReportingYear, UnableToReadYear
from tests.rules.holidays_oracle import QUICK

YEAR = ReportingYear(2014)
ANY_DAY = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "label", "quarter"),
    [
        (date(2014, 3, 31), "2013/14", 4),
        (date(2014, 4, 1), "2014/15", 1),
        (date(2014, 6, 30), "2014/15", 1),
        (date(2014, 7, 1), "2014/15", 2),
        (date(2014, 9, 30), "2014/15", 2),
        (date(2014, 10, 1), "2014/15", 3),
        (date(2014, 12, 31), "2014/15", 3),
        (date(2015, 1, 1), "2014/15", 4),
        (date(2015, 3, 31), "2014/15", 4),
        (date(2016, 2, 29), "2015/16", 4),
        (date(2000, 3, 31), "1999/00", 4),
    ],
    ids=str,
)
def test_a_day_falls_in_the_year_from_april_and_its_quarter(day, label, quarter):
    year = ReportingYear.of(day)
    assert (year.label, year.quarter_of(day)) == (label, quarter)
    assert day in year
    assert Quarter.of(day) == Quarter(year, quarter)


def test_a_year_has_its_words_and_its_ends():
    assert (YEAR.label, YEAR.slug, str(YEAR)) == ("2014/15", "2014-15", "2014/15")
    assert (YEAR.first_day, YEAR.last_day) == (date(2014, 4, 1), date(2015, 3, 31))
    assert YEAR.previous.label == "2013/14"
    assert YEAR.following.label == "2015/16"
    assert YEAR.previous < YEAR < YEAR.following


@pytest.mark.parametrize(
    "words", ["2014-15", "2014/15", "2014/2015", "2014-2015", "2014", "2014–15", " 2014 / 15 "]
)
def test_a_year_is_read_however_it_is_written(words):
    assert ReportingYear.parse(words) == YEAR


@pytest.mark.parametrize("words", ["1999/00", "1999-2000", "1999"])
def test_a_year_is_read_across_the_turn_of_the_century(words):
    assert ReportingYear.parse(words) == ReportingYear(1999)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2014-16",
        "2014-25",
        "2014/2014",
        "14/15",
        "2014-5",
        "2014-15-16",
        "2014x",
        "٢٠١٤",
        "0014",
        "last",
    ],
)
def test_what_is_not_a_year_is_refused_with_the_way_to_write_it(words):
    with pytest.raises(UnableToReadYear, match="write it as 2014-15"):
        ReportingYear.parse(words)


def test_a_day_of_another_year_has_no_quarter_in_this_one():
    with pytest.raises(ValueError, match="2014-03-31 is not in the reporting year 2014/15"):
        YEAR.quarter_of(date(2014, 3, 31))
    assert date(2014, 3, 31) not in YEAR


def test_quarters_have_keys_words_and_ends():
    found = [(each.key, each.label, each.first_day, each.last_day) for each in YEAR.quarters]
    assert found == [
        ("q1", "Quarter 1", date(2014, 4, 1), date(2014, 6, 30)),
        ("q2", "Quarter 2", date(2014, 7, 1), date(2014, 9, 30)),
        ("q3", "Quarter 3", date(2014, 10, 1), date(2014, 12, 31)),
        ("q4", "Quarter 4", date(2015, 1, 1), date(2015, 3, 31)),
    ]


def test_the_months_run_from_april_to_march():
    assert YEAR.months() == tuple(
        date(2014 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)
    )
    assert Quarter(YEAR, 4).months() == (date(2015, 1, 1), date(2015, 2, 1), date(2015, 3, 1))


@pytest.mark.parametrize("number", [0, 5])
def test_there_is_no_quarter_but_four(number):
    with pytest.raises(ValueError, match=f"not {number}"):
        Quarter(YEAR, number)


@QUICK
@given(day=ANY_DAY)
def test_each_day_is_in_one_year_and_one_quarter(day):
    year, quarter = ReportingYear.of(day), Quarter.of(day)
    assert year.first_day <= day <= year.last_day
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter in year.quarters
    assert ReportingYear.parse(year.slug) == ReportingYear.parse(year.label) == year


@QUICK
@given(first_calendar_year=st.integers(1990, 2060))
def test_years_and_quarters_follow_one_another_without_a_gap(first_calendar_year):
    year = ReportingYear(first_calendar_year)
    ends = [quarter.last_day + timedelta(days=1) for quarter in year.quarters]
    starts = [quarter.first_day for quarter in (*year.quarters[1:], year.following.quarters[0])]
    assert ends == starts
    assert year.last_day + timedelta(days=1) == year.following.first_day
