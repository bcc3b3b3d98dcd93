"""What to do next follows from the state of a record, and is always something that may be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from heard.rules.acts import (
    Act,
    CaseState,
    Closing,
    SignOff,
    StageState,
    Whose,
    in_the_past,
    next_step,
    why_not,
)
from heard.rules.acts.done import DONE
from heard.rules.vocabulary import Kind

DAY = date(2025, 5, 12)
NEW = StageState(1, DAY, begun_on=DAY, due_on=date(2025, 5, 27))
ACKNOWLEDGED = replace(NEW, acknowledged_on=DAY)
ASKED_FOR = StageState(2, DAY, acknowledged_on=DAY)
ANSWERED = replace(ACKNOWLEDGED, responded_on=DAY)
BEGUN = replace(ASKED_FOR, begun_on=DAY)
INVESTIGATED = replace(
    BEGUN,
    to_appoint=("an investigating officer", "an independent person"),
    to_take=("statement of complaint agreed",),
)
FOUND = {"findings": ("upheld",), "has_handler": True}


def complaint(stage=NEW, **facts):
    return CaseState(Kind.COMPLAINT, stage, last_stage=3, **facts)


STEPS = [
    (complaint(alarm=True), Act.REFER_SAFEGUARDING, Whose.TEAM),
    (complaint(), Act.ACKNOWLEDGE, Whose.TEAM),
    (complaint(ACKNOWLEDGED), Act.ALLOCATE, Whose.TEAM),
    (complaint(ACKNOWLEDGED, has_handler=True, findings=("",)), Act.RECORD_FINDING, Whose.HANDLER),
    (complaint(ACKNOWLEDGED, **FOUND), Act.SUBMIT_DRAFT, Whose.HANDLER),
    (
        complaint(replace(ACKNOWLEDGED, sign_off=SignOff.SUBMITTED), **FOUND),
        Act.SIGN_OFF,
        Whose.SIGNATORY,
    ),
    (
        complaint(replace(ACKNOWLEDGED, sign_off=SignOff.RETURNED), **FOUND),
        Act.SUBMIT_DRAFT,
        Whose.HANDLER,
    ),
    (
        complaint(replace(ACKNOWLEDGED, sign_off=SignOff.SIGNED_OFF), **FOUND),
        Act.RESPOND,
        Whose.TEAM,
    ),
    (complaint(ACKNOWLEDGED, is_paused=True, **FOUND), Act.RESUME, Whose.MANAGER),
    (complaint(ANSWERED, closing=Closing.ANSWERED, **FOUND), Act.REQUEST_STAGE, Whose.PERSON),
    (complaint(ANSWERED, closing=Closing.WITHDRAWN, **FOUND), None, Whose.NOBODY),
    (complaint(ASKED_FOR, **FOUND), Act.BEGIN_STAGE, Whose.MANAGER),
    (complaint(BEGUN, **FOUND), Act.SUBMIT_DRAFT, Whose.MANAGER),
    (complaint(BEGUN, findings=("upheld",)), Act.SUBMIT_DRAFT, Whose.MANAGER),
    (complaint(INVESTIGATED, **FOUND), Act.APPOINT, Whose.MANAGER),
    (complaint(replace(INVESTIGATED, to_appoint=()), **FOUND), Act.COMPLETE_STEP, Whose.MANAGER),
    (complaint(replace(INVESTIGATED, to_appoint=()), findings=("",)), Act.COMPLETE_STEP, "manager"),
    (
        complaint(replace(INVESTIGATED, sign_off=SignOff.SUBMITTED), **FOUND),
        Act.SIGN_OFF,
        Whose.SIGNATORY,
    ),
    (CaseState(Kind.COMPLIMENT, None), Act.ASSESS_COMPLIMENT, Whose.TEAM),
    (complaint(ACKNOWLEDGED, is_late_in_coming=True), Act.DECIDE, Whose.MANAGER),
    (
        complaint(replace(ACKNOWLEDGED, is_more_time_asked=True), **FOUND),
        Act.AGREE_EXTENSION,
        Whose.MANAGER,
    ),
    (
        CaseState(Kind.MP_ENQUIRY, ACKNOWLEDGED, is_authority_open=True),
        Act.RECORD_CONSENT,
        Whose.TEAM,
    ),
    (complaint(is_paused=True, awaits_proceedings=True), Act.END_PROCEEDINGS, Whose.MANAGER),
    (complaint(is_paused=True, proceedings_ended=True), Act.RESUME, Whose.TEAM),
    (
        CaseState(Kind.COMPLIMENT, None, closing=Closing.NOTED, is_thanks=True),
        Act.PASS_ON_THANKS,
        Whose.TEAM,
    ),
    (
        CaseState(Kind.COMMENT, None, closing=Closing.NOTED, is_thanks=True),
        Act.PASS_ON_THANKS,
        Whose.TEAM,
    ),
    (
        CaseState(Kind.COMPLIMENT, None, closing=Closing.NOTED, is_thanks=True, is_thanked=True),
        None,
        Whose.NOBODY,
    ),
    (
        CaseState(Kind.OMBUDSMAN, ANSWERED, has_handler=True),
        Act.RECORD_OMBUDSMAN_DECISION,
        Whose.TEAM,
    ),
    (complaint(is_from_nobody=True), Act.ALLOCATE, Whose.TEAM),
    (complaint(is_from_nobody=True, **FOUND), Act.SUBMIT_DRAFT, Whose.HANDLER),
    (complaint(closing=Closing.OUTSIDE, is_to_be_turned=True), Act.WRITE, Whose.TEAM),
    (complaint(closing=Closing.OUTSIDE), None, Whose.NOBODY),
    (CaseState(Kind.MP_ENQUIRY, ACKNOWLEDGED, is_category_open=True), Act.ALLOCATE, Whose.TEAM),
    (
        CaseState(Kind.MP_ENQUIRY, ACKNOWLEDGED, is_category_open=True, has_handler=True),
        Act.CORRECT,
        Whose.MANAGER,
    ),
    (
        CaseState(Kind.MP_ENQUIRY, ANSWERED, closing=Closing.ANSWERED, is_category_open=True),
        Act.CORRECT,
        Whose.MANAGER,
    ),
    (CaseState(Kind.COMMENT, ACKNOWLEDGED, has_handler=True), Act.SUBMIT_DRAFT, Whose.HANDLER),
    (CaseState(Kind.COMMENT, ANSWERED, closing=Closing.ANSWERED), None, Whose.NOBODY),
]


@pytest.mark.parametrize(("state", "act", "whose"), STEPS)
def test_the_next_step_is_the_one_the_procedure_asks_for(state, act, whose):
    step = next_step(state)
    assert (step.act, step.whose) == (act, whose)
    assert step.sentence.endswith(".")


def test_a_stage_of_its_own_begins_with_those_to_be_appointed_and_then_its_first_step():
    appoint = next_step(complaint(INVESTIGATED, **FOUND)).sentence
    assert appoint.startswith("Appoint an investigating officer and an independent person first")
    step = next_step(complaint(replace(INVESTIGATED, to_appoint=()), **FOUND)).sentence
    assert step.startswith("Next comes this step: statement of complaint agreed.")


def test_a_signed_answer_waits_for_a_panel_that_has_not_met_and_for_no_other_step():
    signed = replace(BEGUN, number=3, sign_off=SignOff.SIGNED_OFF, to_take=("report of the panel",))
    assert next_step(complaint(signed, **FOUND)).act is Act.RESPOND
    waiting = complaint(replace(signed, awaits_panel=True), **FOUND)
    assert next_step(waiting).act is Act.COMPLETE_STEP
    assert "no panel is recorded as having met" in why_not(Act.RESPOND, waiting)


def every_state():
    stages = [None, NEW, ACKNOWLEDGED, ANSWERED, ASKED_FOR, BEGUN, INVESTIGATED]
    stages.append(replace(INVESTIGATED, to_appoint=(), awaits_panel=True))
    stages += [replace(ACKNOWLEDGED, sign_off=step) for step in SignOff]
    for kind, stage, closing, paused, alarm, found in product(
        Kind, stages, [None, *Closing], [True, False], [True, False], ["", "upheld"]
    ):
        if stage is not None and stage.number > 1 and kind is not Kind.COMPLAINT:
            continue  # Only complaints have further stages.
        yield CaseState(
            kind,
            stage,
            last_stage=3 if kind is Kind.COMPLAINT else 1,
            closing=closing,
            is_paused=paused,
            alarm=alarm,
            has_handler=bool(found),
            findings=(found,),
        )


def test_what_is_advised_may_always_be_done():
    forbidden = [
        (state, step.act)
        for state in every_state()
        if (step := next_step(state)).act and why_not(step.act, state)
    ]
    assert forbidden == []


def test_a_history_has_words_for_every_act_and_for_any_other_verb():
    assert set(DONE) == set(Act)
    assert in_the_past("acknowledge") == "Acknowledged"
    assert in_the_past("date_anew") == "Date anew"
    assert in_the_past("logged") == "Logged"
