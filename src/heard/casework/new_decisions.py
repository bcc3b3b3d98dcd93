"""Which questions may be decided by themselves, with which answers, and what must be said?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heard.casework.models import Decision
from heard.rules.vocabulary import Kind

__all__ = ["ANSWERS", "DISCRETIONS", "NewDecision", "consent_to"]

_Question = Decision.Question

# Each question with its answers, by the code that is stored. Sources: SI 2006/1738 regs 8, 9 and
# 12; Getting the Best from Complaints, on decisions held back meanwhile; Data Protection Act 2018
# Sch 1 paras 23 and 24, on what a member who acts for a constituent may be told.
ANSWERS: Mapping[Decision.Question, Mapping[str, str]] = {
    _Question.SUFFICIENT_INTEREST: {
        "sufficient": "Sufficient interest",
        "not_sufficient": "No sufficient interest",
    },
    _Question.OUT_OF_TIME: {
        "considered": "Considered all the same",
        "not_considered": "Not considered, because it comes too late",
    },
    _Question.PROCEEDINGS: {
        "goes_on": "Goes on beside the proceedings",
        "put_off": "Put off until they have ended",
        "partly_put_off": "Put off in part",
    },
    _Question.CONSENT: {
        "not_needed": "Not needed",
        "asked_for": "Asked for",
        "given": "Given",
        "withheld": "Withheld",
        "too_young": "The child is too young to say",
    },
    _Question.AUTHORITY: {
        "given": "The constituent agreed that the reply may speak of them",
        "member_says_so": "The MP’s or councillor’s word that they act for the constituent",
        "asked_for": "Asked for, and not answered yet",
        "refused": "Nothing about the constituent is to be disclosed",
        "not_needed": "Not needed: the reply speaks of nobody in particular",
    },
    _Question.FREEZE: {
        "held_back": "Held back until the complaint is answered",
        "not_held_back": "Not held back",
    },
}


# What the council decides of a complaint; consent and authority are what others say.
DISCRETIONS = tuple(
    each for each in ANSWERS if each not in {_Question.CONSENT, _Question.AUTHORITY}
)


def consent_to(kind: Kind | str) -> Decision.Question:
    """Return whose consent matters to a record of a kind: the child's, or the constituent's."""
    is_complaint = kind == Kind.COMPLAINT
    return _Question.CONSENT if is_complaint else _Question.AUTHORITY


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A discretion that was used, or consent that was given or not, with reasons and days.

    The question, and the answer by its code.

    `child_was_asked` says whether the child's views were asked for, where that is in question.
    """

    question: Decision.Question
    answer: str
    reasons: str
    decided_on: date
    told_on: date | None = None
    child_was_asked: bool | None = None
