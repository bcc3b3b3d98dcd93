"""What may be done with a record now, and what comes next?

`terms` names the acts, `state` is what a record's facts come to, `lawful` says why an act is not
open, and `next_steps` what should happen next and by when.
"""

from heard.rules.acts.lawful import open_acts, why_not
from heard.rules.acts.state import CaseState, Closing, SignOff, StageState
from heard.rules.acts.terms import Act

__all__ = ["Act", "CaseState", "Closing", "SignOff", "StageState", "open_acts", "why_not"]
