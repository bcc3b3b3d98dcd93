"""Who works here, as what: taken on, changed, let go and had back; and every change in the log."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from heard.accounts.models import User
from heard.accounts.operations import (
    NoSuchStaff,
    UnableToChangeStaff,
    change_staff,
    let_go,
    make_administrator,
    take_back,
    take_on,
)
from heard.accounts.permissions import NotAdministrator
from heard.accounts.queries import colleagues, facts_of, staff_of
from heard.accounts.staff import Role, StaffFacts
from heard.audit.models import Event
from tests.casework.cast import CARE, at, engage

pytestmark = pytest.mark.django_db

NOW = at(date(2025, 5, 14))
FAY = StaffFacts("Fay", "Lindqvist", "fay@council.example", frozenset({(Role.INVESTIGATOR, CARE)}))


@pytest.fixture
def adi(db):
    return engage("adi", "Adi Cohen", (Role.ADMINISTRATOR, ""))


def last_event():
    event = Event.objects.order_by("number").last()
    return event.verb, event.actor_name, json.loads(event.changes)


def test_whoever_is_taken_on_has_their_roles_and_no_password(adi):
    fay = take_on("fay", replace(FAY, line_manager_id=adi.id), by=adi, at=NOW)
    assert staff_of(fay).roles == FAY.roles
    assert not fay.has_usable_password()
    assert last_event() == (
        "staff_taken_on",
        "Adi Cohen",
        [
            ["User name", "", "fay"],
            ["Name", "", "Fay Lindqvist"],
            ["E-mail", "", "fay@council.example"],
            ["Line manager", "", "Adi Cohen"],
            ["Roles", "", f"Investigating manager ({CARE})"],
        ],
    )


@pytest.mark.parametrize(
    ("username", "reason"),
    [
        ("ADI", "has the user name “ADI” already"),
        ("two words", "no spaces"),
        ("f" * 151, "at most 150"),
    ],
)
def test_a_user_name_that_cannot_be_one_is_refused(adi, username, reason):
    with pytest.raises(UnableToChangeStaff, match=reason):
        take_on(username, FAY, by=adi, at=NOW)
    assert User.objects.count() == 1


def test_roles_that_change_are_written_down_old_and_new(adi):
    fay = take_on("fay", FAY, by=adi, at=NOW)
    roles = frozenset({(Role.HEAD, ""), (Role.INVESTIGATOR, CARE)})
    assert change_staff(fay.pk, replace(FAY, roles=roles), by=adi, at=NOW)
    assert staff_of(User.objects.get(pk=fay.pk)).roles == roles
    investigator = f"Investigating manager ({CARE})"
    assert last_event()[2] == [
        ["Roles", investigator, f"Head of service (every service), {investigator}"]
    ]


def test_what_is_no_change_leaves_no_event(adi):
    fay = take_on("fay", FAY, by=adi, at=NOW)
    assert not change_staff(fay.pk, FAY, by=adi, at=NOW)
    assert Event.objects.count() == 1


def test_nobody_is_their_own_line_manager(adi):
    with pytest.raises(UnableToChangeStaff, match="own line manager"):
        change_staff(adi.id, replace(FAY, line_manager_id=adi.id), by=adi, at=NOW)


def test_the_last_administrator_cannot_give_the_role_up_or_leave(adi):
    with pytest.raises(UnableToChangeStaff, match="Nobody would be left"):
        change_staff(adi.id, FAY, by=adi, at=NOW)
    with pytest.raises(UnableToChangeStaff, match="Nobody would be left"):
        let_go(adi.id, by=adi, at=NOW)
    assert staff_of(User.objects.get(pk=adi.id)).is_any(Role.ADMINISTRATOR)
    assert User.objects.get(pk=adi.id).is_active
    assert not Event.objects.exists()


def test_an_administrator_who_left_is_none_who_could_administer(adi):
    other = engage("bo", "Bo Ferris", (Role.ADMINISTRATOR, ""))
    let_go(other.id, by=adi, at=NOW)
    with pytest.raises(UnableToChangeStaff, match="Nobody would be left"):
        let_go(adi.id, by=adi, at=NOW)


def test_whoever_leaves_keeps_what_they_were_and_loses_the_password(adi):
    dev = engage("dev", "Dev Patel", (Role.OFFICER, ""))
    let_go(dev.id, by=adi, at=NOW)
    gone = User.objects.get(pk=dev.id)
    assert (gone.is_active, gone.has_usable_password()) == (False, False)
    assert facts_of(gone).roles == {(Role.OFFICER, "")}
    assert colleagues(Role.OFFICER) == []
    assert last_event() == ("staff_left", "Adi Cohen", [["Standing", "Works here", "Has left"]])
    with pytest.raises(UnableToChangeStaff, match="has left already"):
        let_go(dev.id, by=adi, at=NOW)


def test_whoever_comes_back_has_the_roles_they_had(adi):
    dev = engage("dev", "Dev Patel", (Role.OFFICER, ""))
    let_go(dev.id, by=adi, at=NOW)
    take_back(dev.id, by=adi, at=NOW)
    assert [each.pk for each in colleagues(Role.OFFICER)] == [dev.id]
    assert last_event()[0] == "staff_returned"
    with pytest.raises(UnableToChangeStaff, match="works here"):
        take_back(dev.id, by=adi, at=NOW)


def test_nobody_but_an_administrator_changes_who_works_here(adi):
    ben = engage("ben", "Ben Ashworth", (Role.MANAGER, ""))
    for refused in (
        lambda: take_on("fay", FAY, by=ben, at=NOW),
        lambda: change_staff(adi.id, FAY, by=ben, at=NOW),
        lambda: let_go(adi.id, by=ben, at=NOW),
        lambda: take_back(adi.id, by=ben, at=NOW),
    ):
        with pytest.raises(NotAdministrator):
            refused()
    assert not Event.objects.exists()


def test_nobody_has_a_number_that_is_not_there(adi):
    with pytest.raises(NoSuchStaff):
        let_go(adi.id + 1, by=adi, at=NOW)


def test_an_account_is_made_administrator_beside_what_it_was(db):
    dev = engage("dev", "Dev Patel", (Role.OFFICER, ""))
    make_administrator("dev", at=NOW)
    held = staff_of(User.objects.get(pk=dev.id)).roles
    assert held == {(Role.OFFICER, ""), (Role.ADMINISTRATOR, "")}
    assert last_event()[:2] == ("staff_changed", "Heard")
