"""Who is acting, and as what? What permissions are decided by."""

from __future__ import annotations

from dataclasses import dataclass

from heard.audit.entries import Actor
from heard.rules.vocabulary import Labelled

__all__ = ["WITH_RECORDS", "Role", "Staff", "StaffFacts"]


class Role(Labelled):
    """What someone is here to do."""

    OFFICER = "officer", "Complaints officer"
    MANAGER = "manager", "Complaints manager"
    INVESTIGATOR = "investigator", "Investigating manager"
    HEAD = "head", "Head of service"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


# Whoever administers the office has no records to see.
WITH_RECORDS = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff as permissions see them: `roles` holds (role, service area key) pairs.

    A key of "" is every service area.
    """

    id: int
    name: str
    roles: frozenset[tuple[Role, str]]

    @property
    def actor(self) -> Actor:
        """Return who this is in the audit log."""
        return Actor(str(self.id), self.name)

    def is_any(self, *roles: Role) -> bool:
        """Return whether they have one of these roles, for whatever service."""
        return any(role in roles for role, _ in self.roles)

    def serves(self, role: Role, service_area: str) -> bool:
        """Return whether they have the role for that service area."""
        return (role, service_area) in self.roles or (role, "") in self.roles

    def areas(self, *roles: Role) -> frozenset[str]:
        """Return the service areas for which they have one of these roles; "" among them is all."""
        return frozenset(area for role, area in self.roles if role in roles)


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """What an administrator says of somebody who works here; roles as `Staff` has them."""

    first_name: str
    last_name: str
    email: str
    roles: frozenset[tuple[Role, str]]
    line_manager_id: int | None = None

    @property
    def name(self) -> str:
        """Return what they are called."""
        return f"{self.first_name} {self.last_name}".strip()
