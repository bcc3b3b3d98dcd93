"""Which records are counted? Every one that was received, save those that are no case of ours."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from heard.feedback.models import Feedback
from heard.rules.acts import Closing

__all__ = ["counted", "is_counted"]

# A duplicate is counted where it was merged into, and what no procedure of the council covers (a
# school's own affairs) is told of and kept, and is no complaint to the council.
_NOT_COUNTED = (Closing.MERGED.value, Closing.OUTSIDE.value)


def counted() -> QuerySet[Feedback, Feedback]:
    """Return the records that figures count, and lists behind figures show."""
    return Feedback.objects.filter(is_counted())


def is_counted(to_record: str = "") -> Q:
    """Return the condition that a record is counted; `to_record` leads to it ("feedback__").

    A condition on the record that a row belongs to, and no list of all that are counted, because
    that would read every year's records for the figures of one.
    """
    return ~Q(**{f"{to_record}closing__in": _NOT_COUNTED})
