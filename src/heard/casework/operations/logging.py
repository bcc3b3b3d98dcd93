"""Logging by hand what the council was told: by telephone, letter, e-mail, at the counter."""

from __future__ import annotations

from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.new_cases import NewCase
from heard.casework.operations.acting import NotAllowed
from heard.casework.operations.beginning import begin
from heard.casework.permissions import may_log
from heard.feedback.models import Feedback

__all__ = ["log"]


def log(new: NewCase, *, by: Staff, at: datetime) -> Feedback:
    """Make a record of what was received, open its first stage, and return it.

    Its dates run from `received_on`, however much later it is logged. The same idempotency key
    gives the record made before. NotAllowed; NotLawful, with the sentence, for facts that cannot
    be.
    """
    if not may_log(by):
        raise NotAllowed(f"{by.name} may not log what was received.")
    return begin(new, verb="logged", by=by.actor, at=at, staff_id=by.id)
