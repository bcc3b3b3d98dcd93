"""The way from the front page to following, read in Polish and, from right to left, in Arabic."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import F

from heard.intake.models import Draft
from tests.browser.soundness import sound, sound_here
from tests.conftest import EXAMPLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Each page of the way to one that is looked at, with what is chosen or typed there.
WAY = (
    ("about", "services"),
    ("kind", "comment"),
    ("for-whom", "self"),
    ("service", "not-known"),
    ("your-thought", "Ławka pod drzwiami. مقعد بجانب الباب."),
    ("files", None),
    ("who-you-are", None),
    ("name", "Pat Quinn"),
    ("reach", "email"),
    ("email", "pat@example.org"),
    ("safe", None),
    ("help", None),
    ("equality", None),
)


@pytest.fixture
def reading(chromium, live_server, settings):
    """Return a function that opens the front page of a council in a language."""
    settings.LANGUAGES = [("en-gb", "English"), ("pl", "Polish"), ("ar", "Arabic")]
    call_command("set_up", str(EXAMPLE / "office.toml"), stdout=StringIO())
    contexts, said = [], []

    def opened(name, width):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 800}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto("/")
        page.get_by_role("link", name=name).click()
        page.wait_for_load_state()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def go_on(page, key, value):
    """Answer one page, whichever language it is in, and go on."""
    field = page.locator(f"[name='{key}']").first
    if value is not None:
        kind = field.get_attribute("type")
        if kind in {"radio", "checkbox"}:
            page.locator(f"[name='{key}'][value='{value}']").check()
        else:
            field.fill(value)
    with page.expect_navigation():
        page.locator("form[data-kept] > button.button").click()


def told(page):
    """Tell the council something in whichever language, look at pages on the way, and follow it."""
    sound_here(page)
    page.goto("/tell-us/adults/about/")
    for key, value in WAY:
        if key in {"for-whom", "your-thought", "email"}:
            sound_here(page)
        go_on(page, key, value)
    sound_here(page)
    Draft.objects.update(begun_at=F("begun_at") - timedelta(minutes=5))
    page.locator("button[data-once]").click()
    page.wait_for_url("**/sent/")
    sound_here(page)
    page.locator("main a[href*='#reference']").click()
    page.wait_for_url("**/follow/**")
    if not page.url.endswith("/mine/"):
        page.locator("form[data-opens] button").click()
        page.wait_for_url("**/follow/mine/")
    sound_here(page)


def test_somebody_tells_and_follows_in_polish(reading):
    page = reading("Polski", 320)
    assert page.locator("html").get_attribute("lang") == "pl"
    told(page)
    assert page.locator("h1").inner_text() == "Twoja uwaga"
    for form in ("under-12", "from-12"):
        page.goto(f"/tell-us/{form}/")
        sound_here(page)


def test_a_page_read_from_right_to_left_stands_the_other_way_round(reading):
    page = reading("العربيّة", 320)
    assert page.locator("html").get_attribute("dir") == "rtl"
    way = page.locator(".way").first
    assert way.evaluate("each => parseFloat(getComputedStyle(each, '::after').left)") < 40
    box, picture = way.bounding_box(), way.locator("img").bounding_box()
    assert picture["x"] > box["x"] + box["width"] / 2
    call = page.locator(".number").first
    assert call.evaluate("each => getComputedStyle(each).direction") == "ltr"
    told(page)
    page.goto("/")
    sound(page)
