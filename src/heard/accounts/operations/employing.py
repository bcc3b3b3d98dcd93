"""Taking somebody on, changing what they are here to do, letting them go, having them back."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from heard.accounts.models import Membership, User
from heard.accounts.permissions import require_administrator
from heard.accounts.queries import facts_of, is_administered, staff_with_id, subject_of
from heard.accounts.staff import Role, Staff, StaffFacts
from heard.audit.entries import Change, Entry
from heard.audit.operations import write_down

__all__ = [
    "NoSuchStaff",
    "UnableToChangeStaff",
    "change_staff",
    "let_go",
    "make_administrator",
    "take_back",
    "take_on",
]

_LONGEST_USERNAME = 150


class NoSuchStaff(LookupError):
    """Nobody here has that id."""


class UnableToChangeStaff(ValueError):
    """The office could not be run so; the sentence says why."""


@transaction.atomic
def take_on(username: str, facts: StaffFacts, *, by: Staff | None, at: datetime) -> User:
    """Make an account without a password, and return it: `give_link` lets them choose one.

    UnableToChangeStaff when the user name is taken, in whatever letters, or cannot be one.
    """
    actor = require_administrator(by)
    _require_username(username)
    user = User(username=username)
    user.set_unusable_password()
    _keep(user, facts, is_new=True)
    changes = (Change("User name", "", username), *_changes(_NOBODY, facts))
    write_down(actor, at, [Entry("staff_taken_on", subject_of(user), changes)])
    return user


@transaction.atomic
def change_staff(user_id: int, facts: StaffFacts, *, by: Staff | None, at: datetime) -> bool:
    """Let these facts be true of somebody from now on; return whether that is any different.

    Roles count from the next page that they open. UnableToChangeStaff when nobody would be left to
    administer the office, or somebody would be their own line manager.
    """
    actor = require_administrator(by)
    user = _locked(user_id)
    changes = _changes(facts_of(user), facts)
    if changes:
        _keep(user, facts)
        _require_administered()
        write_down(actor, at, [Entry("staff_changed", subject_of(user), changes)])
    return bool(changes)


@transaction.atomic
def let_go(user_id: int, *, by: Staff | None, at: datetime) -> None:
    """Close an account: what they did and what is allocated to them stays, their sessions end.

    The password is made useless too, so that no session and no link outlives a return.
    UnableToChangeStaff when they left before, or when nobody would be left to administer.
    """
    require_administrator(by)
    user = _locked(user_id)
    if not user.is_active:
        raise UnableToChangeStaff(f"{subject_of(user).name} has left already.")
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    _require_administered()
    _write_standing(user, "staff_left", by, at)


@transaction.atomic
def take_back(user_id: int, *, by: Staff | None, at: datetime) -> None:
    """Open the account of somebody who left, in the roles they had; they choose a new password."""
    require_administrator(by)
    user = _locked(user_id)
    if user.is_active:
        raise UnableToChangeStaff(f"{subject_of(user).name} works here.")
    user.is_active = True
    user.save(update_fields=["is_active"])
    _write_standing(user, "staff_returned", by, at)


@transaction.atomic
def make_administrator(username: str, *, at: datetime) -> None:
    """Let an account administer the office, whatever else it does: the first one, mostly."""
    user = User.objects.select_for_update().get(username=username)
    held = facts_of(user)
    roles = held.roles | {(Role.ADMINISTRATOR, "")}
    wanted = StaffFacts(held.first_name, held.last_name, held.email, roles, held.line_manager_id)
    change_staff(user.pk, wanted, by=None, at=at)


_NOBODY = StaffFacts("", "", "", frozenset())


def _require_username(username: str) -> None:
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError:
        raise UnableToChangeStaff(
            "A user name has letters, digits and @ . + - _ and no spaces."
        ) from None
    if len(username) > _LONGEST_USERNAME:
        raise UnableToChangeStaff(f"A user name has at most {_LONGEST_USERNAME} characters.")
    if User.objects.filter(username__iexact=username).exists():
        raise UnableToChangeStaff(f"Somebody has the user name “{username}” already.")


def _locked(user_id: int) -> User:
    """Return an account to be changed, by one act at a time.

    Every act takes the administrators' rows first: two who remove one another at once must not
    both find that somebody is left.
    """
    list(Membership.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk"))
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise NoSuchStaff(f"Nobody has the number {user_id}.")
    return user


def _require_administered() -> None:
    if not is_administered():
        raise UnableToChangeStaff(
            "Nobody would be left to administer the office. Make somebody else administrator first."
        )


def _keep(user: User, facts: StaffFacts, *, is_new: bool = False) -> None:
    if user.pk and facts.line_manager_id == user.pk:
        raise UnableToChangeStaff("Nobody is their own line manager.")
    user.first_name, user.last_name, user.email = facts.first_name, facts.last_name, facts.email
    user.line_manager_id = facts.line_manager_id
    user.save()
    held = frozenset[tuple[Role, str]]() if is_new else facts_of(user).roles
    for role, area in held - facts.roles:
        Membership.objects.filter(user=user, role=role, service_area=area).delete()
    Membership.objects.bulk_create(
        Membership(user=user, role=role, service_area=area) for role, area in facts.roles - held
    )


def _changes(held: StaffFacts, new: StaffFacts) -> tuple[Change, ...]:
    before, after = _in_words(held), _in_words(new)
    return tuple(
        Change(what, before[what], after[what]) for what in after if before[what] != after[what]
    )


def _in_words(facts: StaffFacts) -> dict[str, str]:
    manager = staff_with_id(facts.line_manager_id) if facts.line_manager_id else None
    roles = sorted(f"{role.label} ({area or 'every service'})" for role, area in facts.roles)
    return {
        "Name": facts.name,
        "E-mail": facts.email,
        "Line manager": subject_of(manager).name if manager else "",
        "Roles": ", ".join(roles),
    }


def _write_standing(user: User, verb: str, by: Staff | None, at: datetime) -> None:
    words = ("Has left", "Works here") if user.is_active else ("Works here", "Has left")
    entry = Entry(verb, subject_of(user), (Change("Standing", *words),))
    write_down(require_administrator(by), at, [entry])
