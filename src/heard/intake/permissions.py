"""Who may read the e-mail that came in, and which of it?"""

from __future__ import annotations

from django.db.models import Q

from heard.accounts.staff import Staff
from heard.casework.permissions import may_log
from heard.feedback.permissions import of_visible_record

__all__ = ["mail_visible_to", "may_read_mail"]


def may_read_mail(staff: Staff) -> bool:
    """Return whether someone reads what came in: whoever logs it, and nobody else.

    It is not a record yet, so nobody can say whose service it is about, or who must not see it.
    """
    return may_log(staff)


def mail_visible_to(staff: Staff) -> Q:
    """Return the condition that a message is of no record, or of one that they may know of."""
    return Q(record__isnull=True) | of_visible_record(staff, "record")
