"""Being told something from outside: a form, an e-mail. The public's way to the same record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from heard.audit.entries import PUBLIC
from heard.casework.new_cases import NewCase
from heard.casework.operations.acting import council_day
from heard.casework.operations.beginning import begin
from heard.feedback.models import Feedback

__all__ = ["tell"]


def tell(new: NewCase, *, at: datetime) -> Feedback:
    """Make a record of what somebody outside told us, open its first stage, and return it.

    It was received on the council's day of `at`, whatever `received_on` says, and told by the
    public: who it was stands with the record's parties and never in the log. The same idempotency
    key gives the record made before, and nothing is written. NotLawful, with the sentence, for
    facts that cannot be.
    """
    return begin(replace(new, received_on=council_day(at)), verb="told_us", by=PUBLIC, at=at)
