"""Who works in the demonstration office? One login for each role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from heard.accounts.models import Membership, User
from heard.accounts.queries import staff_of
from heard.accounts.staff import Role, Staff

__all__ = ["PEOPLE", "Colleague", "Desk", "employ"]

Desk = Mapping[str, Staff]
CARE, EDUCATION = "childrens-social-care", "education"


@dataclass(frozen=True, slots=True)
class Colleague:
    """A login: the name to sign in with, what they are called, their role, and for which service.

    `line_manager` is the login of whoever is told when what they handle is late.
    """

    username: str
    name: str
    role: Role
    service_area: str = ""
    line_manager: str = ""

    @property
    def part(self) -> str:
        """Return their role in words."""
        of = {CARE: " of children’s social care", EDUCATION: " of education"}
        return self.role.label + of.get(self.service_area, "")


PEOPLE = (
    Colleague("asha", "Asha Rahman", Role.OFFICER, line_manager="ben"),
    Colleague("ben", "Ben Ashworth", Role.MANAGER),
    Colleague("cleo", "Cleo Marsh", Role.INVESTIGATOR, CARE, "eve"),
    Colleague("dev", "Dev Patel", Role.INVESTIGATOR, EDUCATION, "ben"),
    Colleague("eve", "Eve Okafor", Role.HEAD, CARE),
    Colleague("aud", "Aud Nilsen", Role.AUDITOR),
    Colleague("adi", "Adi Cohen", Role.ADMINISTRATOR),
)


@transaction.atomic
def employ(password: str) -> Desk:
    """Give everybody of the demonstration office an account with that password, by login.

    Those that are there already are brought back to what they were at first.
    """
    users = {each.username: _account(each, password) for each in PEOPLE}
    for each in PEOPLE:
        user = users[each.username]
        user.line_manager = users.get(each.line_manager)
        user.save()
        Membership.objects.get_or_create(
            user=user, role=each.role.value, service_area=each.service_area
        )
    return {username: staff_of(user) for username, user in users.items()}


def _account(colleague: Colleague, password: str) -> User:
    first_name, _, last_name = colleague.name.partition(" ")
    user, _ = User.objects.update_or_create(
        username=colleague.username,
        defaults={
            "first_name": first_name,
            "last_name": f"{last_name} (demonstration)",
            "email": f"{colleague.username}@council.example",
            "is_active": True,
        },
    )
    user.set_password(password)
    return user
