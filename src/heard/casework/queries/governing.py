"""Which procedure governs a record: the one chosen for it, or that of its service area?"""

from __future__ import annotations

from heard.casework.models import Decision
from heard.feedback.models import Feedback

__all__ = ["LOCAL_ONLY", "OUTSIDE", "chosen_procedure"]

# Answers to Decision.Question.PROCEDURE beside the key of a procedure: no law or code governs it,
# and the council's own target stands alone; or it is no matter for any procedure of the council.
LOCAL_ONLY = "local"
OUTSIDE = "outside"


def chosen_procedure(record: Feedback) -> str | None:
    """Return the key of the procedure chosen for a record by the last decision about it.

    "" where none governs it; None where nobody decided, so that it is that of its service area.
    """
    answers = [
        each.answer
        for each in record.decisions.all()
        if each.question == Decision.Question.PROCEDURE
    ]
    if not answers:
        return None
    return "" if answers[-1] in {LOCAL_ONLY, OUTSIDE} else answers[-1]
