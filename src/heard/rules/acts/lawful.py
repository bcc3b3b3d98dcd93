"""Why may an act not be done now? One sentence an act, or nothing: then it is open."""

from __future__ import annotations

from collections.abc import Callable

from heard.rules.acts.state import CaseState, Closing, SignOff, StageState
from heard.rules.acts.terms import Act
from heard.rules.vocabulary import Kind

__all__ = ["open_acts", "why_not"]

# What may be done at any time, open or closed, alarm or none. A concern may come to light at any
# time too, and is then referred at once, whether or not it was marked when it was logged.
_ALWAYS = frozenset(
    {
        Act.ADD_DOCUMENT,
        Act.CORRECT,
        Act.GIVE_LINK,
        Act.LINK,
        Act.NOTE,
        Act.SET_PERSON,
        Act.TAKE_OFF,
        Act.REFER_SAFEGUARDING,
        Act.RESTRICT,
        Act.WRITE,
    }
)
# What an alarm lets through: it comes before any clock.
_DESPITE_ALARM = _ALWAYS | {Act.ALLOCATE}
_AFTER_CLOSING = _ALWAYS | {
    Act.ADD_LESSON,
    Act.ADD_REMEDY,
    Act.REOPEN,
    Act.REQUEST_STAGE,
    Act.REFER_EARLY,
    Act.PASS_ON_THANKS,
    Act.RECORD_OMBUDSMAN_DECISION,  # they may come to another, and see what was recommended done
}
_FOR_COMPLAINTS = frozenset(
    {
        Act.ROUTE,
        Act.DECLINE,
        Act.DECIDE,
        Act.ADD_ELEMENT,
        Act.RECORD_FINDING,
        Act.OVERRIDE_OUTCOME,
        Act.REQUEST_STAGE,
        Act.RESOLVE_REQUEST,
        Act.BEGIN_STAGE,
        Act.APPOINT,
        Act.COMPLETE_STEP,
        Act.REFER_EARLY,
    }
)
# A child's consent to who speaks for them; a constituent's authority for what a member is told.
_SPOKEN_FOR = frozenset({Kind.COMPLAINT, Kind.MP_ENQUIRY, Kind.COUNCILLOR_ENQUIRY})
# Time runs from the request, so these may be done before the stage has truly begun.
_OF_A_STAGE_ASKED_FOR = frozenset(
    {
        Act.ACKNOWLEDGE,
        Act.SEND_HOLDING_LETTER,
        Act.ASK_EXTENSION,
        Act.AGREE_EXTENSION,
        Act.REFUSE_EXTENSION,
        Act.PAUSE,
        Act.COMPLETE_STEP,  # a meeting may be offered and held before it begins
    }
)
_OF_A_STAGE_BEGUN = frozenset(
    {
        Act.SUBMIT_DRAFT,
        Act.RETURN_DRAFT,
        Act.SIGN_OFF,
        Act.RESPOND,
        Act.APPOINT,
    }
)


def open_acts(state: CaseState) -> tuple[Act, ...]:
    """Return the acts that may be done, in the order of the procedure."""
    return tuple(act for act in Act if why_not(act, state) is None)


def why_not(act: Act, state: CaseState) -> str | None:
    """Return why an act may not be done in this state, as a sentence; None when it may.

    Nothing here looks at who is asking: permission is another question.
    """
    return (
        _alarm(act, state)
        or _kind(act, state)
        or _closed(act, state)
        or _stage(act, state)
        or _CONDITIONS.get(act, _unconditional)(state)
    )


def _unconditional(_state: CaseState) -> str | None:
    return None


def _alarm(act: Act, state: CaseState) -> str | None:
    if state.alarm and act not in _DESPITE_ALARM:
        return (
            "Somebody may be at risk: refer the safeguarding concern first. Nothing else counts "
            "until that is done."
        )
    return None


def _kind(act: Act, state: CaseState) -> str | None:
    kind = state.kind
    if act in _FOR_COMPLAINTS and kind is not Kind.COMPLAINT:
        return f"This is for complaints, and this record is {_a(kind)}."
    if act is Act.RECORD_CONSENT and kind not in _SPOKEN_FOR:
        return f"This is for complaints and enquiries, and this record is {_a(kind)}."
    if act is Act.ASSESS_COMPLIMENT and kind is not Kind.COMPLIMENT:
        return f"This is for compliments, and this record is {_a(kind)}."
    if act is Act.PASS_ON_THANKS and not state.is_thanks:
        return f"This is for thanks, and this record is {_a(kind)}."
    if act is Act.RECORD_OMBUDSMAN_DECISION and kind is not Kind.OMBUDSMAN:
        return f"This is for Ombudsman cases, and this record is {_a(kind)}."
    if act is Act.CONVERT and kind is Kind.OMBUDSMAN:
        return "An Ombudsman case stays one: what it leads to is a record of its own."
    return None


def _closed(act: Act, state: CaseState) -> str | None:
    if not state.is_open and act not in _AFTER_CLOSING:
        label = state.closing.label.lower() if state.closing else ""
        return f"The record is closed ({label}). Reopen it first."
    if state.is_open and act is Act.REOPEN:
        return "The record is open."
    return None


def _stage(act: Act, state: CaseState) -> str | None:
    if act not in _OF_A_STAGE_ASKED_FOR | _OF_A_STAGE_BEGUN:
        return None
    stage = state.stage
    if stage is None:
        return "There is no answer to give to this record."
    if stage.is_over:
        return f"Stage {stage.number} is over."
    if stage.begun_on is None and act in _OF_A_STAGE_BEGUN:
        return f"Stage {stage.number} was asked for and has not begun."
    return None


