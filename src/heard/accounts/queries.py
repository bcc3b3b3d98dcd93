"""Who is signed in, and who else works here?"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from heard.accounts.models import User
from heard.accounts.staff import Role, Staff

__all__ = ["colleagues", "names_of_staff", "staff_of"]


def staff_of(user: User | AnonymousUser) -> Staff:
    """Return the member of staff that an account is, with every role they have.

    Every page but that for signing in has asked for an account before; TypeError without one.
    """
    if not isinstance(user, User):
        raise TypeError("Nobody is signed in, so nobody is acting.")
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


def names_of_staff(ids: Iterable[int]) -> dict[int, str]:
    """Return what each account is called, by id, whether or not it is still active."""
    return {user.pk: user.get_full_name() for user in User.objects.filter(pk__in=set(ids))}
