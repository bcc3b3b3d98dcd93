"""Passwords are chosen by those who use them: by a link, once, or on a page of one's own."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from heard.accounts.models import User
from heard.accounts.operations import UnableToGiveLink, give_link, let_go
from heard.accounts.staff import Role
from heard.audit.models import Event
from tests.casework.browsing import browser_of
from tests.casework.cast import PASSWORD, at, engage

pytestmark = pytest.mark.django_db

NOW = at(date(2025, 5, 14))
CHOSEN = "otter lantern gravel nine"
TWICE = {"new_password1": CHOSEN, "new_password2": CHOSEN}


@pytest.fixture
def adi(db):
    return engage("adi", "Adi Cohen", (Role.ADMINISTRATOR, ""))


@pytest.fixture
def dev(db):
    return engage("dev", "Dev Patel", (Role.OFFICER, ""))


def account(staff):
    return User.objects.get(pk=staff.id)


def opened(link):
    """Follow a link as a browser does; return the browser, and where it was led."""
    browser = Client()
    response = browser.get(link)
    return browser, response.headers.get("Location", "")


def verbs():
    return list(Event.objects.order_by("number").values_list("verb", flat=True))


def test_a_password_is_chosen_by_a_link_and_signs_in(adi, dev):
    browser, page = opened(give_link(account(dev), by=adi, at=NOW))
    assert page.endswith("/set-password/")
    assert "You sign in as <strong>dev</strong>" in browser.get(page).content.decode()
    answer = browser.post(page, TWICE, follow=True)
    assert "Your password is kept. Sign in with it." in answer.content.decode()
    assert browser.login(username="dev", password=CHOSEN)
    assert verbs() == ["password_link_given", "password_chosen"]
    assert CHOSEN not in str(list(Event.objects.values_list()))


def test_a_link_works_once(adi, dev):
    link = give_link(account(dev), by=adi, at=NOW)
    browser, page = opened(link)
    browser.post(page, TWICE)
    assert "This link no longer works" in Client().get(link).content.decode()


def test_a_weak_password_is_refused_with_its_reason(adi, dev):
    browser, page = opened(give_link(account(dev), by=adi, at=NOW))
    for weak, reason in (("short", "at least 12"), ("dev@council.example", "too similar")):
        answer = browser.post(page, {"new_password1": weak, "new_password2": weak})
        assert answer.status_code == 422
        assert reason in answer.content.decode()
    answer = browser.post(page, TWICE | {"new_password2": "another one altogether"})
    assert "these differ" in answer.content.decode()
    assert account(dev).check_password(PASSWORD)


def test_whoever_has_left_gets_no_link_and_an_old_one_no_longer_works(adi, dev):
    link = give_link(account(dev), by=adi, at=NOW)
    let_go(dev.id, by=adi, at=NOW)
    with pytest.raises(UnableToGiveLink):
        give_link(account(dev), by=adi, at=NOW)
    assert "This link no longer works" in Client().get(link).content.decode()


def test_whoever_leaves_is_signed_out_at_once(adi, dev):
    browser = browser_of(dev)
    assert browser.get("/today/").status_code == 200
    let_go(dev.id, by=adi, at=NOW)
    assert browser.get("/today/").status_code == 302
    assert not Client().login(username="dev", password=PASSWORD)


def test_everybody_changes_their_own_password_and_stays_signed_in_here_alone(dev):
    here, elsewhere = browser_of(dev), browser_of(dev)
    assert 'href="/accounts/password/"' in here.get("/today/").content.decode()
    told = TWICE | {"old_password": PASSWORD}
    answer = here.post("/accounts/password/", told, follow=True)
    assert "Your password is changed." in answer.content.decode()
    assert here.get("/today/").status_code == 200
    assert elsewhere.get("/today/").status_code == 302
    assert verbs() == ["password_chosen"]


def test_the_password_one_has_is_asked_for(dev):
    answer = browser_of(dev).post("/accounts/password/", TWICE | {"old_password": "wrong"})
    assert answer.status_code == 422
    assert "This is not the password you have now." in answer.content.decode()
    assert account(dev).check_password(PASSWORD)


def test_a_link_is_sent_to_its_owner_or_shown_once_to_the_administrator(adi, dev):
    browser = browser_of(adi)
    place = f"/settings/staff/{dev.id}/link/"
    page = browser.post(place, follow=True).content.decode()
    assert "on its way to dev@council.example" in page
    (message,) = mail.outbox
    assert message.to == ["dev@council.example"]
    sent = re.search(r"http://testserver(/accounts/password/\S+)", message.body)[1]
    assert sent not in page
    assert opened(sent)[1].endswith("/set-password/")
    page = browser.post(place, {"show_link": "yes"}, follow=True).content.decode()
    shown = re.search(r"<code>http://testserver(/accounts/password/[^<]+)</code>", page)[1]
    assert opened(shown)[1].endswith("/set-password/")
    assert len(mail.outbox) == 1
    assert "shown only now" not in browser.get(f"/settings/staff/{dev.id}/").content.decode()
