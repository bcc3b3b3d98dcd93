"""Which records are counted? Every one that was received, save those that are no case of ours."""

from __future__ import annotations

from django.db.models import QuerySet

from heard.feedback.models import Feedback
from heard.rules.acts import Closing

__all__ = ["counted"]

# A duplicate is counted where it was merged into, and what no procedure of the council covers (a
# school's own affairs) is told of and kept, and is no complaint to the council.
_NOT_COUNTED = (Closing.MERGED.value, Closing.OUTSIDE.value)


def counted() -> QuerySet[Feedback, Feedback]:
    """Return the records that figures count, and lists behind figures show."""
    return Feedback.objects.exclude(closing__in=_NOT_COUNTED)
