"""The settings in a real browser: no barrier, by keyboard alone, and without scripts."""

from __future__ import annotations

import pytest

from heard.face.logos import picture_in
from heard.face.operations import add_logo, choose_look
from heard.face.queries import current_face
from heard.procedures.models import Theme
from tests.browser.soundness import sound
from tests.face.looks import NOW, TEAL, a_look, picture_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/settings/",
    "/settings/staff/",
    "/settings/staff/new/",
    "/accounts/password/",
    "/settings/look/",
    "/settings/contacts/",
    "/settings/contacts/team/",
    "/settings/members-offices/",
    "/settings/words/privacy/",
    "/settings/lists/service_area/",
    "/settings/lists/theme/",
    "/settings/lists/service_area/education/",
)


def test_every_page_of_the_settings_is_sound_in_the_councils_own_look(people, page_of):
    logo = add_logo(picture_in(picture_file(size=(640, 128))), by=people.adi, at=NOW)
    choose_look(a_look(logo=logo), by=people.adi, at=NOW)
    page = page_of("adi")
    dev = f"/settings/staff/{people.dev.id}/"
    for address in (*PAGES, dev, f"{dev}leave/"):
        assert page.goto(address).status == 200
        sound(page)
    page.goto(dev)
    page.get_by_role("button", name="Show me a link once").click()
    page.get_by_text("shown only now").wait_for()
    sound(page)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor")
        == "rgb(0, 77, 87)"
    )
    for address in ("/", "/accounts/sign-in/"):
        page.goto(address)
        sound(page)
    page.goto("/settings/look/")
    page.get_by_label("Links", exact=True).fill("#4aa3df")
    page.get_by_role("button", name="Keep this look").click()
    page.wait_for_selector(".govuk-error-summary")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("link", name="has a contrast of").click()
    assert page.evaluate("document.activeElement.id") == "id_link"


def test_a_look_is_seen_while_it_is_typed_and_not_worn_before_it_is_kept(page_of):
    page = page_of("adi")
    page.goto("/settings/look/")
    page.get_by_label("Buttons", exact=True).fill("#7a1f5c")
    page.wait_for_selector("link[href*='button=%237a1f5c']", state="attached")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.trial__button')).backgroundColor"
        " === 'rgb(122, 31, 92)'"
    )
    keep = page.get_by_role("button", name="Keep this look")
    assert keep.evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(11, 66, 70)"
    page.get_by_label("Links: point at a colour").fill("#00606d")
    page.wait_for_selector("link[href*='link=%2300606d']", state="attached")
    keep.click()
    page.get_by_text("The look is kept").wait_for()
    assert (current_face().colours.button, current_face().colours.link) == ("#7a1f5c", "#00606d")


def test_everything_is_done_by_keyboard_alone_and_without_scripts(page_of):
    page = page_of("adi", scripts=False)
    page.goto("/settings/")
    page.get_by_role("link", name="Name, logo and colours").focus()
    page.keyboard.press("Enter")
    page.set_input_files(
        "input[type=file]",
        {
            "name": "logo.png",
            "mimeType": "image/png",
            "buffer": picture_file(size=(640, 128)),
        },
    )
    for label, colour in (
        ("Top of the page", TEAL.masthead),
        ("Words at the top of the page", TEAL.masthead_words),
    ):
        page.get_by_label(label, exact=True).focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(colour)
    page.get_by_role("button", name="See how it looks").focus()
    page.keyboard.press("Enter")
    page.locator(".trial .council-logo").wait_for()
    assert (
        page.locator(".trial__masthead").evaluate("it => getComputedStyle(it).backgroundColor")
        == "rgb(0, 77, 87)"
    )
    assert current_face().logo is None
    page.get_by_role("button", name="Keep this look").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The look is kept").wait_for()
    assert current_face().logo is not None
    page.get_by_role("link", name="Themes").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Assessment Undertaken").focus()
    page.keyboard.press("Enter")
    page.get_by_text("is now number 2").wait_for()
    assert Theme.objects.get(key="assessment-undertaken").position == 2
