"""What may be done with a record now, and what comes next?

`terms` names the acts, `state` is what a record's facts come to, `lawful` says why an act is not
open, `next_steps` what should be done next and by whom, `outlook` where it is as seen from outside,
and `done` how a history tells of an act.
"""

from heard.rules.acts.done import in_the_past
from heard.rules.acts.lawful import open_acts, why_not
from heard.rules.acts.next_steps import NextStep, Whose, next_step
from heard.rules.acts.outlook import Outlook, outlook
from heard.rules.acts.state import CaseState, Closing, SignOff, StageState
from heard.rules.acts.terms import Act

__all__ = [
    "Act",
    "CaseState",
    "Closing",
    "NextStep",
    "Outlook",
    "SignOff",
    "StageState",
    "Whose",
    "in_the_past",
    "next_step",
    "open_acts",
    "outlook",
    "why_not",
]
