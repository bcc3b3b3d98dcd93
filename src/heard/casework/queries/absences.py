"""Who is away now and soon, and who stands in for them?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from heard.accounts.models import User
from heard.accounts.staff import Staff
from heard.casework.models import Absence

__all__ = ["absence_on", "absences_from", "deputies_on", "present", "wants_digest"]


def absences_from(day: date) -> tuple[Absence, ...]:
    """Return the absences that last on that day or begin later, the earliest first."""
    found = Absence.objects.filter(to_on__gte=day).select_related("user", "deputy")
    return tuple(found.order_by("from_on", "user__last_name", "pk"))


def absence_on(day: date, user_id: int) -> Absence | None:
    """Return the absence of somebody that lasts on a day, None where they are here."""
    found = Absence.objects.filter(user=user_id, from_on__lte=day, to_on__gte=day)
    return found.select_related("deputy").first()


def deputies_on(day: date) -> dict[int, int]:
    """Return who stands in for whoever is away on a day, by account ids."""
    away = Absence.objects.filter(from_on__lte=day, to_on__gte=day)
    return dict(away.values_list("user_id", "deputy_id"))


def present(reader: int, deputies: Mapping[int, int]) -> int:
    """Return who stands in for someone, or a deputy’s deputy; themself where all are away."""
    seen, here = {reader}, reader
    while here in deputies:
        here = deputies[here]
        if here in seen:
            return reader
        seen.add(here)
    return here


def wants_digest(staff: Staff) -> bool:
    """Return whether somebody has their reminders of a day in one message."""
    return User.objects.filter(pk=staff.id, prefers_digest=True).exists()
