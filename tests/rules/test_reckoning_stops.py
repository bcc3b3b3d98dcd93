"""Pauses stop a limit and its maximum, waits the limit alone, and a further round starts afresh."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.procedures import Limit, Source, Step, reckon
from heard.rules.timescales import Pause, StartEvent, Timescale
from heard.rules.vocabulary import Kind
from tests.rules.holidays_oracle import ENGLAND_AND_WALES

# SI 2006/1738 reg 14: ten working days from receipt, twenty at most.
STATUTE = Limit(
    Kind.COMPLAINT, 1, Step.RESPOND, Timescale(10), StartEvent.RECEIPT, Source("reg 14"),
    extendable_to=20,
)  # fmt: skip
# The Code: ten from the acknowledgement, which is due within five.
CODE = replace(STATUTE, start=StartEvent.ACKNOWLEDGEMENT, cap=Timescale(5))
RECEIVED_ON = date(2025, 5, 12)
RECEIVED = {StartEvent.RECEIPT: RECEIVED_ON}


def reckoned(limit=STATUTE, dates=RECEIVED, pauses=(), **stops):
    found = reckon(limit, dates, ENGLAND_AND_WALES, pauses, **stops)
    return found.due.due_on, found.maximum.due_on


@pytest.mark.parametrize(
    ("pauses", "waits", "expected"),
    [
        ([], [], (date(2025, 5, 27), date(2025, 6, 10))),
        ([("16", "23")], [], (date(2025, 6, 3), date(2025, 6, 17))),
        ([], [("16", "23")], (date(2025, 6, 3), date(2025, 6, 10))),
        # Both at once take five days from the limit, and only the pause's five from the maximum.
        ([("16", "23")], [("16", "23")], (date(2025, 6, 3), date(2025, 6, 17))),
        # A wait of thirteen days would end on 13 June.
        ([], [("13", "31")], (date(2025, 6, 10), date(2025, 6, 10))),
        # A wait that has not ended leaves the date open, as a pause does.
        ([], [("16", None)], (date(2025, 5, 27), date(2025, 6, 10))),
    ],
)
def test_a_pause_stops_both_and_a_wait_the_limit_alone(pauses, waits, expected):
    def stop(spans):
        return [
            Pause(date(2025, 5, int(first)), last and date(2025, 5, int(last)))
            for first, last in spans
        ]

    assert reckoned(pauses=stop(pauses), waits=stop(waits)) == expected


def test_a_wait_held_to_the_most_says_so_in_its_explanation():
    wait = Pause(date(2025, 5, 13), date(2025, 5, 31))
    found = reckon(STATUTE, RECEIVED, ENGLAND_AND_WALES, waits=[wait])
    assert "That is past the 20 working days that are the most there can be." in found.explanation
    assert found.explanation[-1] == "Day 20, the last day in time, is Tuesday 10 June 2025."


def test_the_most_allowed_has_an_explanation_of_its_own():
    found = reckon(STATUTE, RECEIVED, ENGLAND_AND_WALES)
    assert found.maximum_explanation[1] == (
        "20 working days are allowed, counted from Monday 12 May 2025."
    )
    without = reckon(replace(STATUTE, extendable_to=None), RECEIVED, ENGLAND_AND_WALES)
    assert without.maximum_explanation == ()


@pytest.mark.parametrize("limit", [STATUTE, CODE], ids=["statute", "code"])
def test_a_further_round_runs_from_its_reopening_whatever_set_it_going_before(limit):
    found = reckon(limit, RECEIVED, ENGLAND_AND_WALES, reopened_on=date(2025, 5, 23))
    assert found.due.due_on == date(2025, 6, 9)
    assert found.explanation[0] == "Time runs from the day it was reopened, Friday 23 May 2025."


def test_what_runs_from_the_panel_s_report_runs_from_that_in_a_further_round_too():
    answer = replace(STATUTE, stage=3, start=StartEvent.REPORT, extendable_to=None)
    dates = RECEIVED | {StartEvent.REPORT: date(2025, 6, 2)}
    found = reckon(answer, dates, ENGLAND_AND_WALES, reopened_on=date(2025, 5, 23))
    assert found.due.start_on == date(2025, 6, 2)


DAYS = st.dates(date(2025, 4, 1), date(2025, 9, 30))
STOPS = st.lists(st.tuples(DAYS, DAYS).map(lambda days: Pause(min(days), max(days))), max_size=3)


@given(STOPS, STOPS)
def test_no_wait_ever_passes_the_most_allowed(pauses, waits):
    due_on, maximum_on = reckoned(pauses=pauses, waits=waits)
    assert due_on <= maximum_on


@given(STOPS, STOPS)
def test_a_wait_never_moves_the_most_allowed(pauses, waits):
    assert reckoned(pauses=pauses, waits=waits)[1] == reckoned(pauses=pauses)[1]
