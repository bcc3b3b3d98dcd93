"""Can the explanation of a last day be put into a letter as it stands?"""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.timescales import Counting, Pause, Timescale, Unit, due_on
from heard.rules.timescales.day_words import day_in_words, days_in_words, listed
from tests.rules.holidays_oracle import ENGLAND_AND_WALES, QUICK, a_start

ROLL = Counting.ROLL_FORWARD_THEN_ADD
START_IS_DAY_1 = Counting.START_IS_DAY_1


def explained(start, timescale, *pauses):
    return due_on(date.fromisoformat(start), timescale, ENGLAND_AND_WALES, pauses).sentences()


def test_working_days_are_explained_day_by_day():
    assert explained("2014-05-12", Timescale(15)) == (
        "15 working days are allowed, counted from Monday 12 May 2014.",
        "That day is day 0; day 1 is the next working day, Tuesday 13 May 2014.",
        "Saturdays and Sundays are not counted: 17, 18, 24, 25 and 31 May; 1 June 2014.",
        "Monday 26 May 2014 (Spring Bank Holiday) is not counted.",
        "Day 15, the last day in time, is Tuesday 3 June 2014.",
    )


def test_several_closed_days_are_named_in_one_sentence():
    assert explained("2014-12-23", Timescale(5)) == (
        "5 working days are allowed, counted from Tuesday 23 December 2014.",
        "That day is day 0; day 1 is the next working day, Wednesday 24 December 2014.",
        "Saturdays and Sundays are not counted: 27 and 28 December 2014.",
        (
            "Thursday 25 December 2014 (Christmas Day), Friday 26 December 2014 (Boxing Day) and "
            "Thursday 1 January 2015 (New Year's Day) are not counted."
        ),
        "Day 5, the last day in time, is Friday 2 January 2015.",
    )


def test_one_day_is_said_in_the_singular():
    assert explained("2014-05-12", Timescale(1)) == (
        "1 working day is allowed, counted from Monday 12 May 2014.",
        "That day is day 0; day 1 is the next working day, Tuesday 13 May 2014.",
        "Day 1, the last day in time, is Tuesday 13 May 2014.",
    )


@pytest.mark.parametrize(
    ("start", "timescale", "sentence"),
    [
        (
            "2024-12-28",
            Timescale(15),
            "That day is day 0; day 1 is the next working day, Monday 30 December 2024.",
        ),
        (
            "2024-12-28",
            Timescale(15, counting=ROLL),
            (
                "That day is not a working day, so the next one, Monday 30 December 2024, is "
                "day 0; day 1 is the next working day, Tuesday 31 December 2024."
            ),
        ),
        (
            "2024-12-30",
            Timescale(15, counting=ROLL),
            "That day is day 0; day 1 is the next working day, Tuesday 31 December 2024.",
        ),
        (
            "2024-12-28",
            Timescale(15, counting=START_IS_DAY_1),
            (
                "That day is not a working day: day 1 is the next working day, "
                "Monday 30 December 2024."
            ),
        ),
        ("2024-12-30", Timescale(15, counting=START_IS_DAY_1), "That day is day 1."),
        ("2024-12-30", Timescale(0), "That day is day 0."),
        (
            "2024-12-28",
            Timescale(0, counting=ROLL),
            "That day is not a working day, so the next one, Monday 30 December 2024, is day 0.",
        ),
        (
            "2014-05-12",
            Timescale(28, Unit.CALENDAR_DAYS),
            "Every day counts, weekends and bank holidays too.",
        ),
        (
            "2013-08-31",
            Timescale(6, Unit.CALENDAR_MONTHS),
            "February 2014 has no day 31, so its last day is taken.",
        ),
    ],
)
def test_the_second_sentence_says_how_days_are_counted(start, timescale, sentence):
    assert explained(start, timescale)[1] == sentence


def test_months_say_over_which_days_their_end_was_moved():
    assert explained("2014-12-01", Timescale(1, Unit.CALENDAR_MONTHS)) == (
        "1 calendar month is allowed, counted from Monday 1 December 2014.",
        "Thursday 1 January 2015 (New Year's Day) is not counted.",
        "The last day in time is Friday 2 January 2015.",
    )


def test_a_month_that_has_the_day_says_nothing_of_its_length():
    assert explained("2014-01-31", Timescale(2, Unit.CALENDAR_MONTHS)) == (
        "2 calendar months are allowed, counted from Friday 31 January 2014.",
        "The last day in time is Monday 31 March 2014.",
    )


