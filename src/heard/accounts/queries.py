"""Who is signed in, and who else works here?"""

from __future__ import annotations

from heard.accounts.models import User
from heard.accounts.staff import Role, Staff

__all__ = ["colleagues", "staff_of"]


def staff_of(user: User) -> Staff:
    """Return the member of staff that an account is, with every role they have."""
    roles = frozenset(
        (Role(role), area) for role, area in user.memberships.values_list("role", "service_area")
    )
    return Staff(user.pk, user.get_full_name() or user.username, roles)


def colleagues(*roles: Role) -> list[User]:
    """Return the active accounts with one of these roles, by name."""
    found = User.objects.filter(
        is_active=True, memberships__role__in=[role.value for role in roles]
    )
    return list(found.distinct().order_by("last_name", "first_name", "username"))
