"""How does a history tell that an act was done? In the past tense, whatever the button said."""

from __future__ import annotations

from heard.rules.acts.terms import Act

__all__ = ["DONE", "in_the_past"]

DONE: dict[str, str] = {
    Act.REFER_SAFEGUARDING: "Safeguarding concern referred",
    Act.ROUTE: "Procedure chosen",
    Act.CONVERT: "Kind of record changed",
    Act.DECLINE: "Declined",
    Act.ALLOCATE: "Allocated",
    Act.ACKNOWLEDGE: "Acknowledged",
    Act.SEND_HOLDING_LETTER: "Holding letter sent",
    Act.ASK_EXTENSION: "More time asked for",
    Act.AGREE_EXTENSION: "Extension agreed",
    Act.REFUSE_EXTENSION: "More time refused",
    Act.PAUSE: "Clock paused",
    Act.END_PROCEEDINGS: "Proceedings ended",
    Act.RESUME: "Clock running again",
    Act.DECIDE: "Decision recorded",
    Act.RECORD_CONSENT: "Consent or authority recorded",
    Act.ADD_ELEMENT: "Element added",
    Act.RECORD_FINDING: "Findings recorded",
    Act.OVERRIDE_OUTCOME: "Outcome overridden",
    Act.SUBMIT_DRAFT: "Draft submitted for sign-off",
    Act.RETURN_DRAFT: "Draft returned with comments",
    Act.SIGN_OFF: "Answer signed off",
    Act.RESPOND: "Answer sent",
    Act.REQUEST_STAGE: "Next stage asked for",
    Act.RESOLVE_REQUEST: "Request resolved at a meeting",
    Act.BEGIN_STAGE: "Stage begun",
    Act.APPOINT: "Appointment made",
    Act.COMPLETE_STEP: "Step done",
    Act.REFER_EARLY: "Referred to the Ombudsman early",
    Act.WITHDRAW: "Withdrawn",
    Act.REOPEN: "Reopened",
    Act.MERGE: "Merged",
    Act.LINK: "Linked",
    Act.ASSESS_COMPLIMENT: "Compliment assessed",
    Act.PASS_ON_THANKS: "Thanks passed on",
    Act.RECORD_OMBUDSMAN_DECISION: "Ombudsman’s decision recorded",
    Act.ADD_REMEDY: "Remedy recorded",
    Act.ADD_LESSON: "Lesson recorded",
    Act.WRITE: "Letter or message written",
    Act.ADD_DOCUMENT: "Documents added",
    Act.SET_PERSON: "People changed",
    Act.TAKE_OFF: "Person taken off",
    Act.NOTE: "Note added",
    Act.CORRECT: "Record corrected",
    Act.RESTRICT: "Access changed",
    Act.GIVE_LINK: "Code to follow it changed",
}


def in_the_past(verb: str) -> str:
    """Return what a history says of an event's verb; one that is no act is its own words."""
    return DONE.get(verb) or verb.replace("_", " ").capitalize()
