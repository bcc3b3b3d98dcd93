"""Telling the council something in a real browser: by keys alone, on a telephone, scripts off."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import F

from heard.feedback.models import Feedback
from heard.intake.models import Draft
from tests.browser.conftest import REFUSED_FORM
from tests.browser.soundness import sound, sound_here
from tests.conftest import EXAMPLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

START = {"about": "services", "for-whom": "self", "service": "not-known"}
COMPLAINT = START | {
    "about": "school",
    "kind": "complaint",
    "for-whom": "child",
    "other-name": "Alex Quinn",
    "other-age": "12_to_17",
    "child-knows": "given",
    "what-happened": "Nobody rang me back.",
    "since-when": "about Easter",
    "put-right": "A call, please.",
    "who-you-are": "parent",
    "name": "Pat Quinn",
    "reach": "email",
    "email": "pat@example.org",
    "safe": "Only ring before three.",
    "help": "interpreter",
    "language": "Polish",
    "advocate": "yes",
}
COMPLIMENT = START | {
    "kind": "compliment",
    "what-was-good": "She stayed until all was settled.",
    "who-helped": "Jo",
    "reach": "none",
}
COMMENT = START | {
    "kind": "comment",
    "your-thought": "A bench by the door would help.",
    "reach": "none",
}
# What a browser says by itself of an answer that is no page, and of a line that breaks.
EXPECTED = (REFUSED_FORM, "status of 404", "INTERNET_DISCONNECTED")
HEAVIEST = 100_000  # bytes


@pytest.fixture
def council(live_server):
    """Return the address of a server where a council is set up, and nobody works yet."""
    call_command("set_up", str(EXAMPLE / "office.toml"), stdout=StringIO())
    return live_server.url


@pytest.fixture
def open_browser(chromium, council):
    """Return a function that opens the front page, as somebody outside does."""
    contexts, said = [], []

    def opened(width, *, scripts=True):
        context = chromium.new_context(
            base_url=council, java_script_enabled=scripts, viewport={"width": width, "height": 800}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto("/")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [words for words in said if not any(each in words for each in EXPECTED)] == []


def focused(page):
    return page.evaluate(
        "(({id, name, type, textContent}) => ({id, name, type, words: textContent.trim()}))"
        "(document.activeElement)"
    )


def go_to(page, wanted, most=60):
    """Press the tabulator until what is focused is wanted; return what it is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = focused(page)
        if wanted(here):
            return here
    raise AssertionError(f"the tabulator does not lead there on {page.url}")


def fill_in(page, answers):
    """Answer what the page asks, by keys alone, and go on."""
    names = page.locator("form[data-kept] :is(input, textarea, select):not([type=hidden])")
    asked = dict.fromkeys(each.get_attribute("name") for each in names.all())
    for name in asked:
        if name not in answers:
            continue
        here = go_to(page, lambda found, name=name: found["name"] == name)
        if here["type"] in {"radio", "checkbox"}:
            choose(page, name, answers[name], here["type"])
        else:
            page.keyboard.type(answers[name])
    press(page, "Continue", "Go on and tell us")


def choose(page, name, value, how):
    wanted = page.locator(f'input[name="{name}"][value="{value}"]').get_attribute("id")
    for _ in range(20):
        if focused(page)["id"] == wanted:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown" if how == "radio" else "Tab")
    raise AssertionError(f"the keys do not lead to {value}")


def press(page, *names):
    go_to(page, lambda found: found["words"] in names)
    with page.expect_navigation():
        page.keyboard.press("Enter")


# The way in is the same for each kind: what was found sound at a width is not looked at again.
SOUND = set()


def examine(page, *, scripts):
    shown = page.title(), page.viewport_size["width"]
    sound_here(page, scripts=scripts and shown not in SOUND)
    if scripts:
        SOUND.add(shown)


@pytest.mark.parametrize(
    ("answers", "width", "scripts"),
    [
        (COMPLAINT, 320, True),
        (COMPLAINT, 1280, False),
        (COMPLIMENT, 320, False),
        (COMPLIMENT, 1280, True),
        (COMMENT, 320, True),
        (COMMENT, 1280, False),
    ],
    ids=lambda given: given["kind"] if isinstance(given, dict) else str(given),
)
def test_it_can_be_told_by_keys_alone(open_browser, answers, width, scripts):
    page = open_browser(width, scripts=scripts)
    examine(page, scripts=scripts)
    go_to(page, lambda found: found["words"].startswith("I am an adult"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    examine(page, scripts=scripts)
    press(page, "Start")
    while not page.url.endswith("/check/"):
        examine(page, scripts=scripts)
        fill_in(page, answers)
    examine(page, scripts=scripts)
    # People take longer than keys that a program presses.
    Draft.objects.update(begun_at=F("begun_at") - timedelta(minutes=10))
    press(page, "Send")
    examine(page, scripts=scripts)
    record = Feedback.objects.get()
    assert record.kind == answers["kind"]
    assert record.reference in page.locator("main").inner_text()
    if scripts and record.kind == "complaint":
        page.get_by_role("link", name="Go to my page").click()
        page.wait_for_url("**/follow/mine/")


def click(page, role, name):
    """Press what is called so, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()


def test_the_other_pages_are_sound_too(open_browser):
    page = open_browser(320)
    page.goto("/tell-us/adults/about/")
    click(page, "button", "Continue")
    # What is wrong is read out at once, and leads to where it is.
    assert page.evaluate("document.activeElement.className") == "problem"
    sound(page)
    page.get_by_role("link", name="Choose what it is about.").click()
    assert focused(page)["id"] == "q-about-1"
    page.get_by_label("Help for children and families").check()
    click(page, "button", "Continue")
    for address in (
        "/about/", "/tell-us/adults/", "/tell-us/adults/?gone", "/tell-us/adults/save/",
        "/come-back/no-such-secret/", "/nowhere/",
    ):  # fmt: skip
        page.goto(address)
        sound(page)
    page.goto("/tell-us/adults/kind/")
    click(page, "link", "Delete what I wrote")
    sound(page)
    click(page, "button", "Delete it")
    sound(page)


def test_the_first_page_is_light_and_comes_from_here_alone(chromium, council):
    context = chromium.new_context(base_url=council)
    page = context.new_page()
    seen = {}
    page.on("response", lambda answer: seen.update({answer.url: answer}))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert {address.partition("/static/")[0].rstrip("/") for address in seen} == {council}
    assert any(address.endswith(".woff2") for address in seen)
    assert sum(len(answer.body()) for answer in seen.values()) <= HEAVIEST
    assert not any("govuk" in address or "pages.css" in address for address in seen)
    context.close()


def test_words_typed_on_a_line_that_breaks_are_there_again(open_browser):
    page = open_browser(320)
    page.goto("/tell-us/adults/about/")
    for label in ("Help for children and families", "Share a thought or an idea", "Myself"):
        page.get_by_label(label).first.check()
        click(page, "button", "Continue")
    page.get_by_label("I do not know").check()
    click(page, "button", "Continue")
    page.get_by_label("What would you like to say?").fill("A bench by the door.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_function("location.protocol === 'chrome-error:'")
    page.context.set_offline(False)
    page.goto("/tell-us/adults/your-thought/")
    assert page.get_by_label("What would you like to say?").input_value() == "A bench by the door."
    assert page.get_by_text("We have put back what you typed here before.").is_visible()
    click(page, "button", "Continue")
    # The server has it now, so that this tab need not keep it.
    page.go_back()
    assert page.get_by_label("What would you like to say?").input_value() == "A bench by the door."
    assert not page.get_by_text("We have put back what you typed here before.").is_visible()
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
