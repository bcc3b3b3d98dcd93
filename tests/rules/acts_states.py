"""States that a record is commonly in, by the letter that docs/rules/casework.md gives each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from heard.rules.acts import CaseState, Closing, SignOff, StageState
from heard.rules.vocabulary import Kind

__all__ = ["STATES"]

RECEIVED_ON = date(2025, 5, 12)
DUE_ON = date(2025, 5, 27)
ANSWERED_ON = date(2025, 5, 23)
FIRST = StageState(1, RECEIVED_ON, begun_on=RECEIVED_ON, due_on=DUE_ON)
SECOND = StageState(2, ANSWERED_ON, due_on=date(2025, 6, 30))
NEW = CaseState(Kind.COMPLAINT, FIRST, last_stage=3, findings=("",))
FOUND = replace(NEW, findings=("upheld",))
ANSWERED = replace(FOUND, stage=replace(FIRST, responded_on=ANSWERED_ON), closing=Closing.ANSWERED)

STATES = {
    "A": NEW,
    "B": FOUND,
    "C": replace(FOUND, stage=replace(FIRST, sign_off=SignOff.SUBMITTED)),
    "D": replace(FOUND, is_paused=True, awaits_proceedings=True),
    "E": replace(NEW, alarm=True),
    "F": ANSWERED,
    "G": replace(FOUND, stage=SECOND),
    "H": replace(FOUND, stage=replace(SECOND, begun_on=ANSWERED_ON)),
    "I": replace(NEW, closing=Closing.WITHDRAWN),
    "J": CaseState(Kind.COMPLIMENT, None, is_thanks=True),
    "K": CaseState(Kind.MP_ENQUIRY, FIRST),
    "L": CaseState(Kind.OMBUDSMAN, FIRST),
    "M": replace(NEW, stage=replace(FIRST, is_more_time_asked=True)),
}
