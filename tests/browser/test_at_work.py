"""The forms for professionals and members in a real browser, on a telephone and on a desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from heard.feedback.models import Feedback
from heard.intake.models import Draft
from heard.intake.telling.proving import token_for
from tests.browser.soundness import sound_here

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FORMS = ("foster-carers", "advocates", "members", "staff")


def go_on(page, *, scripts):
    sound_here(page, scripts=scripts)
    before = page.url
    page.get_by_role("button", name="Continue").press("Enter")
    page.wait_for_url(lambda address: address != before)


@pytest.mark.parametrize(("width", "scripts"), [(320, True), (1280, False)])
def test_an_office_asks_for_a_constituent(open_page, width, scripts):
    page = open_page(width, scripts=scripts)
    page.goto("/")
    sound_here(page, scripts=scripts)
    for form in FORMS:
        page.goto(f"/tell-us/{form}/")
        sound_here(page, scripts=scripts)
        with page.expect_navigation():
            page.get_by_role("link", name="Start").press("Enter")
        sound_here(page, scripts=scripts)
    page.goto("/tell-us/members/member/")
    page.get_by_label("The office of an MP").check()
    page.get_by_label("What is the name of the MP or councillor?").fill("Dr Ann Hale MP")
    page.get_by_label("What is the e-mail address of the office?").fill("office@hale.example")
    go_on(page, scripts=scripts)
    page.get_by_label("What is the name of the person you ask for?").fill("Pat Quinn")
    go_on(page, scripts=scripts)
    page.get_by_label("Yes, they have said so").check()
    go_on(page, scripts=scripts)
    page.get_by_label("Why we made a decision").check()
    go_on(page, scripts=scripts)
    page.get_by_label("I do not know").check()
    go_on(page, scripts=scripts)
    page.get_by_label("What would you like to ask?").fill("Why was it ended?")
    go_on(page, scripts=scripts)
    go_on(page, scripts=scripts)
    sound_here(page, scripts=scripts)
    Draft.objects.update(begun_at=F("begun_at") - timedelta(minutes=10))
    with page.expect_navigation():
        page.get_by_role("button", name="Send").press("Enter")
    sound_here(page, scripts=scripts)
    record = Feedback.objects.latest("pk")
    assert record.reference in page.locator("main").inner_text()
    assert record.kind == "mp_enquiry"
    page.goto(f"/confirm/{token_for(record)}/")
    sound_here(page, scripts=scripts)
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, it was us").press("Enter")
    sound_here(page, scripts=scripts)
    assert record.notes.filter(words__startswith="Verified").exists()
