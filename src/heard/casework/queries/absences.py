"""Who is away now and soon, and who stands in for them?"""

from __future__ import annotations

from datetime import date

from heard.accounts.models import User
from heard.accounts.staff import Staff
from heard.casework.models import Absence

__all__ = ["absences_from", "wants_digest"]


def absences_from(day: date) -> tuple[Absence, ...]:
    """Return the absences that last on that day or begin later, the earliest first."""
    found = Absence.objects.filter(to_on__gte=day).select_related("user", "deputy")
    return tuple(found.order_by("from_on", "user__last_name", "pk"))


def wants_digest(staff: Staff) -> bool:
    """Return whether somebody has their reminders of a day in one message."""
    return User.objects.filter(pk=staff.id, prefers_digest=True).exists()
