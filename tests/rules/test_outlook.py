"""What the person a record matters to is told of where it is, for each of the common states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heard.rules.acts import CaseState, Closing, Outlook, SignOff, StageState, outlook
from heard.rules.vocabulary import Kind
from tests.rules.acts_states import STATES

DAY = date(2025, 5, 16)
FIRST = STATES["A"].stage
ACKNOWLEDGED = replace(STATES["A"], stage=replace(FIRST, acknowledged_on=DAY))
SIGNED = replace(STATES["B"], stage=replace(FIRST, sign_off=SignOff.SIGNED_OFF))

EXPECTED = [
    (STATES["A"], Outlook.RECEIVED),
    (ACKNOWLEDGED, Outlook.FINDING_WHO_ANSWERS),
    (replace(ACKNOWLEDGED, has_handler=True), Outlook.LOOKING_INTO_IT),
    (STATES["C"], Outlook.BEING_CHECKED),
    (SIGNED, Outlook.READY_TO_SEND),
    (STATES["D"], Outlook.WAITING),
    (STATES["E"], Outlook.MAKING_SAFE),
    (STATES["F"], Outlook.ANSWERED),
    (replace(STATES["F"], last_stage=1), Outlook.ANSWERED_FOR_GOOD),
    (STATES["G"], Outlook.ASKED_FURTHER),
    (STATES["H"], Outlook.INVESTIGATING),
    (STATES["I"], Outlook.WITHDRAWN),
    (STATES["J"], Outlook.RECEIVED),
    (replace(STATES["J"], closing=Closing.NOTED), Outlook.NOTED),
    (STATES["K"], Outlook.RECEIVED),
    (replace(STATES["K"], closing=Closing.MERGED), Outlook.TOGETHER_WITH_ANOTHER),
    (
        CaseState(Kind.OMBUDSMAN, StageState(1, DAY, begun_on=DAY, responded_on=DAY)),
        Outlook.ANSWERED_FOR_GOOD,
    ),
]


@pytest.mark.parametrize(("state", "expected"), EXPECTED)
def test_where_it_is(state, expected):
    assert outlook(state) is expected


@pytest.mark.parametrize("closing", Closing)
def test_every_way_of_ending_has_its_words(closing):
    assert isinstance(outlook(replace(STATES["F"], closing=closing)), Outlook)


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_a_concern_comes_before_everything(state):
    assert outlook(replace(state, alarm=True)) is Outlook.MAKING_SAFE
