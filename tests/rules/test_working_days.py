"""Which days does the office work, and how many lie between two dates?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.working_days import BeyondCalendar, Calendar
from tests.rules.holidays_oracle import (
    CLOSURES,
    ENGLAND_AND_WALES,
    FIRST,
    LAST,
    ONE_DAY,
    OTHER_CALENDAR,
    QUICK,
    a_start,
    an_amount,
    any_day,
    oracle_count,
    oracle_offset,
)

# Royal proclamations under the Banking and Financial Dealings Act 1971, London Gazette.
ONE_OFF = {
    date(2011, 4, 29): "wedding of Prince William",
    date(2012, 6, 4): "spring bank holiday, moved",
    date(2012, 6, 5): "Diamond Jubilee",
    date(2020, 5, 8): "early May bank holiday, moved to VE Day",
    date(2022, 6, 2): "spring bank holiday, moved",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "funeral of Queen Elizabeth II",
    date(2023, 5, 8): "coronation of King Charles III",
}
MOVED_AWAY = [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)]

# Banking and Financial Dealings Act 1971, Schedule 1: the day instead, when the day itself is a
# Saturday or Sunday.
SUBSTITUTES = [
    date(2006, 1, 2),
    date(2009, 12, 28),
    date(2010, 12, 27),
    date(2010, 12, 28),
    date(2011, 1, 3),
    date(2011, 12, 27),
    date(2012, 1, 2),
    date(2015, 12, 28),
    date(2016, 12, 27),
    date(2017, 1, 2),
    date(2020, 12, 28),
    date(2021, 12, 27),
    date(2021, 12, 28),
    date(2022, 1, 3),
    date(2022, 12, 27),
    date(2023, 1, 2),
    date(2026, 12, 28),
    date(2027, 12, 27),
    date(2027, 12, 28),
    date(2028, 1, 3),
]


@pytest.mark.parametrize("day", [*ONE_OFF, *SUBSTITUTES], ids=str)
def test_one_off_and_substitute_bank_holidays_are_not_working_days(day):
    assert not ENGLAND_AND_WALES.is_working_day(day)
    assert ENGLAND_AND_WALES.why_closed(day) == CLOSURES[day]
    assert ENGLAND_AND_WALES.count(day - ONE_DAY, day) == 0


def test_the_substitute_days_are_all_of_them():
    instead = {day for day, name in CLOSURES.items() if name.endswith("(observed)")}
    assert instead == set(SUBSTITUTES)


@pytest.mark.parametrize("day", MOVED_AWAY, ids=str)
def test_the_day_a_bank_holiday_was_moved_from_is_worked(day):
    assert ENGLAND_AND_WALES.is_working_day(day)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2014, 4, 18), "Good Friday"),
        (date(2014, 5, 12), None),
        (date(2014, 5, 17), "Saturday"),
        (date(2014, 5, 18), "Sunday"),
        (date(2014, 12, 24), None),
        (date(2014, 12, 25), "Christmas Day"),
        (date(2014, 12, 26), "Boxing Day"),
        (date(2014, 12, 29), None),
        (date(2021, 12, 25), "Christmas Day"),
        (date(2024, 2, 29), None),
        (date(2024, 3, 31), "Sunday"),
    ],
    ids=str,
)
def test_a_day_is_closed_for_a_reason_with_a_name(day, why):
    assert ENGLAND_AND_WALES.why_closed(day) == why
    assert ENGLAND_AND_WALES.is_working_day(day) is (why is None)


def test_the_days_between_christmas_and_new_year_are_worked_unless_the_council_says_otherwise():
    shut_down = {date(2014, 12, day): "Council closed" for day in (29, 30, 31)}
    locally = Calendar(FIRST, LAST, CLOSURES | shut_down)
    christmas_eve, new_year = date(2014, 12, 24), date(2015, 1, 1)
    assert ENGLAND_AND_WALES.count(christmas_eve, new_year) == 3
    assert locally.count(christmas_eve, new_year) == 0
    assert locally.why_closed(date(2014, 12, 30)) == "Council closed"


def test_every_day_of_twenty_five_years_is_counted_as_numpy_counts_it():
    days = np.arange(FIRST, LAST + ONE_DAY, dtype="datetime64[D]")
    expected = np.busday_count(FIRST + ONE_DAY, days + 1, busdaycal=OTHER_CALENDAR)
    expected[0] = 0
    counted = ENGLAND_AND_WALES.count_many((FIRST, day) for day in days.tolist())
    assert counted == expected.tolist()
    worked = [ENGLAND_AND_WALES.is_working_day(day) for day in days.tolist()]
    assert worked == np.is_busday(days, busdaycal=OTHER_CALENDAR).tolist()


@QUICK
@given(start=any_day, end=any_day)
def test_counting_agrees_with_numpy_either_way_round(start, end):
    assert ENGLAND_AND_WALES.count(start, end) == oracle_count(start, end)
    assert ENGLAND_AND_WALES.count(end, start) == -ENGLAND_AND_WALES.count(start, end)


@QUICK
@given(start=any_day, between=any_day, end=any_day)
def test_counts_of_two_stretches_add_up(start, between, end):
    count = ENGLAND_AND_WALES.count
    assert count(start, between) + count(between, end) == count(start, end)


@QUICK
@given(day=a_start, working_days=st.integers(1, 200))
def test_adding_agrees_with_numpy_from_any_day(day, working_days):
    assert ENGLAND_AND_WALES.add(day, working_days) == oracle_offset(day, working_days, "backward")


@QUICK
@given(day=st.dates(date(2007, 1, 1), LAST), working_days=st.integers(1, 200))
def test_subtracting_agrees_with_numpy_from_any_day(day, working_days):
    back = ENGLAND_AND_WALES.subtract(day, working_days)
    assert back == oracle_offset(day, -working_days, "forward")


@QUICK
@given(day=a_start, working_days=an_amount)
def test_adding_is_undone_by_subtracting_and_measured_by_counting(day, working_days):
    later = ENGLAND_AND_WALES.add(day, working_days)
    assert ENGLAND_AND_WALES.count(day, later) == working_days
    if ENGLAND_AND_WALES.is_working_day(day):
        assert ENGLAND_AND_WALES.subtract(later, working_days) == day


@pytest.mark.parametrize("day", [date(2014, 5, 12), date(2014, 5, 17), date(2014, 12, 25)], ids=str)
def test_no_working_days_lead_nowhere(day):
    assert ENGLAND_AND_WALES.add(day, 0) == day
    assert ENGLAND_AND_WALES.subtract(day, 0) == day
    assert ENGLAND_AND_WALES.count(day, day) == 0


@pytest.mark.parametrize("move", [ENGLAND_AND_WALES.add, ENGLAND_AND_WALES.subtract])
def test_a_negative_number_of_working_days_is_refused(move):
    with pytest.raises(ValueError, match="cannot be negative: -1"):
        move(date(2014, 5, 12), -1)


@pytest.mark.parametrize(
    ("ask", "year"),
    [
        (lambda calendar: calendar.is_working_day(date(2005, 12, 31)), 2005),
        (lambda calendar: calendar.why_closed(date(2031, 1, 1)), 2031),
        (lambda calendar: calendar.count(date(2006, 1, 2), date(2032, 1, 1)), 2032),
        (lambda calendar: calendar.count(date(2004, 1, 2), date(2006, 1, 2)), 2004),
        (lambda calendar: calendar.count_many([(FIRST, LAST), (FIRST, date(2040, 1, 1))]), 2040),
        (lambda calendar: calendar.add(date(2031, 1, 1), 1), 2031),
        (lambda calendar: calendar.add(date(2030, 12, 30), 2), 2031),
        (lambda calendar: calendar.add(date(2030, 12, 30), 10**30), 2031),
        (lambda calendar: calendar.subtract(date(2005, 6, 1), 1), 2005),
        (lambda calendar: calendar.subtract(date(2006, 1, 4), 2), 2005),
    ],
)
def test_a_question_beyond_the_calendar_is_refused_by_the_year_it_needs(ask, year):
    with pytest.raises(BeyondCalendar, match=f"add the closure days of {year}") as refused:
        ask(ENGLAND_AND_WALES)
    assert refused.value.year == year


def test_the_first_and_last_days_of_a_calendar_belong_to_it():
    assert ENGLAND_AND_WALES.add(date(2030, 12, 30), 1) == LAST
    assert ENGLAND_AND_WALES.subtract(date(2006, 1, 4), 1) == date(2006, 1, 3)
    assert ENGLAND_AND_WALES.count(FIRST, LAST) == oracle_count(FIRST, LAST)


def test_a_calendar_of_one_weekend_knows_that_nothing_is_worked():
    weekend = Calendar(date(2014, 5, 17), date(2014, 5, 18), {})
    assert weekend.count(date(2014, 5, 17), date(2014, 5, 18)) == 0
    with pytest.raises(BeyondCalendar):
        weekend.add(date(2014, 5, 17), 1)
    with pytest.raises(BeyondCalendar):
        weekend.subtract(date(2014, 5, 18), 1)


def test_a_calendar_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="cannot end on 2013-12-31"):
        Calendar(date(2014, 1, 1), date(2013, 12, 31), {})


def test_closures_added_afterwards_do_not_reach_a_calendar_already_built():
    closures = {date(2014, 5, 26): "Spring Bank Holiday"}
    calendar = Calendar(date(2014, 1, 1), date(2014, 12, 31), closures)
    closures[date(2014, 5, 27)] = "Proclaimed too late"
    assert calendar.is_working_day(date(2014, 5, 27))
