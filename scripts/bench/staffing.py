"""People who work in the office that is measured, and what is given out to them."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.db.models import F

from heard.accounts.models import Membership, User
from heard.casework.models import StageRun
from heard.common.clock import now
from heard.feedback.models import Feedback
from heard.rules.acts import SignOff

__all__ = ["engage", "give_out", "settle"]


def engage(username: str, role: str, service_area: str = "") -> User:
    """Make an account with one role."""
    user = User.objects.create_user(username)
    Membership.objects.create(user=user, role=role, service_area=service_area)
    return user


def give_out(handler: User) -> None:
    """Allocate a third of what is open, let some drafts wait, and spread what changed lately."""
    open_records = Feedback.objects.filter(closed_on__isnull=True)
    allocated = open_records.annotate(third=F("id") % 3).filter(third=0)
    allocated.update(handler=handler, changed_at=now() - timedelta(days=1))
    drafted = StageRun.objects.filter(feedback__in=allocated).annotate(tenth=F("id") % 10)
    drafted.filter(tenth=0).update(sign_off=SignOff.SUBMITTED)


def settle() -> None:
    """Do at once what PostgreSQL does by itself within minutes of a large import."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
