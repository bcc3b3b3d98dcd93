"""An administrator takes people on in the browser, or by `heard staff`, and sees no records."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from heard.accounts.models import User
from heard.accounts.queries import staff_of
from heard.accounts.staff import Role
from heard.casework.operations.allocating import allocate
from tests.casework.browsing import browser_of
from tests.casework.cases import a_complaint
from tests.casework.cast import CARE, EDUCATION, at
from tests.casework.pages import TODAY, stop_the_clock

pytestmark = pytest.mark.django_db


def fay_typed(**more):
    told = {
        "first_name": "Fay",
        "last_name": "Lindqvist",
        "username": "fay",
        "email": "fay@council.example",
        "investigator": [CARE, EDUCATION],
        "line_manager": "",
    }
    return told | more


@pytest.fixture
def adis(office):
    return browser_of(office.adi)


def shown(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def said(*words, **options):
    out = StringIO()
    call_command("staff", *words, stdout=out, **options)
    return out.getvalue()


def test_the_list_shows_everybody_their_roles_and_who_has_left(office, adis):
    User.objects.filter(pk=office.cleo.id).update(line_manager=office.eve.id)
    page = shown(adis.get("/settings/staff/"))
    assert "7 work here" in page
    assert "Investigating manager: Children’s Social Care" in page
    assert "Complaints manager" in page
    assert "Eve Okafor</td>" in page
    shown(adis.post(f"/settings/staff/{office.dev.id}/leave/", follow=True))
    page = shown(adis.get("/settings/staff/"))
    assert "6 work here" in page
    assert "Have left" in page


def test_somebody_is_taken_on_and_gets_a_link(office, adis):
    page = shown(adis.post("/settings/staff/new/", fay_typed(), follow=True))
    assert "Fay Lindqvist works here now." in page
    assert "No password is chosen yet" in page
    fay = staff_of(User.objects.get(username="fay"))
    assert fay.roles == {(Role.INVESTIGATOR, CARE), (Role.INVESTIGATOR, EDUCATION)}
    assert mail.outbox[0].to == ["fay@council.example"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"username": "Asha"}, "Somebody has the user name “Asha” already."),
        ({"investigator": []}, "Choose what they are here to do"),
        ({"email": "fay"}, "Write the e-mail address as name@example.org"),
        ({"head": ["no-such-service"]}, "no-such-service is not one"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_taken_on(adis, typed, sentence):
    page = shown(adis.post("/settings/staff/new/", fay_typed(**typed)), 422)
    assert sentence in page
    assert 'value="Lindqvist"' in page
    assert User.objects.count() == 7


def test_the_page_of_somebody_has_what_is_true_of_them_and_keeps_what_is_typed(office, adis):
    place = f"/settings/staff/{office.eve.id}/"
    page = shown(adis.get(place))
    assert 'value="eve@council.example"' in page
    assert page.count(" checked") == 1
    told = fay_typed(head=["every-service"], investigator=[], line_manager=str(office.ben.id))
    assert "kept, and so from now on" in shown(adis.post(place, told, follow=True))
    eve = User.objects.get(pk=office.eve.id)
    assert staff_of(eve).roles == {(Role.HEAD, "")}
    assert eve.line_manager_id == office.ben.id
    assert eve.username == "eve"


def test_the_last_administrator_is_told_that_they_cannot_go(office, adis):
    page = shown(adis.post(f"/settings/staff/{office.adi.id}/leave/"), 422)
    assert "Nobody would be left to administer the office." in page
    place = f"/settings/staff/{office.adi.id}/"
    page = shown(adis.post(place, fay_typed(office=["auditor"])), 422)
    assert "Nobody would be left to administer the office." in page


def test_what_whoever_leaves_has_open_is_counted_for_the_administrator_and_listed_for_the_team(
    office, adis, monkeypatch
):
    stop_the_clock(monkeypatch)
    record = a_complaint(by=office.asha)
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(TODAY))
    User.objects.filter(pk=office.dev.id).update(line_manager=office.cleo.id)
    page = shown(adis.get(f"/settings/staff/{office.cleo.id}/leave/"))
    assert "1 open record allocated to them" in page
    assert "Dev Patel</a> needs another line manager" in page
    assert record.reference not in page
    team = browser_of(office.asha)
    heading = "Allocated to somebody who has left"
    assert heading not in shown(team.get("/today/"))
    adis.post(f"/settings/staff/{office.cleo.id}/leave/")
    record.refresh_from_db()
    assert record.handler_id == office.cleo.id
    assert heading in shown(team.get("/today/"))
    page = shown(team.get("/work/?handler=left"))
    assert record.reference in page
    assert "Somebody who has left" in page
    allocate(record.reference, office.eve.id, by=office.asha, at=at(TODAY))
    assert record.reference not in shown(team.get("/work/?handler=left"))


def test_whoever_left_can_be_had_back_with_a_new_link(office, adis):
    adis.post(f"/settings/staff/{office.dev.id}/leave/")
    place = f"/settings/staff/{office.dev.id}/"
    assert "Have them back" in shown(adis.get(place))
    page = shown(adis.post(f"{place}back/", {"show_link": "yes"}, follow=True))
    assert "Dev Patel works here again." in page
    assert "shown only now" in page


def test_nobody_has_the_page_of_a_number_that_is_not_there(adis):
    for name in ("casework:person", "casework:leave"):
        assert adis.get(reverse(name, args=[10**6])).status_code == 404


def test_the_command_line_takes_on_changes_lets_go_and_has_back(office):
    named = ["--first-name", "Fay", "--last-name", "Lindqvist", "--email", "fay@council.example"]
    words = ["add", "fay", *named]
    out = said(*words, "--role", f"investigator:{CARE}", "--line-manager", "eve")
    assert "Fay Lindqvist works here now." in out
    assert "http://localhost:8000/accounts/password/" in out
    fay = User.objects.get(username="fay")
    assert fay.line_manager_id == office.eve.id
    assert "from now on" in said("roles", "fay", "--role", "head", "--role", "auditor")
    assert staff_of(User.objects.get(pk=fay.pk)).roles == {(Role.HEAD, ""), (Role.AUDITOR, "")}
    assert "fay: Fay Lindqvist. Auditor; Head of service." in said("list")
    assert "has left" in said("leave", "fay")
    assert "fay: Fay Lindqvist (has left)." in said("list")
    assert "/accounts/password/" in said("back", "fay")
    assert "/accounts/password/" in said("link", "fay")


@pytest.mark.parametrize(
    ("words", "sentence", "code"),
    [
        (["leave", "nobody"], "Nobody has the user name “nobody”.", 1),
        (["leave", "adi"], "Nobody would be left", 1),
        (["roles", "dev", "--role", "king"], "There is no role “king”.", 2),
        (["roles", "dev", "--role", "head:moon"], "There is no service area “moon”.", 2),
        (["roles", "dev", "--role", f"auditor:{CARE}"], "is for every service", 2),
    ],
)
def test_the_command_line_refuses_in_a_sentence(office, words, sentence, code):
    with pytest.raises(CommandError, match=sentence) as refused:
        said(*words)
    assert refused.value.returncode == code


def test_the_first_account_administers_the_office(db):
    out = StringIO()
    call_command(
        "createsuperuser", interactive=False, username="first", email="f@example.org", stdout=out
    )
    assert "first administers the office" in out.getvalue()
    first = staff_of(User.objects.get(username="first"))
    assert first.roles == {(Role.ADMINISTRATOR, "")}
    assert browser_of(first).get("/settings/staff/").status_code == 200
