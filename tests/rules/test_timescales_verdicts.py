"""Was it answered in time, and by which of its three clocks?"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.timescales import Extension, Facts, Pause, Timescale, Verdict, due_on, judge
from tests.rules.holidays_oracle import ENGLAND_AND_WALES, QUICK

MET, MISSED, RUNNING, OVERDUE, PAUSED, NOT_APPLICABLE = Verdict

# Received on 9 June 2014 under the children's procedure, stage 1: 10 working days, at most 20.
DUE, MAXIMUM, YEAR_END = date(2014, 6, 23), date(2014, 7, 7), date(2015, 3, 31)


def june(day):
    return date(2014, 6, day)


def july(day):
    return date(2014, 7, day)


def extended(day, agreed_on):
    return Extension(to=day, agreed_on=agreed_on)


IN_TIME = extended(june(30), june(20))
ON_THE_LAST_DAY = extended(june(30), DUE)
LATE = extended(june(30), june(24))


@pytest.mark.parametrize(
    ("responded_on", "as_at", "verdict"),
    [
        (june(20), YEAR_END, MET),
        (june(23), YEAR_END, MET),  # the last day is in time
        (june(24), YEAR_END, MISSED),
        (None, june(9), RUNNING),
        (None, june(23), RUNNING),  # the last day has not passed
        (None, june(24), OVERDUE),
        (june(20), june(19), RUNNING),  # not yet sent on the day it is judged
        (june(30), june(27), OVERDUE),
        (june(30), june(30), MISSED),
    ],
    ids=str,
)
def test_the_initial_target_is_met_on_its_last_day_and_missed_on_the_next(
    responded_on, as_at, verdict
):
    judged = judge(Facts(DUE, responded_on=responded_on), as_at)
    assert judged.initial is verdict
    assert judged.is_in_time is (verdict is MET)


@pytest.mark.parametrize(
    ("extensions", "responded_on", "verdicts", "shows"),
    [
        ((), june(30), (MISSED, NOT_APPLICABLE, MET), "a holding letter moves nothing"),
        ((IN_TIME,), june(23), (MET, MET, MET), "not needed after all"),
        ((IN_TIME,), june(30), (MISSED, MET, MET), "late for the report, kept as agreed"),
        ((IN_TIME,), july(1), (MISSED, MISSED, MET), "later than agreed"),
        ((ON_THE_LAST_DAY,), june(30), (MISSED, MET, MET), "agreed on the last day"),
        ((LATE,), june(30), (MISSED, NOT_APPLICABLE, MET), "agreed the day after"),
        ((IN_TIME,), july(8), (MISSED, MISSED, MISSED), "past the maximum"),
    ],
)
def test_an_extension_is_judged_apart_from_the_initial_target(
    extensions, responded_on, verdicts, shows
):
    facts = Facts(DUE, extensions, MAXIMUM, responded_on)
    judged = judge(facts, YEAR_END)
    assert (judged.initial, judged.extended, judged.maximum) == verdicts, shows


@pytest.mark.parametrize(
    ("extensions", "extended_to", "agreed_late"),
    [
        ((), None, ()),
        ((IN_TIME,), june(30), ()),
        ((LATE,), None, (LATE,)),
        ((IN_TIME, extended(july(4), june(30))), july(4), ()),
        ((IN_TIME, extended(july(4), july(1))), june(30), (extended(july(4), july(1)),)),
        ((LATE, extended(july(4), june(25))), None, (LATE, extended(july(4), june(25)))),
        ((extended(july(4), june(20)), extended(june(26), june(21))), july(4), ()),
        ((extended(june(20), june(18)),), None, ()),  # an earlier date extends nothing
        ((extended(june(20), june(18)), IN_TIME), june(30), ()),
        ((extended(june(26), june(20)), extended(june(30), june(20))), june(30), ()),
    ],
)
def test_each_extension_counts_only_from_within_the_one_before_it(
    extensions, extended_to, agreed_late
):
    for order in permutations(extensions):
        judged = judge(Facts(DUE, order), YEAR_END)
        assert (judged.extended_to, judged.agreed_late) == (extended_to, agreed_late)


def test_an_extension_not_yet_agreed_is_not_yet_known():
    judged = judge(Facts(DUE, (ON_THE_LAST_DAY, LATE)), june(20))
    assert (judged.extended, judged.extended_to, judged.agreed_late) == (NOT_APPLICABLE, None, ())


def test_an_extension_is_known_on_the_day_it_is_agreed():
    judged = judge(Facts(DUE, (IN_TIME,)), june(20))
    assert (judged.extended, judged.extended_to) == (RUNNING, june(30))


def test_an_extension_past_the_maximum_is_named_and_excuses_nothing_there():
    too_far = extended(july(18), june(20))
    judged = judge(Facts(DUE, (too_far, IN_TIME), MAXIMUM, july(18)), YEAR_END)
    assert (judged.initial, judged.extended, judged.maximum) == (MISSED, MET, MISSED)
    assert judged.over_maximum == (too_far,)


def test_an_extension_to_the_maximum_itself_is_within_it():
    facts = Facts(DUE, (extended(MAXIMUM, june(20)),), MAXIMUM, MAXIMUM)
    judged = judge(facts, YEAR_END)
    assert (judged.extended, judged.maximum, judged.over_maximum) == (MET, MET, ())


def test_without_a_target_there_is_nothing_to_extend_and_nothing_to_judge():
    judged = judge(Facts(None, (IN_TIME,), None, june(30)), YEAR_END)
    assert {judged.initial, judged.extended, judged.maximum} == {NOT_APPLICABLE}
    assert not judged.is_in_time
    assert (judged.extended_to, judged.agreed_late, judged.over_maximum) == (None, (), ())


@pytest.mark.parametrize(
    ("withdrawn_on", "responded_on", "as_at", "verdict"),
    [
        (june(20), None, YEAR_END, NOT_APPLICABLE),
        (june(27), None, YEAR_END, NOT_APPLICABLE),  # overdue until then, and no longer
        (june(20), june(23), YEAR_END, NOT_APPLICABLE),  # answered all the same
        (june(20), june(20), YEAR_END, MET),  # the answer had gone
        (june(27), june(20), YEAR_END, MET),
        (june(27), june(25), YEAR_END, MISSED),
        (june(27), None, june(26), OVERDUE),  # withdrawn after the day it is judged
        (june(20), None, june(19), RUNNING),
    ],
    ids=str,
)
def test_what_was_withdrawn_before_it_was_answered_is_not_judged(
    withdrawn_on, responded_on, as_at, verdict
):
    facts = Facts(DUE, (), MAXIMUM, responded_on, withdrawn_on)
    assert judge(facts, as_at).initial is verdict


@pytest.mark.parametrize(
    ("paused_since", "responded_on", "as_at", "verdicts", "shows"),
    [
        (june(16), None, july(31), (PAUSED, PAUSED, PAUSED), "outside the clock and late"),
        (june(23), None, july(31), (PAUSED, PAUSED, PAUSED), "stopped on the last day"),
        (june(24), None, july(31), (OVERDUE, PAUSED, PAUSED), "stopped a day too late"),
        (june(16), None, june(13), (RUNNING, RUNNING, RUNNING), "not stopped yet"),
        (june(16), july(31), july(31), (MET, MET, MET), "answered while it stood still"),
        (june(24), july(31), july(31), (MISSED, MET, MET), "answered while the others stood still"),
        (june(16), june(12), july(31), (MET, MET, MET), "answered before it stopped"),
    ],
)
def test_a_clock_that_stands_still_is_neither_running_nor_late(
    paused_since, responded_on, as_at, verdicts, shows
):
    agreed_early = extended(june(30), june(11))
    facts = Facts(DUE, (agreed_early,), MAXIMUM, responded_on, paused_since=paused_since)
    judged = judge(facts, as_at)
    assert (judged.initial, judged.extended, judged.maximum) == verdicts, shows


def test_a_maximum_that_a_pause_does_not_stop_runs_out_during_it():
    facts = Facts(DUE, (), MAXIMUM, paused_since=june(16), pause_stops_maximum=False)
    assert judge(facts, july(7)).maximum is RUNNING
    assert judge(facts, july(8)).maximum is OVERDUE
    assert judge(facts, july(8)).initial is PAUSED


def test_an_extension_agreed_while_the_clock_stands_still_is_agreed_in_time():
    later = extended(july(4), june(30))
    judged = judge(Facts(DUE, (later,), MAXIMUM, paused_since=june(16)), july(1))
    assert (judged.extended_to, judged.agreed_late) == (july(4), ())


def test_a_pause_that_has_ended_is_in_the_due_date_and_not_in_the_facts():
    received_on, ten = june(9), Timescale(10)
    due = due_on(received_on, ten, ENGLAND_AND_WALES, [Pause(june(16), june(19))])
    facts = Facts(due.due_on, responded_on=june(26), paused_since=due.paused_since)
    assert (due.due_on, judge(facts, YEAR_END).initial) == (june(26), MET)


# --- What holds whatever the facts ---

some_days = st.dates(date(2014, 6, 1), date(2014, 8, 31))
perhaps_a_day = st.none() | some_days
some_facts = st.builds(
    Facts,
    initial_due_on=perhaps_a_day,
    extensions=st.lists(st.builds(Extension, some_days, some_days), max_size=3).map(tuple),
    maximum_on=perhaps_a_day,
    responded_on=perhaps_a_day,
    withdrawn_on=perhaps_a_day,
    paused_since=perhaps_a_day,
    pause_stops_maximum=st.booleans(),
)


@QUICK
@given(facts=some_facts, as_at=some_days)
def test_nothing_dated_after_the_day_of_judgement_is_looked_at(facts, as_at):
    def known(day):
        return day if day is not None and day <= as_at else None

    as_known_then = Facts(
        facts.initial_due_on,
        tuple(each for each in facts.extensions if each.agreed_on <= as_at),
        facts.maximum_on,
        known(facts.responded_on),
        known(facts.withdrawn_on),
        known(facts.paused_since),
        facts.pause_stops_maximum,
    )
    assert judge(facts, as_at) == judge(as_known_then, as_at)


@QUICK
@given(facts=some_facts, as_at=some_days)
def test_extensions_never_change_the_verdict_on_the_initial_target_or_the_maximum(facts, as_at):
    without = Facts(
        facts.initial_due_on,
        (),
        facts.maximum_on,
        facts.responded_on,
        facts.withdrawn_on,
        facts.paused_since,
        facts.pause_stops_maximum,
    )
    judged, plain = judge(facts, as_at), judge(without, as_at)
    assert (judged.initial, judged.maximum) == (plain.initial, plain.maximum)


@QUICK
@given(facts=some_facts, as_at=some_days)
def test_an_extension_in_force_is_never_harder_to_keep_than_the_initial_target(facts, as_at):
    judged = judge(facts, as_at)
    if judged.extended_to is None:
        assert judged.extended is NOT_APPLICABLE
    else:
        assert judged.extended_to > facts.initial_due_on
        easier = {
            MET: {MET},
            MISSED: {MET, MISSED},
            RUNNING: {RUNNING},
            OVERDUE: {RUNNING, OVERDUE, PAUSED},
            PAUSED: {PAUSED},
            NOT_APPLICABLE: {NOT_APPLICABLE},
        }
        assert judged.extended in easier[judged.initial]


@QUICK
@given(facts=some_facts, as_at=some_days, later=st.integers(0, 60))
def test_a_verdict_once_given_on_an_answer_stands(facts, as_at, later):
    before = judge(facts, as_at).initial
    after = judge(facts, as_at + timedelta(days=later)).initial
    if before in {MET, MISSED}:
        assert after is before
    if before is OVERDUE:
        assert after in {OVERDUE, MISSED, NOT_APPLICABLE}