@pytest.mark.parametrize(
    ("pause", "sentences"),
    [
        (
            Pause(date(2014, 5, 19), date(2014, 5, 22), "the police investigated"),
            (
                (
                    "The clock was stopped on Monday 19 May 2014 while the police investigated and "
                    "ran again from Thursday 22 May 2014."
                ),
                (
                    "3 working days are not counted because the clock was stopped: "
                    "19, 20 and 21 May 2014."
                ),
                "Day 15, the last day in time, is Friday 6 June 2014.",
            ),
        ),
        (
            Pause(date(2014, 5, 16), date(2014, 5, 19)),
            (
                (
                    "The clock was stopped on Friday 16 May 2014 and ran again from "
                    "Monday 19 May 2014."
                ),
                "1 working day is not counted because the clock was stopped: 16 May 2014.",
                "Day 15, the last day in time, is Wednesday 4 June 2014.",
            ),
        ),
        (
            Pause(date(2014, 5, 19), reason="an advocate is found"),
            (
                "The clock has been stopped since Monday 19 May 2014 while an advocate is found.",
                "The last day is not fixed until the clock runs again.",
                "Had it not stopped, the last day would be Tuesday 3 June 2014.",
            ),
        ),
        (
            Pause(date(2014, 5, 20), date(2014, 5, 20)),
            (
                "A pause on Tuesday 20 May 2014 lasted no days and changes nothing.",
                "Day 15, the last day in time, is Tuesday 3 June 2014.",
            ),
        ),
        (
            Pause(date(2014, 6, 4)),
            (
                (
                    "The pause that began on Wednesday 4 June 2014 came after the last day and "
                    "changes nothing."
                ),
                "Day 15, the last day in time, is Tuesday 3 June 2014.",
            ),
        ),
        (
            Pause(date(2014, 6, 3)),
            (
                "The clock has been stopped since Tuesday 3 June 2014.",
                "The last day is not fixed until the clock runs again.",
                "Had it not stopped, the last day would be Tuesday 3 June 2014.",
            ),
        ),
        (
            Pause(date(2014, 5, 1), date(2014, 5, 12)),
            (
                (
                    "The pause that ended on Monday 12 May 2014 came before the start and "
                    "changes nothing."
                ),
                "Day 15, the last day in time, is Tuesday 3 June 2014.",
            ),
        ),
        (
            Pause(date(2014, 5, 1), date(2014, 5, 6)),
            (
                (
                    "The pause that ended on Tuesday 6 May 2014 came before the start and "
                    "changes nothing."
                ),
                "Day 15, the last day in time, is Tuesday 3 June 2014.",
            ),
        ),
    ],
)
def test_a_pause_is_explained_whatever_it_changed(pause, sentences):
    assert explained("2014-05-12", Timescale(15), pause)[4:] == sentences


def test_a_first_day_on_which_the_clock_stood_still_is_not_day_1():
    pause = Pause(date(2014, 5, 13), date(2014, 5, 15))
    assert explained("2014-05-12", Timescale(5), pause)[1] == (
        "That day is day 0; day 1 is the first working day on which the clock ran, "
        "Thursday 15 May 2014."
    )
    counting = Timescale(5, counting=START_IS_DAY_1)
    assert explained("2014-05-13", counting, pause)[1] == (
        "Day 1 is the first working day on which the clock ran, Thursday 15 May 2014."
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2014-05-17"], "17 May 2014"),
        (["2014-05-17", "2014-05-18"], "17 and 18 May 2014"),
        (["2014-12-27", "2014-12-28", "2015-01-03"], "27 and 28 December 2014; 3 January 2015"),
        (["2014-05-31", "2014-06-01"], "31 May; 1 June 2014"),
        (["2013-05-31", "2014-05-31"], "31 May 2013; 31 May 2014"),
        ([], ""),
    ],
)
def test_days_are_listed_month_by_month(days, words):
    assert days_in_words(date.fromisoformat(day) for day in days) == words


@pytest.mark.parametrize(
    ("words", "sentence"), [(["a"], "a"), (["a", "b"], "a and b"), ("abc", "a, b and c")]
)
def test_words_are_listed_with_one_and(words, sentence):
    assert listed(words) == sentence


@QUICK
@given(
    start=a_start,
    amount=st.integers(1, 65),
    counting=st.sampled_from(list(Counting)),
    first=st.integers(-5, 80),
    length=st.one_of(st.none(), st.integers(0, 30)),
)
def test_every_explanation_is_in_whole_sentences_and_names_both_ends(
    start, amount, counting, first, length
):
    stopped_on = date.fromordinal(start.toordinal() + first)
    ended = None if length is None else date.fromordinal(stopped_on.toordinal() + length)
    timescale = Timescale(amount, counting=counting)
    due = due_on(start, timescale, ENGLAND_AND_WALES, [Pause(stopped_on, ended)])
    sentences = due.sentences()
    assert all(each[0] in string.ascii_uppercase + string.digits for each in sentences)
    assert all(each.endswith(".") and "  " not in each for each in sentences)
    assert day_in_words(start) in sentences[0]
    assert day_in_words(due.due_on) in sentences[-1]
    whole = " ".join(sentences)
    closed = [each for each in due.skipped if each.why not in {"Saturday", "Sunday"}]
    assert all(f"{each.day.day}" in whole and f"{each.day:%B}" in whole for each in closed)
