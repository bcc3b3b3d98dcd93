"""`heard staff`: take people on, say what they do, and let them go, without a browser."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from heard.accounts.models import User
from heard.accounts.operations import (
    UnableToChangeStaff,
    UnableToGiveLink,
    change_staff,
    give_link,
    let_go,
    take_back,
    take_on,
)
from heard.accounts.queries import facts_of, staff_with_username
from heard.accounts.staff import Role, StaffFacts
from heard.casework.forms.staff import area_names
from heard.casework.queries.staff_list import open_allocations, staff_lines
from heard.common.clock import now

_ROLE_HELP = (
    "what they are here to do, as ROLE or ROLE:SERVICE-AREA-KEY; may be given several times. "
    f"Roles: {', '.join(role.value for role in Role)}"
)
_SERVED = (Role.INVESTIGATOR, Role.HEAD)


class Command(BaseCommand):
    help = "List staff; take somebody on, change their roles, let them go, have them back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
        acts.add_parser("list", help="who works here, as what")
        add = acts.add_parser("add", help="take somebody on, and print their link")
        add.add_argument("username", help="what they sign in by")
        add.add_argument("--first-name", required=True)
        add.add_argument("--last-name", required=True)
        add.add_argument("--email", required=True)
        add.add_argument("--role", action="append", required=True, help=_ROLE_HELP)
        add.add_argument("--line-manager", metavar="USERNAME", default="")
        roles = acts.add_parser("roles", help="say anew what somebody is here to do")
        roles.add_argument("username")
        roles.add_argument("--role", action="append", required=True, help=_ROLE_HELP)
        for name, purpose in (
            ("link", "print another link by which somebody chooses a password"),
            ("leave", "close somebody's account; nothing is deleted"),
            ("back", "open the account of somebody who left, and print a link"),
        ):
            acts.add_parser(name, help=purpose).add_argument("username")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            getattr(self, f"_{options['act']}")(options)
        except (UnableToChangeStaff, UnableToGiveLink) as refused:
            raise CommandError(str(refused), returncode=1) from None

    def _list(self, _options: dict[str, Any]) -> None:
        for each in staff_lines(area_names()):
            standing = "" if each.account.is_active else " (has left)"
            roles = "; ".join(each.roles) or "no role"
            self.stdout.write(f"{each.account.username}: {each.name}{standing}. {roles}.")

    def _add(self, options: dict[str, Any]) -> None:
        manager = options["line_manager"]
        facts = StaffFacts(
            options["first_name"],
            options["last_name"],
            options["email"],
            _roles(options["role"]),
            _account(manager).pk if manager else None,
        )
        user = take_on(options["username"], facts, by=None, at=now())
        self.stdout.write(f"{facts.name} works here now.")
        self._print_link(user)

    def _roles(self, options: dict[str, Any]) -> None:
        user = _account(options["username"])
        held = facts_of(user)
        roles = _roles(options["role"])
        wanted = StaffFacts(
            held.first_name, held.last_name, held.email, roles, held.line_manager_id
        )
        is_other = change_staff(user.pk, wanted, by=None, at=now())
        self.stdout.write("Kept, and so from now on." if is_other else "It is so already.")

    def _link(self, options: dict[str, Any]) -> None:
        self._print_link(_account(options["username"]))

    def _leave(self, options: dict[str, Any]) -> None:
        user = _account(options["username"])
        let_go(user.pk, by=None, at=now())
        held = open_allocations(user.pk)
        self.stdout.write(f"{user.username} has left, and is signed out everywhere.")
        if held:
            self.stdout.write(f"Open records still allocated to them, to be reallocated: {held}.")

    def _back(self, options: dict[str, Any]) -> None:
        take_back(_account(options["username"]).pk, by=None, at=now())
        self._print_link(_account(options["username"]))

    def _print_link(self, user: User) -> None:
        served_at = [*settings.CSRF_TRUSTED_ORIGINS, "http://localhost:8000"][0]
        path = give_link(user, by=None, at=now())
        self.stdout.write("They choose a password here, once, within three days:")
        self.stdout.write(f"{served_at}{path}")


def _account(username: str) -> User:
    found = staff_with_username(username)
    if found is None:
        raise CommandError(f"Nobody has the user name “{username}”.", returncode=1)
    return found


def _roles(words: list[str]) -> frozenset[tuple[Role, str]]:
    return frozenset(_role(each) for each in words)


def _role(words: str) -> tuple[Role, str]:
    name, _, area = words.partition(":")
    if name not in list(Role):
        roles = ", ".join(role.value for role in Role)
        raise CommandError(f"There is no role “{name}”. Roles: {roles}.", returncode=2)
    known = area_names()
    if area and area not in known:
        keys = ", ".join(known)
        raise CommandError(f"There is no service area “{area}”. Keys: {keys}.", returncode=2)
    role = Role(name)
    if area and role not in _SERVED:
        raise CommandError(
            f"“{role.value}” is for every service: leave out “:{area}”.", returncode=2
        )
    return role, area
