"""How does the last day move when a clock is stopped and runs again?"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heard.rules.timescales import Counting, Pause, Timescale, Unit, due_on
from tests.rules.holidays_oracle import (
    ENGLAND_AND_WALES,
    ONE_DAY,
    QUICK,
    a_start,
    oracle_count,
    oracle_offset,
)

START = date(2014, 5, 12)
FIFTEEN = Timescale(15)
UNPAUSED = date(2014, 6, 3)


def may(day):
    return date(2014, 5, day)


def june(day):
    return date(2014, 6, day)


@pytest.mark.parametrize(
    ("pauses", "last", "shows"),
    [
        ([Pause(may(19), may(22))], june(6), "three working days out, three working days on"),
        ([Pause(may(16), may(19))], june(4), "a Friday and a weekend are one working day"),
        ([Pause(may(17), may(19))], june(3), "a weekend is none"),
        ([Pause(may(23), may(28))], june(5), "the bank holiday is not counted twice"),
        ([Pause(may(20), may(20))], june(3), "stopped and started on one day: nothing"),
        ([Pause(may(13), may(14))], june(4), "day 1 itself"),
        ([Pause(june(3), june(4))], june(4), "the last day itself"),
        ([Pause(june(4), june(20))], june(3), "after the last day: the clock had run out"),
        ([Pause(may(1), may(8))], june(3), "before the start"),
        ([Pause(may(1), may(15))], june(5), "from before the start: only its days after it"),
        ([Pause(may(19), may(22)), Pause(may(20), may(21))], june(6), "one within the other"),
        ([Pause(may(19), may(21)), Pause(may(20), may(22))], june(6), "overlapping"),
        ([Pause(may(19), may(20)), Pause(may(20), may(22))], june(6), "one after the other"),
        ([Pause(may(19), may(22)), Pause(june(5), june(9))], june(10), "in the time won by one"),
        ([Pause(may(19), may(22)), Pause(june(9), june(11))], june(6), "after the time won"),
    ],
)
def test_a_pause_moves_the_last_day_by_its_working_days(pauses, last, shows):
    for order in permutations(pauses):
        due = due_on(START, FIFTEEN, ENGLAND_AND_WALES, order)
        assert (due.due_on, due.paused_since) == (last, None), shows


@pytest.mark.parametrize(
    ("counting", "start", "pause", "last"),
    [
        # day 0 is Monday 19 May when a Saturday is rolled forward; pausing day 0 pauses nothing
        (Counting.ROLL_FORWARD_THEN_ADD, may(17), Pause(may(17), may(20)), may(22)),
        (Counting.ROLL_FORWARD_THEN_ADD, may(17), Pause(may(19), may(21)), may(23)),
        # day 1 is the start itself, so pausing the start counts
        (Counting.START_IS_DAY_1, may(19), Pause(may(19), may(20)), may(22)),
        (Counting.NEXT_WORKING_DAY_IS_DAY_1, may(19), Pause(may(19), may(20)), may(22)),
    ],
)
def test_only_days_that_would_have_counted_are_taken_out(counting, start, pause, last):
    due = due_on(start, Timescale(3, counting=counting), ENGLAND_AND_WALES, [pause])
    assert due.due_on == last


def test_calendar_days_are_paused_by_the_day():
    timescale = Timescale(10, Unit.CALENDAR_DAYS)
    due = due_on(START, timescale, ENGLAND_AND_WALES, [Pause(may(16), may(19))])
    assert due.due_on == may(25)
    assert [each.day for each in due.skipped] == [may(16), may(17), may(18)]


@pytest.mark.parametrize(
    ("pause", "last"),
    [
        (Pause(may(14), may(16)), june(16)),  # Saturday 14 June, rolled to Monday
        (Pause(may(14), may(19)), june(17)),
        (Pause(june(12), june(13)), june(13)),  # on the last day
        (Pause(june(13), june(20)), june(12)),  # after it
    ],
)
def test_calendar_months_are_paused_by_the_day_and_then_rolled(pause, last):
    timescale = Timescale(1, Unit.CALENDAR_MONTHS)
    assert due_on(START, timescale, ENGLAND_AND_WALES, [pause]).due_on == last


def test_a_pause_in_the_days_won_by_rolling_ends_when_the_clock_runs_again():
    timescale = Timescale(1, Unit.CALENDAR_MONTHS)
    saturday_rolled_to_monday = due_on(may(14), timescale, ENGLAND_AND_WALES)
    assert saturday_rolled_to_monday.due_on == june(16)
    paused = due_on(may(14), timescale, ENGLAND_AND_WALES, [Pause(june(15), june(18))])
    assert paused.due_on == june(18)


def test_an_open_pause_leaves_the_clock_standing():
    due = due_on(START, FIFTEEN, ENGLAND_AND_WALES, [Pause(may(19))])
    assert (due.paused_since, due.due_on) == (may(19), UNPAUSED)
    assert all(each.why != "Clock stopped" for each in due.skipped)


def test_an_open_pause_after_the_last_day_stops_nothing():
    assert due_on(START, FIFTEEN, ENGLAND_AND_WALES, [Pause(june(4))]).paused_since is None


def test_an_open_pause_counts_after_those_that_have_ended():
    pauses = [Pause(june(2)), Pause(may(19), may(22))]
    due = due_on(START, FIFTEEN, ENGLAND_AND_WALES, pauses)
    assert (due.paused_since, due.due_on) == (june(2), june(6))


def test_an_open_pause_takes_in_all_that_follows_it():
    pauses = [Pause(may(19), may(22)), Pause(may(19)), Pause(may(21), may(28))]
    answers = {due_on(START, FIFTEEN, ENGLAND_AND_WALES, order) for order in permutations(pauses)}
    (due,) = answers
    assert (due.paused_since, due.due_on) == (may(19), UNPAUSED)


def test_a_pause_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot end before then, on 2014-05-18"):
        Pause(may(19), may(18))


a_length = st.integers(0, 40).map(lambda days: timedelta(days=days))


@st.composite
def some_pauses(draw, start):
    """Up to four ended pauses about the time that runs from `start`, overlapping as they will."""
    firsts = draw(st.lists(st.integers(-10, 90), max_size=4))
    return [
        Pause(start + timedelta(days=first), start + timedelta(days=first) + draw(a_length))
        for first in firsts
    ]


@QUICK
@given(start=a_start, amount=st.integers(1, 65), first=st.integers(1, 90), length=a_length)
def test_a_pause_moves_the_last_day_by_exactly_the_working_days_in_it(start, amount, first, length):
    timescale = Timescale(amount)
    before = due_on(start, timescale, ENGLAND_AND_WALES).due_on
    stopped_on = start + timedelta(days=first)
    assume(stopped_on <= before)
    runs_again_on = stopped_on + length
    due = due_on(start, timescale, ENGLAND_AND_WALES, [Pause(stopped_on, runs_again_on)]).due_on
    paused = oracle_count(stopped_on - ONE_DAY, runs_again_on - ONE_DAY)
    assert oracle_count(before, due) == paused
    assert ENGLAND_AND_WALES.subtract(due, paused) == before


@QUICK
@given(
    data=st.data(),
    start=a_start,
    amount=st.integers(1, 65),
    counting=st.sampled_from(list(Counting)),
)
def test_the_last_day_is_the_one_found_by_walking_day_by_day(data, start, amount, counting):
    pauses = data.draw(some_pauses(start))
    due = due_on(start, Timescale(amount, counting=counting), ENGLAND_AND_WALES, pauses)
    assert due.due_on == _walked(start, amount, counting, pauses)


@QUICK
@given(data=st.data(), start=a_start, amount=st.integers(1, 65))
def test_saying_a_pause_twice_or_in_two_parts_changes_nothing(data, start, amount):
    pauses = data.draw(some_pauses(start))
    in_parts = [
        part
        for pause in pauses
        for middle in [pause.from_on + (pause.to_on - pause.from_on) / 2]
        for part in (Pause(pause.from_on, middle), Pause(middle, pause.to_on))
    ]
    timescale = Timescale(amount)
    last = due_on(start, timescale, ENGLAND_AND_WALES, pauses).due_on
    assert due_on(start, timescale, ENGLAND_AND_WALES, pauses * 2).due_on == last
    assert due_on(start, timescale, ENGLAND_AND_WALES, in_parts).due_on == last


@QUICK
@given(
    start=a_start,
    amount=st.integers(0, 65),
    first=st.integers(-10, 90),
    unit=st.sampled_from(list(Unit)),
)
def test_a_pause_of_no_days_changes_nothing(start, amount, first, unit):
    timescale = Timescale(amount if unit is not Unit.CALENDAR_MONTHS else amount % 12, unit)
    day = start + timedelta(days=first)
    unpaused = due_on(start, timescale, ENGLAND_AND_WALES)
    paused = due_on(start, timescale, ENGLAND_AND_WALES, [Pause(day, day)])
    assert (paused.due_on, paused.skipped) == (unpaused.due_on, unpaused.skipped)


def _walked(start, amount, counting, pauses):
    """Count working days that no pause covers, one day at a time."""
    day = {
        Counting.NEXT_WORKING_DAY_IS_DAY_1: start,
        Counting.ROLL_FORWARD_THEN_ADD: oracle_offset(start, 0, "forward"),
        Counting.START_IS_DAY_1: start - ONE_DAY,
    }[counting]
    while amount:
        day += ONE_DAY
        is_paused = any(pause.from_on <= day < pause.to_on for pause in pauses)
        amount -= not is_paused and oracle_count(day - ONE_DAY, day)
    return day
