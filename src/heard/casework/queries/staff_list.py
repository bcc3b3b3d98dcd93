"""Who works here, as what, and what is allocated to whoever leaves?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heard.accounts.models import User
from heard.accounts.queries import all_staff, roles_of
from heard.feedback.models import Feedback

__all__ = ["StaffLine", "line_of", "open_allocations", "staff_lines"]


@dataclass(frozen=True, slots=True)
class StaffLine:
    """Somebody on the list of staff, their roles in words."""

    account: User
    name: str
    roles: tuple[str, ...]
    has_password: bool


def staff_lines(areas: Mapping[str, str]) -> tuple[StaffLine, ...]:
    """Return everybody who works or worked here, by name; `areas` are the services' names by key.

    Three queries, however many there are.
    """
    return tuple(line_of(each, areas) for each in all_staff())


def line_of(user: User, areas: Mapping[str, str]) -> StaffLine:
    """Return one of them."""
    served: dict[str, list[str]] = {}
    for role, area in sorted(roles_of(user)):
        served.setdefault(role.label, []).append(areas.get(area, area) if area else "")
    roles = tuple(
        label if areas_of == [""] else f"{label}: {', '.join(each or 'all' for each in areas_of)}"
        for label, areas_of in served.items()
    )
    return StaffLine(user, user.get_full_name() or user.username, roles, user.has_usable_password())


def open_allocations(user_id: int) -> int:
    """Return how many open records are allocated to somebody: a number, and nothing of them."""
    return Feedback.objects.filter(handler_id=user_id, closed_on__isnull=True).count()
