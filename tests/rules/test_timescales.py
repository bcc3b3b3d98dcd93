"""Which is the last day in time?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.timescales import Counting, SkippedDay, Timescale, UnableToCount, Unit, due_on
from heard.rules.working_days import BeyondCalendar, Calendar
from tests.rules.holidays_oracle import (
    ENGLAND_AND_WALES,
    QUICK,
    a_start,
    an_amount,
    oracle_offset,
)

NEXT, ROLL, START = Counting

BLACKPOOL = "Blackpool Council annual report 2014/15, section 6"
REG_2 = "SI 2006/1738 reg 2"
REG_14 = "SI 2006/1738 reg 14"
REG_17 = "SI 2006/1738 reg 17"
REG_19 = "SI 2006/1738 reg 19(4)"

WORKING_DAYS = [
    # start, working days, last day, what it shows, source
    ("2014-05-12", 15, "2014-06-03", "over the spring bank holiday", BLACKPOOL),
    ("2014-05-12", 5, "2014-05-19", "an MP's enquiry", BLACKPOOL),
    ("2014-03-31", 15, "2014-04-23", "over Easter and the end of the year", BLACKPOOL),
    ("2014-12-24", 5, "2015-01-05", "over Christmas: 29 to 31 December count", REG_2),
    ("2014-05-17", 10, "2014-06-02", "received on a Saturday", REG_14),
    ("2014-05-18", 10, "2014-06-02", "received on a Sunday", REG_14),
    ("2014-05-26", 10, "2014-06-09", "received on a bank holiday", REG_14),
    ("2024-02-29", 10, "2024-03-14", "received on a leap day", REG_14),
    ("2024-02-15", 10, "2024-02-29", "due on a leap day", REG_14),
    ("2014-06-09", 20, "2014-07-07", "stage 1 at its longest", REG_14),
    ("2018-10-01", 25, "2018-11-05", "stage 2", REG_17),
    ("2018-10-01", 65, "2019-01-03", "stage 2 at its longest", REG_17),
    ("2018-10-01", 30, "2018-11-12", "the panel meets", REG_19),
    ("2011-04-21", 5, "2011-05-04", "Easter and the wedding of 29 April 2011", REG_2),
    ("2012-05-28", 5, "2012-06-06", "4 and 5 June 2012", REG_2),
    ("2020-05-01", 5, "2020-05-11", "8 May 2020, and 4 May worked", REG_2),
    ("2022-05-27", 5, "2022-06-07", "2 and 3 June 2022, and 30 May worked", REG_2),
    ("2022-09-16", 1, "2022-09-20", "19 September 2022", REG_2),
    ("2023-05-05", 1, "2023-05-09", "8 May 2023", REG_2),
    ("2021-12-24", 1, "2021-12-29", "substitute days on 27 and 28 December", REG_2),
    ("2014-05-12", 0, "2014-05-12", "no time at all", "docs/rules/timescales.md"),
    ("2014-05-17", 0, "2014-05-17", "no time at all, on a Saturday", "docs/rules/timescales.md"),
]


@pytest.mark.parametrize(("start", "amount", "last", "shows", "source"), WORKING_DAYS)
def test_working_days_are_counted_from_the_day_after_the_start(start, amount, last, shows, source):
    due = due_on(date.fromisoformat(start), Timescale(amount), ENGLAND_AND_WALES)
    assert due.due_on == date.fromisoformat(last), (shows, source)


@pytest.mark.parametrize(
    ("start", "amount", "by_rule"),
    [
        # start                      next day is 1  rolled, added  start is 1
        ("Tuesday 2014-05-13", 15, ("2014-06-04", "2014-06-04", "2014-06-03")),
        ("Saturday 2024-12-28", 15, ("2025-01-20", "2025-01-21", "2025-01-20")),
        ("Monday, closed 2014-05-26", 1, ("2014-05-27", "2014-05-28", "2014-05-27")),
        ("Good Friday 2014-04-18", 3, ("2014-04-24", "2014-04-25", "2014-04-24")),
        ("Thursday 2017-05-18", 3, ("2017-05-23", "2017-05-23", "2017-05-22")),
    ],
)
def test_each_counting_rule_has_its_own_day_1(start, amount, by_rule):
    start_on = date.fromisoformat(start.rpartition(" ")[2])
    found = tuple(
        str(due_on(start_on, Timescale(amount, counting=rule), ENGLAND_AND_WALES).due_on)
        for rule in (NEXT, ROLL, START)
    )
    assert found == by_rule


def test_no_time_from_a_closed_day_is_rolled_forward_where_the_rule_rolls():
    none = Timescale(0, counting=ROLL)
    assert due_on(date(2014, 4, 18), none, ENGLAND_AND_WALES).due_on == date(2014, 4, 22)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2014-05-12", 15, "2014-05-27"),
        ("2014-05-12", 6, "2014-05-18"),  # a Sunday, and left there
        ("2014-12-24", 1, "2014-12-25"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2014-05-12", 0, "2014-05-12"),
    ],
)
@pytest.mark.parametrize("counting", list(Counting))
def test_calendar_days_are_added_as_they_come(start, days, last, counting):
    timescale = Timescale(days, Unit.CALENDAR_DAYS, counting)
    due = due_on(date.fromisoformat(start), timescale, ENGLAND_AND_WALES)
    assert (due.due_on, due.skipped) == (date.fromisoformat(last), ())


@pytest.mark.parametrize(
    ("start", "months", "last", "moved_over"),
    [
        ("2014-01-15", 6, "2014-07-15", ()),
        ("2013-08-31", 6, "2014-02-28", ()),  # February has no 31st
        ("2023-08-31", 6, "2024-02-29", ()),
        ("2014-02-28", 1, "2014-03-28", ()),  # the end of a month is not carried forward
        ("2014-12-01", 1, "2015-01-02", ((date(2015, 1, 1), "New Year's Day"),)),
        ("2014-05-31", 3, "2014-09-01", ((date(2014, 8, 31), "Sunday"),)),
        ("2024-02-29", 12, "2025-02-28", ()),
        ("2014-05-12", 0, "2014-05-12", ()),
        (
            "2014-05-17",
            0,
            "2014-05-19",
            ((date(2014, 5, 17), "Saturday"), (date(2014, 5, 18), "Sunday")),
        ),
    ],
)
def test_calendar_months_end_on_a_working_day(start, months, last, moved_over):
    timescale = Timescale(months, Unit.CALENDAR_MONTHS)
    due = due_on(date.fromisoformat(start), timescale, ENGLAND_AND_WALES)
    assert due.due_on == date.fromisoformat(last)
    assert tuple((each.day, each.why) for each in due.skipped) == moved_over


def test_every_day_left_out_is_named_with_its_reason():
    due = due_on(date(2014, 5, 16), Timescale(6), ENGLAND_AND_WALES)
    assert due.skipped == (
        SkippedDay(date(2014, 5, 17), "Saturday"),
        SkippedDay(date(2014, 5, 18), "Sunday"),
        SkippedDay(date(2014, 5, 24), "Saturday"),
        SkippedDay(date(2014, 5, 25), "Sunday"),
        SkippedDay(date(2014, 5, 26), "Spring Bank Holiday"),
    )


def test_a_councils_own_closure_days_count_only_in_a_calendar_that_has_them():
    start, five = date(2017, 5, 18), Timescale(5)
    closed = Calendar(date(2017, 1, 1), date(2017, 12, 31), {date(2017, 5, 22): "Council closed"})
    assert due_on(start, five, closed).due_on == date(2017, 5, 26)
    assert due_on(start, five, ENGLAND_AND_WALES).due_on == date(2017, 5, 25)


@QUICK
@given(start=a_start, amount=an_amount, counting=st.sampled_from(list(Counting)))
def test_working_days_agree_with_numpy_by_every_rule(start, amount, counting):
    amount = max(amount, 1)
    roll, counted = {
        NEXT: ("backward", amount),
        ROLL: ("forward", amount),
        START: ("forward", amount - 1),
    }[counting]
    due = due_on(start, Timescale(amount, counting=counting), ENGLAND_AND_WALES)
    assert due.due_on == oracle_offset(start, counted, roll)


@QUICK
@given(start=a_start, amount=st.integers(1, 130), counting=st.sampled_from(list(Counting)))
def test_days_left_out_and_days_counted_fill_the_time(start, amount, counting):
    due = due_on(start, Timescale(amount, counting=counting), ENGLAND_AND_WALES)
    day_0 = due.start_on if counting is not START else due.start_on - timedelta(days=1)
    skipped = {each.day for each in due.skipped}
    counted = [
        day
        for day in (day_0 + timedelta(days=1 + days) for days in range((due.due_on - day_0).days))
        if day not in skipped
    ]
    is_rolled = counting is ROLL and not ENGLAND_AND_WALES.is_working_day(start)
    assert len(counted) == amount + is_rolled
    assert all(ENGLAND_AND_WALES.is_working_day(day) for day in counted)
    assert not any(ENGLAND_AND_WALES.is_working_day(day) for day in skipped)


@QUICK
@given(start=a_start, months=st.integers(0, 11))
def test_months_later_is_never_in_another_month_until_rolled(start, months):
    due = due_on(start, Timescale(months, Unit.CALENDAR_MONTHS), ENGLAND_AND_WALES)
    unrolled = min([each.day for each in due.skipped if each.day >= start], default=due.due_on)
    months_on = (unrolled.year - start.year) * 12 + unrolled.month - start.month
    assert months_on == months
    assert unrolled.day == start.day or (unrolled + timedelta(days=1)).day == 1
    assert ENGLAND_AND_WALES.is_working_day(due.due_on)


@pytest.mark.parametrize("counting", list(Counting))
def test_a_calendar_that_begins_with_the_start_is_long_enough(counting):
    calendar = Calendar(date(2014, 5, 12), date(2014, 12, 31), {})
    due = due_on(date(2014, 5, 12), Timescale(3, counting=counting), calendar)
    assert due.due_on == date(2014, 5, 14 if counting is START else 15)


def test_a_negative_timescale_is_refused():
    with pytest.raises(ValueError, match="cannot be negative: -1 working days"):
        Timescale(-1)


def test_a_timescale_of_no_days_cannot_have_a_day_1():
    with pytest.raises(ValueError, match="at least 1 working day"):
        Timescale(0, counting=START)


@pytest.mark.parametrize(
    ("timescale", "words"),
    [
        (Timescale(15), "15 working days"),
        (Timescale(1), "1 working day"),
        (Timescale(1, Unit.CALENDAR_DAYS), "1 calendar day"),
        (Timescale(6, Unit.CALENDAR_MONTHS), "6 calendar months"),
    ],
)
def test_a_timescale_says_what_it_allows(timescale, words):
    assert str(timescale) == words


@pytest.mark.parametrize(
    ("unit", "amount"),
    [
        (Unit.CALENDAR_DAYS, 4_000_000),
        (Unit.CALENDAR_DAYS, 10**30),
        (Unit.CALENDAR_MONTHS, 12 * 8000),
    ],
)
def test_time_past_the_last_date_there_is_cannot_be_counted(unit, amount):
    with pytest.raises(UnableToCount, match="past the last date there is"):
        due_on(date(2014, 5, 12), Timescale(amount, unit), ENGLAND_AND_WALES)


@pytest.mark.parametrize("unit", [Unit.WORKING_DAYS, Unit.CALENDAR_MONTHS])
def test_time_past_the_calendar_names_the_year_it_needs(unit):
    with pytest.raises(BeyondCalendar, match="add the closure days of 2031"):
        due_on(date(2030, 12, 31), Timescale(1, unit), ENGLAND_AND_WALES)
