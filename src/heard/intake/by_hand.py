"""What was taken by telephone, letter or at the counter becomes a record, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heard.accounts.staff import Staff
from heard.casework.new_cases import NewCase
from heard.casework.operations.logging import log
from heard.casework.operations.routing import SCHOOLS, Route, route
from heard.casework.queries.governing import OUTSIDE
from heard.feedback.models import Feedback

__all__ = ["TakenByHand", "take_in"]

_ABOUT_A_SCHOOL = (
    "It is about a school. The law leaves complaints about schools to their governing bodies, and "
    "those about academies to their trusts."
)


@dataclass(frozen=True, slots=True)
class TakenByHand:
    """What was received, and whether it is about a school."""

    case: NewCase
    is_about_a_school: bool = False


@transaction.atomic
def take_in(taken: TakenByHand, *, by: Staff, at: datetime) -> tuple[Feedback, str]:
    """Make a record of it, and return it with the words that turn the person to whoever can help.

    The words are "" where the council itself can help. What is about a school is kept as outside
    procedure, save while a safeguarding concern waits, which comes before everything. Sent twice it
    is one record.
    """
    record = log(taken.case, by=by, at=at)
    if record.version > 1 or record.closed_on:
        return record, ""
    words = None
    if taken.is_about_a_school and not record.has_alarm:
        school = Route(OUTSIDE, _ABOUT_A_SCHOOL, SCHOOLS)
        words = route(record.reference, school, by=by, at=at)
        record.refresh_from_db()
    return record, words or ""
