"""Who is signed in, who else works or worked here, and who administers the office?"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from heard.accounts.models import User
from heard.accounts.staff import Role, Staff, StaffFacts
from heard.audit.entries import Subject

__all__ = [
    "all_staff",
    "colleagues",
    "facts_of",
    "is_administered",
    "managed_by",
    "names_of_staff",
    "roles_of",
    "staff_of",
    "staff_with_id",
    "staff_with_username",
    "subject_of",
]


def staff_of(user: User | AnonymousUser) -> Staff:
    """Return the member of staff that an account is, with every role they have.

    Every page but that for signing in has asked for an account before; TypeError without one.
    """
    if not isinstance(user, User):
        raise TypeError("Nobody is signed in, so nobody is acting.")
    return Staff(user.pk, user.get_full_name() or user.username, roles_of(user))


def roles_of(user: User) -> frozenset[tuple[Role, str]]:
    """Return what somebody is here to do, as (role, service area key) pairs."""
    return frozenset((Role(each.role), each.service_area) for each in user.memberships.all())


def facts_of(user: User) -> StaffFacts:
    """Return what an administrator said of somebody."""
    return StaffFacts(
        user.first_name, user.last_name, user.email, roles_of(user), user.line_manager_id
    )


def subject_of(user: User) -> Subject:
    """Return who an act upon an account was about, for the audit log."""
    return Subject("staff", str(user.pk), (user.get_full_name() or user.username)[:160])


def all_staff() -> list[User]:
    """Return every account with its roles and line manager, by name, also of those who left."""
    known = User.objects.select_related("line_manager").prefetch_related("memberships")
    return list(known.order_by("last_name", "first_name", "username"))


def staff_with_id(user_id: int) -> User | None:
    """Return an account by its id, whether or not it is still active."""
    return User.objects.filter(pk=user_id).first()


def staff_with_username(username: str) -> User | None:
    """Return an account by its user name, in whatever letters, whether or not it is active."""
    return User.objects.filter(username__iexact=username).first()


def managed_by(user: User) -> list[User]:
    """Return who works here with somebody as line manager, by name."""
    found = User.objects.filter(line_manager=user, is_active=True)
    return list(found.order_by("last_name", "first_name", "username"))


def is_administered() -> bool:
    """Return whether somebody who works here may administer the office."""
    return User.objects.filter(is_active=True, memberships__role=Role.ADMINISTRATOR).exists()


def colleagues(*roles: Role) -> list[User]:
    """Return the active accounts with one of these roles, by name."""
    found = User.objects.filter(
        is_active=True, memberships__role__in=[role.value for role in roles]
    )
    return list(found.distinct().order_by("last_name", "first_name", "username"))


def names_of_staff(ids: Iterable[int]) -> dict[int, str]:
    """Return what each account is called, by id, whether or not it is still active."""
    return {user.pk: user.get_full_name() for user in User.objects.filter(pk__in=set(ids))}
