"""By which rules was it to be dealt with, who laid them down, and are they whole?

`terms` are the parts of a procedure, `validity` says what is wrong with one, `reckoning` finds the
last day under one of its limits.
"""

from heard.rules.procedures.reckoning import Reckoned, reckon
from heard.rules.procedures.terms import (
    Basis,
    Limit,
    Procedure,
    ProcedureVersion,
    Source,
    Stage,
    Standing,
    Step,
    governing,
)
from heard.rules.procedures.validity import validate

__all__ = [
    "Basis",
    "Limit",
    "Procedure",
    "ProcedureVersion",
    "Reckoned",
    "Source",
    "Stage",
    "Standing",
    "Step",
    "governing",
    "reckon",
    "validate",
]
