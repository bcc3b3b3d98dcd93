"""Children and young people tell us in a real browser: drawn, spoken, typed, scripts off."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import F

from heard.feedback.models import Feedback
from heard.intake.models import Draft
from heard.rules.vocabulary import AgeBand
from tests.browser.soundness import sound_here
from tests.conftest import EXAMPLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(chromium, live_server):
    """Return a function that opens the front page of a council that is set up."""
    call_command("set_up", str(EXAMPLE / "office.toml"), stdout=StringIO())
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
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto("/")
        return page

    yield of
    for context in contexts:
        context.close()
    assert [words for words in said if "status of 422" not in words] == []


def go_on(page, to):
    """Go on, and wait for the page that comes then."""
    page.get_by_role("button", name="Continue").press("Enter")
    page.wait_for_url(f"**/{to}/")


def send(page):
    Draft.objects.update(begun_at=F("begun_at") - timedelta(minutes=1))
    with page.expect_navigation():
        page.get_by_role("button", name="Send").press("Enter")
    return Feedback.objects.get()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_child_draws_and_says_it(opened, width):
    page = opened(width)
    with page.expect_navigation():
        page.get_by_role("link", name="I am under 12 You can").press("Enter")
    sound_here(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Start").press("Enter")
    sound_here(page)
    page.get_by_label("Sad, cross or scared").press("Space")
    go_on(page, "tell")
    go_on(page, "tell")  # nothing was written, drawn or said yet
    page.get_by_role("link", name="Write, draw or say one thing").wait_for()
    sound_here(page)
    paper = page.get_by_label("Your drawing")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60)
    page.mouse.up()
    page.get_by_role("button", name="Say it out loud").press("Enter")
    page.get_by_text("We are listening.").wait_for()
    page.wait_for_function("document.activeElement.textContent === 'Stop'")
    page.get_by_text("0:02").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("We have kept what you said.").wait_for()
    for to in ("better", "name", "grown-up", "advocate"):
        go_on(page, to)
        sound_here(page)
    page.get_by_label("Yes, please").press("Space")
    go_on(page, "check")
    sound_here(page)
    assert page.get_by_text("drawing.png").is_visible()
    record = send(page)
    sound_here(page)
    assert (record.young_person, record.age_band) == (True, AgeBand.UNDER_12)
    assert "Drawn, spoken or sent" in record.words
    kinds = {each.file.media_type.partition("/")[0] for each in record.attachments.all()}
    assert kinds == {"image", "audio"}
    assert page.get_by_role("link", name="0800 1111").first.is_visible()


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_young_person_writes_it_by_keyboard_alone(opened, width, scripts):
    page = opened(width, scripts=scripts)
    with page.expect_navigation():
        page.get_by_role("link", name="I am 12 to 17 You can").press("Enter")
    sound_here(page, scripts=scripts)
    with page.expect_navigation():
        page.get_by_role("link", name="Start").press("Enter")
    page.get_by_label("Something is not right").press("Space")
    go_on(page, "tell")
    if not scripts:
        assert not page.get_by_label("Your drawing").is_visible()
    page.get_by_label("Write it here").focus()
    page.keyboard.type("Nobody asked me where I want to live.")
    go_on(page, "better")
    sound_here(page, scripts=scripts)
    go_on(page, "name")
    page.get_by_label("What is your name?").focus()
    page.keyboard.type("Robin")
    go_on(page, "reach")
    page.get_by_label("Please do not get in touch with me").press("Space")
    go_on(page, "trusted")
    go_on(page, "advocate")
    sound_here(page, scripts=scripts)
    page.get_by_label("No, thank you").press("Space")
    go_on(page, "check")
    sound_here(page, scripts=scripts)
    record = send(page)
    assert (record.young_person, record.age_band) == (True, AgeBand.FROM_12_TO_17)
    assert record.words == "Nobody asked me where I want to live."
    assert [party.role for party in record.parties.all()] == ["complainant"]


def test_a_page_is_read_out_and_stops_when_asked(opened):
    page = opened(1280)
    page.add_init_script(
        "window.said = []; window.SpeechSynthesisUtterance = class extends EventTarget {"
        " constructor(words) { super(); this.words = words } };"
        "Object.defineProperty(window, 'speechSynthesis', {value: {"
        " speaking: false, speak(said) { this.speaking = true; window.said.push(said.words) },"
        " cancel() { this.speaking = false } }})"
    )
    page.goto("/tell-us/under-12/")
    button = page.get_by_role("button", name="Read this to me")
    button.press("Enter")
    said = page.evaluate("window.said")
    assert said[0] == "We want to hear you"
    assert (
        "It is all right to tell us when something is wrong. You will not get in trouble." in said
    )
    page.get_by_role("button", name="Stop").press("Enter")
    assert button.is_visible()