def _resume(state: CaseState) -> str | None:
    return None if state.is_paused or state.is_partly_paused else "The clock is not paused."


def _pause(state: CaseState) -> str | None:
    return "The clock is paused already." if state.is_paused else None


def _acknowledge(state: CaseState) -> str | None:
    done = state.stage is not None and state.stage.acknowledged_on is not None
    return "It was acknowledged already." if done else None


def _extend(state: CaseState) -> str | None:
    stage = _running(state)
    return None if stage.due_on else "Nothing is due by a date, so there is none to extend."


def _ask_for_more(state: CaseState) -> str | None:
    if _running(state).is_more_time_asked:
        return "More time is asked for already."
    return _extend(state)


def _refuse_more(state: CaseState) -> str | None:
    return None if _running(state).is_more_time_asked else "Nobody asks for more time."


def _end_proceedings(state: CaseState) -> str | None:
    return None if state.awaits_proceedings else "It waits for no proceedings."


def _submit(state: CaseState) -> str | None:
    waiting = _running(state).sign_off is SignOff.SUBMITTED
    return "A draft is with those who sign off." if waiting else None


def _sign_off(state: CaseState) -> str | None:
    if _running(state).sign_off is not SignOff.SUBMITTED:
        return "No draft is waiting for sign-off."
    return None


def _respond(state: CaseState) -> str | None:
    if state.is_paused:
        return "The clock is paused: let it run again first."
    if state.kind is Kind.COMPLAINT and "" in (state.findings or ("",)):
        return "Every element that is not paused needs a finding before the answer is sent."
    if _running(state).awaits_panel:
        return (
            "The answer at this stage is to the report of a panel (regulation 20), and no panel is "
            "recorded as having met. Record the day on which it met first."
        )
    if _running(state).sign_off in {SignOff.SUBMITTED, SignOff.RETURNED}:
        return "The draft is not signed off yet."
    return None


def _override(state: CaseState) -> str | None:
    return None if any(state.findings) else "No element has a finding yet."


def _request(state: CaseState) -> str | None:
    stage = state.stage
    if stage is None or not stage.is_over:
        return "The stage before has not been answered."
    if state.closing not in {None, Closing.ANSWERED}:
        return "It was not answered, so there is no answer to take further. Reopen it first."
    # A request that was met at a meeting did not use the stage up: it may be asked for again.
    asked_for = stage.number if stage.resolved_on else stage.number + 1
    if asked_for > state.last_stage:
        return "There is no further stage: the Ombudsman may look into it."
    return None


def _asked_for(state: CaseState) -> str | None:
    stage = state.stage
    if stage is None or stage.begun_on is not None or stage.is_over:
        return "No request for a further stage is waiting."
    return None


def _refer_early(state: CaseState) -> str | None:
    stage = state.stage
    answered = stage is not None and stage.number == 2 and stage.responded_on is not None
    waits_for_panel = stage is not None and stage.number == 3 and _asked_for(state) is None
    if not answered and not waits_for_panel:
        return "Early referral comes after the answer at stage 2, and before any panel."
    return None


def _later_stage(state: CaseState) -> str | None:
    return None if _running(state).number > 1 else "Stage 1 has no such steps."


def _route(state: CaseState) -> str | None:
    answered = state.stage is not None and state.stage.number > 1
    return "It is at a later stage of its procedure." if answered else None


def _decline(state: CaseState) -> str | None:
    if state.stage is not None and state.stage.number > 1:
        return "It was accepted: a later stage may be refused only in law, not here."
    return None


def _convert(state: CaseState) -> str | None:
    if state.stage is not None and state.stage.number > 1:
        return "It has gone to a later stage as what it is."
    return None


def _running(state: CaseState) -> StageState:
    if state.stage is None:
        raise LookupError("only asked once _stage has seen that there is one")
    return state.stage


def _a(kind: Kind) -> str:
    article = "an" if kind.label[0] in "AEIOU" or kind is Kind.MP_ENQUIRY else "a"
    label = kind.label if kind is Kind.MP_ENQUIRY else kind.label[0].lower() + kind.label[1:]
    return f"{article} {'Ombudsman case' if kind is Kind.OMBUDSMAN else label}"


_CONDITIONS: dict[Act, Callable[[CaseState], str | None]] = {
    Act.ACKNOWLEDGE: _acknowledge,
    Act.AGREE_EXTENSION: _extend,
    Act.ASK_EXTENSION: _ask_for_more,
    Act.REFUSE_EXTENSION: _refuse_more,
    Act.END_PROCEEDINGS: _end_proceedings,
    Act.APPOINT: _later_stage,
    Act.BEGIN_STAGE: _asked_for,
    Act.COMPLETE_STEP: _later_stage,
    Act.CONVERT: _convert,
    Act.DECLINE: _decline,
    Act.OVERRIDE_OUTCOME: _override,
    Act.PAUSE: _pause,
    Act.REFER_EARLY: _refer_early,
    Act.REQUEST_STAGE: _request,
    Act.RESOLVE_REQUEST: _asked_for,
    Act.RESPOND: _respond,
    Act.RESUME: _resume,
    Act.RETURN_DRAFT: _sign_off,
    Act.ROUTE: _route,
    Act.SIGN_OFF: _sign_off,
    Act.SUBMIT_DRAFT: _submit,
}
