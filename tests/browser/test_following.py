"""Following a record in a real browser: by a link, by keyboard alone, and without scripts."""

from __future__ import annotations

import pytest

from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.following import issue_code
from heard.feedback.models import Feedback
from heard.rules.outcomes import Outcome
from tests.browser.soundness import sound
from tests.casework.cases import a_complaint
from tests.casework.cast import at, open_office
from tests.casework.pages import TODAY, stop_the_clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def followed(transactional_db, monkeypatch):
    """Return a complaint that was answered, and the code of whoever complained."""
    stop_the_clock(monkeypatch)
    office = open_office()
    record = a_complaint(by=office.asha)
    found = [NewFinding(1, Outcome.NOT_UPHELD, "They rang.")]
    record_findings(record.reference, found, by=office.asha, at=at(TODAY))
    respond(record.reference, TODAY, by=office.asha, at=at(TODAY))
    return record, issue_code(record.parties.get().pk, at(TODAY))


@pytest.fixture
def opened(chromium, live_server, followed):
    """Return a function that opens a page of a width, whose console must stay silent."""
    contexts, said = [], []

    def of(width, *, scripts=True):
        context = chromium.new_context(
            base_url=live_server.url,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 800},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        return page

    yield of
    for context in contexts:
        context.close()
    assert [words for words in said if "status of 422" not in words] == []


def type_into(page, label, words):
    page.get_by_label(label).focus()
    page.keyboard.type(words)


def test_a_link_opens_the_page_and_leaves_nothing_in_the_address(opened, followed):
    record, code = followed
    page = opened(320)
    asked = []
    page.on("request", lambda request: asked.append((request.url, request.headers)))
    page.goto(f"/follow/#reference={record.reference}&code={code}")
    page.wait_for_url("**/follow/mine/")
    assert not [each for each in asked if code in str(each)]
    for address in ("mine/", "mine/message/", "mine/further/", "mine/how-it-was/", ""):
        assert page.goto(f"/follow/{address}").status == 200
        sound(page)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_it_is_taken_further_by_keyboard_alone(opened, followed, width, scripts):
    record, code = followed
    page = opened(width, scripts=scripts)
    page.goto("/follow/")
    type_into(page, "Your reference", record.reference)
    type_into(page, "Your code", "wrong")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="do not fit together").wait_for()
    if scripts:
        sound(page)
        assert page.evaluate("document.activeElement.className") == "problem"
    page.get_by_label("Your code").fill("")
    type_into(page, "Your code", code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**/follow/mine/")
    page.get_by_role("link", name="Ask us to look at it again").press("Enter")
    type_into(page, "What did our answer not put right?", "You did not ask my daughter.")
    page.get_by_role("button", name="Ask us to look again").press("Enter")
    page.wait_for_url("**/follow/mine/")
    assert page.get_by_text("You asked us to look at it again.").first.is_visible()
    assert Feedback.objects.get(pk=record.pk).stage == 2
    page.get_by_role("button", name="Close my page").press("Enter")
    page.wait_for_url("**/follow/")
    page.goto("/follow/mine/")
    assert page.get_by_text("Please open your page again").is_visible()
