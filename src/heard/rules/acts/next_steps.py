"""What should be done next with a record, and by whom? One sentence, from its state alone."""

from __future__ import annotations

from dataclasses import dataclass

from heard.rules.acts.lawful import why_not
from heard.rules.acts.state import CaseState, Closing, SignOff, StageState
from heard.rules.acts.terms import Act
from heard.rules.vocabulary import Kind, Labelled

__all__ = ["NextStep", "Whose", "next_step"]


class Whose(Labelled):
    """Who is to take the next step."""

    TEAM = "team", "the complaints team"
    MANAGER = "manager", "the complaints manager"
    HANDLER = "handler", "whoever it is allocated to"
    SIGNATORY = "signatory", "the head of service or the complaints manager"
    PERSON = "person", "the person, if they wish"
    NOBODY = "nobody", "nobody"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do, whose turn it is, and the act that does it; None where nothing is to be done."""

    sentence: str
    whose: Whose
    act: Act | None = None


def next_step(state: CaseState) -> NextStep:
    """Return the one thing to do next.

    The act it names is always open in this state. It advises and binds nobody: any other act that
    is open may be done first.
    """
    if state.alarm:
        return NextStep(
            "Refer the safeguarding concern now. Nothing else counts until that is done.",
            Whose.TEAM,
            Act.REFER_SAFEGUARDING,
        )
    if not state.is_open:
        return _after_closing(state)
    if state.is_paused and state.proceedings_ended:
        return NextStep(
            "The proceedings have ended. Ask the person whether they wish to go on: they have a "
            "year for that. When they do, let the clock run again.",
            Whose.TEAM,
            Act.RESUME,
        )
    if state.is_paused and state.awaits_proceedings:
        return NextStep(
            "The clock stands still for the proceedings. Ask from time to time how they stand, and "
            "record their end: the person has a year from then to go on.",
            Whose.MANAGER,
            Act.END_PROCEEDINGS,
        )
    if state.is_paused:
        return NextStep(
            "The clock stands still. Let it run again as soon as what is waited for has come.",
            Whose.MANAGER,
            Act.RESUME,
        )
    if state.kind is Kind.COMPLIMENT:
        return NextStep(
            "Decide whether it is praise for service above and beyond.",
            Whose.TEAM,
            Act.ASSESS_COMPLIMENT,
        )
    return _of_stage(state, state.stage) if state.stage else _nothing("No answer is due.")


def _after_closing(state: CaseState) -> NextStep:
    if state.is_thanks and not state.is_thanked:
        return NextStep(
            "Pass the thanks on to the person named, and record that it was done.",
            Whose.TEAM,
            Act.PASS_ON_THANKS,
        )
    if state.is_to_be_turned:
        return NextStep(
            "It is outside procedure. Write to the person whom they can turn to instead.",
            Whose.TEAM,
            Act.WRITE,
        )
    if state.is_category_open:
        return NextStep(
            "Say of which category the enquiry was: the report counts by it.",
            Whose.MANAGER,
            Act.CORRECT,
        )
    if state.closing is Closing.ANSWERED and why_not(Act.REQUEST_STAGE, state) is None:
        return NextStep(
            "Nothing is due. If the person asks to take it further, record the day they asked.",
            Whose.PERSON,
            Act.REQUEST_STAGE,
        )
    return _nothing("Nothing more is due.")


def _of_stage(state: CaseState, stage: StageState) -> NextStep:
    if stage.is_over:
        return _after_answer(state)
    if stage.acknowledged_on is None and not state.is_from_nobody:
        return NextStep(
            "Tell the person that it has arrived and what happens next, and record the day.",
            Whose.TEAM,
            Act.ACKNOWLEDGE,
        )
    if stage.is_more_time_asked and why_not(Act.AGREE_EXTENSION, state) is None:
        return NextStep(
            "Whoever answers it asks for more time. Agree a new date or refuse one, and say why.",
            Whose.MANAGER,
            Act.AGREE_EXTENSION,
        )
    if stage.begun_on is None:
        return NextStep(
            f"Stage {stage.number} was asked for, and time runs from the request. Begin it; a "
            "meeting may be offered first.",
            Whose.MANAGER,
            Act.BEGIN_STAGE,
        )
    if state.is_late_in_coming and stage.number == 1:
        return NextStep(
            "It came more than twelve months after it happened. Decide whether to look into it all "
            "the same, and say why: ask first what kept them from coming sooner.",
            Whose.MANAGER,
            Act.DECIDE,
        )
    if state.is_authority_open:
        return NextStep(
            "Record what the reply may say of the constituent, and on whose word.",
            Whose.TEAM,
            Act.RECORD_CONSENT,
        )
    # A later stage is the complaints manager's to run, with those who are appointed to it.
    if stage.number == 1 and not state.has_handler:
        return NextStep("Allocate it to whoever will answer it.", Whose.TEAM, Act.ALLOCATE)
    if state.is_category_open and stage.sign_off is SignOff.NONE:
        return NextStep(
            "Say of which category the enquiry is: the report counts by it. The answer is drafted "
            "meanwhile.",
            Whose.MANAGER,
            Act.CORRECT,
        )
    return _answer(state, stage)


def _after_answer(state: CaseState) -> NextStep:
    if state.kind is Kind.OMBUDSMAN:
        return NextStep(
            "The Ombudsman has the answer. Record the decision when it comes.",
            Whose.TEAM,
            Act.RECORD_OMBUDSMAN_DECISION,
        )
    return _nothing("It has been answered.")


def _answer(state: CaseState, stage: StageState) -> NextStep:
    if stage.sign_off is SignOff.SUBMITTED:
        return NextStep(
            "A draft is waiting: read it, and sign it off or return it with comments.",
            Whose.SIGNATORY,
            Act.SIGN_OFF,
        )
    if why_not(Act.RESPOND, state) is None and stage.sign_off is SignOff.SIGNED_OFF:
        return NextStep(
            "The answer is signed off: it can be sent.",
            Whose.TEAM,
            Act.RESPOND,
        )
    if stage.to_appoint or stage.to_take:
        return _of_its_own(stage)
    if state.kind is Kind.COMPLAINT and "" in (state.findings or ("",)):
        return NextStep(
            "Look into each element, and record what was found and why. If the date cannot be "
            "kept, ask for more time now, and not on the last day.",
            Whose.HANDLER,
            Act.RECORD_FINDING,
        )
    if stage.sign_off is SignOff.RETURNED:
        return NextStep(
            "Put right what the comments on the draft ask for, and submit it again.",
            Whose.HANDLER,
            Act.SUBMIT_DRAFT,
        )
    if stage.number > 1:
        return NextStep(
            "Draft the answer, and submit it for sign-off.", Whose.MANAGER, Act.SUBMIT_DRAFT
        )
    return NextStep(
        "Draft the answer, and submit it for sign-off.", Whose.HANDLER, Act.SUBMIT_DRAFT
    )


def _of_its_own(stage: StageState) -> NextStep:
    """Return who is to be appointed to the stage first, then its next step."""
    if stage.to_appoint:
        return NextStep(
            f"Appoint {' and '.join(stage.to_appoint)} first: stage {stage.number} is theirs to "
            "look into.",
            Whose.MANAGER,
            Act.APPOINT,
        )
    return NextStep(
        f"Next comes this step: {stage.to_take[0]}. Record the day on which it is done.",
        Whose.MANAGER,
        Act.COMPLETE_STEP,
    )


def _nothing(sentence: str) -> NextStep:
    return NextStep(sentence, Whose.NOBODY)
