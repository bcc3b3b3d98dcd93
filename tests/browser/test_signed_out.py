"""Nothing typed is lost when a session has ended, and nothing is left for whoever comes next."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session

from tests.browser.soundness import sound
from tests.casework.cases import a_complaint
from tests.casework.cast import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "They rang, and said that nobody had come."


def sign_in(page, username):
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Sign out").wait_for()


def kept(page):
    return page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('told staff'))")


def test_words_sent_after_the_session_ended_come_back_and_are_sent(people, page_of):
    record = a_complaint(by=people.asha)
    page = page_of("asha", 320)
    address = f"/records/{record.reference}/acts/note/"
    page.goto(address)
    page.get_by_label("Note").fill(WORDS)
    Session.objects.all().delete()
    page.get_by_role("button", name="Add a note").click()
    page.get_by_text("You were signed out before this was sent.").wait_for()
    sound(page)
    sign_in(page, "asha")
    assert page.url.endswith(address)
    assert page.get_by_label("Note").input_value() == WORDS
    assert page.get_by_text("It is put back: check it, and send it again.").is_visible()
    sound(page)
    page.get_by_role("button", name="Add a note").click()
    page.get_by_text("Note added.").wait_for()
    assert record.notes.get().words == WORDS
    assert kept(page) == []


def test_the_whole_log_page_comes_back_what_was_chosen_too(people, page_of):
    page = page_of("asha")
    page.goto("/records/new/")
    page.get_by_label("MP enquiry").check()
    page.get_by_label("What was said, in their own words").fill(WORDS)
    Session.objects.all().delete()
    page.get_by_role("button", name="Log it").click()
    page.get_by_text("You were signed out before this was sent.").wait_for()
    sign_in(page, "asha")
    assert page.get_by_label("MP enquiry").is_checked()
    assert page.get_by_label("What was said, in their own words").input_value() == WORDS
    assert page.get_by_text("What does the MP or councillor ask for?").is_visible()
    page.get_by_role("button", name="Throw it away and begin anew").click()
    page.wait_for_function("document.querySelector('textarea[name=words]').value === ''")
    assert kept(page) == []


def test_nothing_typed_is_left_after_signing_out_or_for_somebody_else(people, page_of):
    record = a_complaint(by=people.asha)
    address = f"/records/{record.reference}/acts/note/"
    page = page_of("asha")
    page.goto(address)
    page.get_by_label("Note").fill(WORDS)
    assert kept(page)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You have signed out.").wait_for()
    assert kept(page) == []
    sign_in(page, "asha")
    page.goto(address)
    page.get_by_label("Note").fill(WORDS)
    Session.objects.all().delete()
    page.get_by_role("button", name="Add a note").click()
    sign_in(page, "ben")
    assert page.get_by_label("Note").input_value() == ""
    assert kept(page) == []
