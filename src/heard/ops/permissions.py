"""Who may read the log of who did and read what?"""

from __future__ import annotations

from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Cast
from django.db.models.lookups import Exact

from heard.accounts.staff import Role, Staff
from heard.feedback.models import Feedback
from heard.feedback.permissions import of_visible_record, visible_to
from heard.intake.models import ReceivedMail

__all__ = ["events_seen_by", "may_read_log"]


def may_read_log(staff: Staff) -> bool:
    """Return whether someone may read the log: the auditor, and nobody whose work it tells of."""
    return staff.is_any(Role.AUDITOR)


def events_seen_by(staff: Staff) -> Q:
    """Return the condition that an event is of nothing that this person may not know of.

    What was done with a record is for those who may know of that record, and what became of an
    e-mail for those who may know of the record that it was kept with. One event after another is
    asked, by the id of what it was done to.
    """
    record = Feedback.objects.filter(visible_to(staff), pk=_id_where("feedback"))
    kept_with = Q(record__isnull=True) | of_visible_record(staff, "record")
    mail = ReceivedMail.objects.filter(kept_with, pk=_id_where("mail"))
    return (
        ~Q(subject_kind__in=["feedback", "mail"])
        | Q(Exists(record.order_by()))
        | Q(Exists(mail.order_by()))
    )


def _id_where(kind: str) -> Cast:
    """Return the id of what an event was done to, nothing where it is of another kind.

    The id of another kind need not be a number, and PostgreSQL must not try to read one in it.
    """
    is_kind = When(Exact(OuterRef("subject_kind"), Value(kind)), then=OuterRef("subject_id"))
    return Cast(Case(is_kind), BigIntegerField())
