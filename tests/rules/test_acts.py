"""Which acts are open in which state, by the table that people read, and why the others are not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.acts import Act, CaseState, Closing, SignOff, StageState, open_acts, why_not
from heard.rules.vocabulary import Kind
from tests.rules.acts_states import ANSWERED, FIRST, FOUND, NEW, SECOND, STATES

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "casework.md"


def table():
    """Return, by its words, what the page says of each act: the letters of the open states."""
    lines = PAGE.read_text("utf-8").splitlines()
    heading = lines.index(f"| Act | {' | '.join(STATES)} |")
    said = {}
    for line in lines[heading + 2 :]:
        if not line.startswith("|"):
            break
        words, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        said[words] = {letter for letter, cell in zip(STATES, cells, strict=True) if cell == "●"}
    return said


def test_the_page_has_a_row_for_every_act():
    assert list(table()) == [act.label for act in Act]


@pytest.mark.parametrize("act", Act, ids=str)
def test_an_act_is_open_in_just_the_states_that_the_page_says(act):
    is_open = {letter for letter, state in STATES.items() if why_not(act, state) is None}
    assert is_open == table()[act.label]


@pytest.mark.parametrize("letter", STATES)
def test_the_open_acts_come_in_the_order_of_the_procedure(letter):
    acts = open_acts(STATES[letter])
    assert list(acts) == [act for act in Act if letter in table()[act.label]]


SECOND_BEGUN = replace(SECOND, begun_on=date(2025, 5, 26))
THIRD = replace(SECOND_BEGUN, number=3)
COMPLIMENT, ENQUIRY, OMBUDSMAN = STATES["J"], STATES["K"], STATES["L"]


def closed(state, closing):
    return replace(state, closing=closing)


@pytest.mark.parametrize(
    ("act", "state", "sentence"),
    [
        # Safeguarding first
        (Act.RESPOND, STATES["E"], "refer the safeguarding concern first"),
        (Act.WITHDRAW, STATES["E"], "refer the safeguarding concern first"),
        # The kind
        (Act.ROUTE, ENQUIRY, "for complaints, and this record is an MP enquiry"),
        (Act.RECORD_FINDING, OMBUDSMAN, "for complaints, and this record is an Ombudsman case"),
        (Act.PASS_ON_THANKS, NEW, "for thanks, and this record is a complaint"),
        (Act.RECORD_OMBUDSMAN_DECISION, NEW, "for Ombudsman cases, and this record is a complaint"),
        (Act.CONVERT, OMBUDSMAN, "An Ombudsman case stays one"),
        # Closed or open
        (Act.PAUSE, ANSWERED, r"closed \(answered\)"),
        (Act.ALLOCATE, closed(NEW, Closing.DECLINED), r"closed \(declined\)"),
        (Act.REOPEN, NEW, "The record is open"),
        # The stage
        (Act.ACKNOWLEDGE, COMPLIMENT, "no answer to give"),
        (Act.RESPOND, STATES["G"], "Stage 2 was asked for and has not begun"),
        (Act.PAUSE, replace(OMBUDSMAN, stage=ANSWERED.stage), "Stage 1 is over"),
        # The clock
        (Act.ACKNOWLEDGE, replace(NEW, stage=replace(FIRST, acknowledged_on=date(2025, 5, 13))),
         "acknowledged already"),
        (Act.AGREE_EXTENSION, replace(NEW, stage=replace(FIRST, due_on=None)), "none to extend"),
        (Act.ASK_EXTENSION, STATES["M"], "asked for already"),
        (Act.ASK_EXTENSION, replace(NEW, stage=replace(FIRST, due_on=None)), "none to extend"),
        (Act.REFUSE_EXTENSION, NEW, "Nobody asks for more time"),
        (Act.END_PROCEEDINGS, NEW, "waits for no proceedings"),
        (Act.PAUSE, STATES["D"], "paused already"),
        (Act.RESUME, NEW, "not paused"),
        # The answer
        (Act.RESPOND, NEW, "Every element that is not paused needs a finding"),
        (Act.RESPOND, replace(NEW, findings=()), "needs a finding"),
        (Act.RESPOND, STATES["D"], "let it run again first"),
        (Act.RESPOND, STATES["C"], "not signed off yet"),
        (Act.RESPOND, replace(FOUND, stage=replace(FIRST, sign_off=SignOff.RETURNED)),
         "not signed off yet"),
        (Act.SUBMIT_DRAFT, STATES["C"], "with those who sign off"),
        (Act.SIGN_OFF, NEW, "No draft is waiting"),
        (Act.RETURN_DRAFT, NEW, "No draft is waiting"),
        (Act.OVERRIDE_OUTCOME, NEW, "No element has a finding yet"),
        # Later stages
        (Act.REQUEST_STAGE, NEW, "has not been answered"),
        (Act.REQUEST_STAGE, closed(ANSWERED, Closing.WITHDRAWN), "Reopen it first"),
        (Act.REQUEST_STAGE, replace(ANSWERED, last_stage=1), "the Ombudsman may look into it"),
        (Act.BEGIN_STAGE, ANSWERED, "closed"),
        (Act.BEGIN_STAGE, NEW, "No request for a further stage is waiting"),
        (Act.RESOLVE_REQUEST, STATES["H"], "No request for a further stage is waiting"),
        (Act.APPOINT, NEW, "Stage 1 has no such steps"),
        (Act.REFER_EARLY, NEW, "comes after the answer at stage 2"),
        (Act.ROUTE, STATES["H"], "at a later stage"),
        (Act.DECLINE, STATES["H"], "It was accepted"),
        (Act.CONVERT, STATES["H"], "gone to a later stage"),
    ],
    ids=str,
)  # fmt: skip
def test_the_sentence_says_why_it_is_not_open(act, state, sentence):
    assert re.search(sentence, why_not(act, state))


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (Act.RESPOND, replace(FOUND, stage=replace(FIRST, sign_off=SignOff.SIGNED_OFF))),
        (Act.RESUME, replace(NEW, is_partly_paused=True)),
        (Act.PAUSE, replace(NEW, is_partly_paused=True)),
        (Act.RESPOND, replace(FOUND, is_partly_paused=True)),
        (Act.REQUEST_STAGE, replace(ANSWERED, stage=replace(SECOND_BEGUN, responded_on=date.max))),
        (Act.REFER_EARLY, replace(ANSWERED, stage=replace(SECOND_BEGUN, responded_on=date.max))),
        (Act.COMPLETE_STEP, replace(FOUND, stage=THIRD)),
        (Act.REOPEN, closed(COMPLIMENT, Closing.NOTED)),
        (Act.PASS_ON_THANKS, closed(COMPLIMENT, Closing.NOTED)),
        (Act.REFER_SAFEGUARDING, closed(NEW, Closing.DECLINED)),
    ],
    ids=str,
)
def test_what_else_is_open(act, state):
    assert why_not(act, state) is None


DAYS = st.none() | st.dates(date(2025, 5, 1), date(2025, 6, 30))
STAGES = st.builds(
    StageState,
    number=st.integers(1, 3),
    requested_on=st.dates(date(2025, 5, 1), date(2025, 6, 30)),
    begun_on=DAYS,
    acknowledged_on=DAYS,
    responded_on=DAYS,
    resolved_on=DAYS,
    due_on=DAYS,
    maximum_on=DAYS,
    sign_off=st.sampled_from(SignOff),
)
ANY_STATE = st.builds(
    CaseState,
    kind=st.sampled_from(Kind),
    stage=st.none() | STAGES,
    last_stage=st.integers(1, 3),
    closing=st.none() | st.sampled_from(Closing),
    is_paused=st.booleans(),
    is_partly_paused=st.booleans(),
    alarm=st.booleans(),
    findings=st.lists(st.sampled_from(["", "upheld", "not_upheld"]), max_size=3).map(tuple),
)


@given(ANY_STATE)
def test_in_any_state_whatever_an_act_is_refused_with_a_sentence_or_open(state):
    for act in Act:
        sentence = why_not(act, state)
        assert sentence is None or sentence[0].isupper()
        assert sentence is None or sentence.endswith(".")


@given(ANY_STATE)
def test_in_any_state_a_note_a_correction_and_a_referral_are_open(state):
    assert {Act.NOTE, Act.CORRECT, Act.RESTRICT, Act.REFER_SAFEGUARDING} <= set(open_acts(state))


@given(ANY_STATE)
def test_nothing_is_answered_with_an_alarm_a_pause_or_after_closing(state):
    if state.alarm or state.is_paused or not state.is_open:
        assert why_not(Act.RESPOND, state) is not None


@given(ANY_STATE)
def test_a_record_is_either_closed_or_cannot_be_reopened(state):
    if not state.alarm:
        assert (why_not(Act.REOPEN, state) is None) is (not state.is_open)
