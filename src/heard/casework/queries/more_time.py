"""Who asks for more time, and waits for an answer? The date goes by while nobody reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.accounts.staff import Role, Staff
from heard.casework.models import ExtensionRequest
from heard.feedback.permissions import of_visible_record

__all__ = ["MoreTimeAsked", "more_time_asked"]


@dataclass(frozen=True, slots=True)
class MoreTimeAsked:
    """More time that was asked for and is not answered: until when, by whom, why, on which day."""

    reference: str
    to: date
    asked_by: str
    reason: str
    asked_on: date


def more_time_asked(staff: Staff, most: int) -> tuple[MoreTimeAsked, ...]:
    """Return the first so many that this person answers, the longest waiting first.

    None but for the complaints manager, who alone agrees or refuses. One query.
    """
    if not staff.is_any(Role.MANAGER):
        return ()
    waiting = ExtensionRequest.objects.filter(
        of_visible_record(staff, "run__feedback"),
        answered_on__isnull=True,
        run__feedback__closed_on__isnull=True,
    ).select_related("run__feedback", "asked_by")
    return tuple(
        MoreTimeAsked(
            each.run.feedback.reference,
            each.to,
            each.asked_by.get_full_name(),
            each.reason,
            each.asked_on,
        )
        for each in waiting.order_by("asked_on", "id")[:most]
    )
