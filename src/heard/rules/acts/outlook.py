"""Where is a record, for whoever it is about? What staff see as a next step, seen from outside."""

from __future__ import annotations

from enum import StrEnum

from heard.rules.acts.lawful import why_not
from heard.rules.acts.state import CaseState, Closing, SignOff, StageState
from heard.rules.acts.terms import Act
from heard.rules.vocabulary import Kind

__all__ = ["Outlook", "outlook"]


class Outlook(StrEnum):
    """Where it is. The words for each, in every language, are those of the pages that show it."""

    MAKING_SAFE = "making_safe"
    RECEIVED = "received"
    FINDING_WHO_ANSWERS = "finding_who_answers"
    LOOKING_INTO_IT = "looking_into_it"
    BEING_CHECKED = "being_checked"
    READY_TO_SEND = "ready_to_send"
    ASKED_FURTHER = "asked_further"
    INVESTIGATING = "investigating"
    WAITING = "waiting"
    ANSWERED = "answered"
    ANSWERED_FOR_GOOD = "answered_for_good"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    FOR_OTHERS = "for_others"
    TOGETHER_WITH_ANOTHER = "together_with_another"
    NOTED = "noted"


_CLOSED = {
    Closing.WITHDRAWN: Outlook.WITHDRAWN,
    Closing.DECLINED: Outlook.DECLINED,
    Closing.OUTSIDE: Outlook.FOR_OTHERS,
    Closing.MERGED: Outlook.TOGETHER_WITH_ANOTHER,
    Closing.NOTED: Outlook.NOTED,
    Closing.DECIDED: Outlook.ANSWERED_FOR_GOOD,
}
_SIGNED = {
    SignOff.SUBMITTED: Outlook.BEING_CHECKED,
    SignOff.SIGNED_OFF: Outlook.READY_TO_SEND,
}


def outlook(state: CaseState) -> Outlook:
    """Return where a record is, as the person it matters to may know it.

    Nothing here tells what was found, by whom, or of anybody else: an answer does that.
    """
    if state.alarm:
        return Outlook.MAKING_SAFE
    if state.closing is Closing.ANSWERED:
        further = why_not(Act.REQUEST_STAGE, state) is None
        return Outlook.ANSWERED if further else Outlook.ANSWERED_FOR_GOOD
    if state.closing is not None:
        return _CLOSED[state.closing]
    if state.is_paused:
        return Outlook.WAITING
    if state.stage is None or state.kind is Kind.COMPLIMENT:
        return Outlook.RECEIVED
    return _running(state, state.stage)


def _running(state: CaseState, stage: StageState) -> Outlook:
    if stage.is_over:
        return Outlook.ANSWERED_FOR_GOOD
    if stage.begun_on is None:
        return Outlook.ASKED_FURTHER
    if stage.sign_off in _SIGNED:
        return _SIGNED[stage.sign_off]
    if stage.number > 1:
        return Outlook.INVESTIGATING
    if state.has_handler:
        return Outlook.LOOKING_INTO_IT
    return Outlook.RECEIVED if stage.acknowledged_on is None else Outlook.FINDING_WHO_ANSWERS
