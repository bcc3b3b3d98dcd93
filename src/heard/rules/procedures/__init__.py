"""By which rules was it to be dealt with, who laid them down, and are they whole?

`terms` are the parts of a procedure, `validity` says what is wrong with one.
"""

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
    "Source",
    "Stage",
    "Standing",
    "Step",
    "governing",
    "validate",
]
