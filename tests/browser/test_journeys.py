"""From signing in to the record behind a figure: by keyboard alone, and without scripts."""

from __future__ import annotations

import pytest

from tests.cast import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CELL = "complaints_received.early-help.q1"


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim()")


def tab_to(page, words, *, most=400):
    """Press Tab until the element with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page) == words:
            return
    raise AssertionError(f"Tab never reached “{words}”")


def test_a_figure_is_followed_to_its_record_by_keyboard_alone(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("asha")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    tab_to(page, "Reports")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/")
    tab_to(page, "Annual report 2014/15")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/2014-15/")
    # A number in the words leads to its cell, and from there the next stop is the cell's own link.
    page.evaluate(f"document.location.hash = '{CELL}'")
    page.keyboard.press("Tab")
    assert focused(page) == "3"
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/?*")
    assert page.get_by_role("heading", level=1).inner_text() == "3 complaints"
    reference = page.locator("tbody th a").first.inner_text()
    tab_to(page, reference)
    page.keyboard.press("Enter")
    page.get_by_text("Why this date?").first.wait_for()
    assert page.get_by_role("heading", level=1).inner_text().endswith(reference)


def test_everything_works_without_scripts(signed_in_page):
    page = signed_in_page(scripts=False)
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("link", name="Annual report 2014/15").click()
    cell = page.locator(f"[id='{CELL}'] a")
    assert cell.inner_text() == "3"
    cell.click()
    assert page.get_by_role("heading", level=1).inner_text() == "3 complaints"
    assert page.locator("tbody tr").count() == 3
    page.locator("tbody th a").first.click()
    assert page.get_by_role("heading", name="Facts").is_visible()
    page.get_by_role("button", name="Sign out").click()
    assert page.get_by_text("You have signed out.").is_visible()


def test_a_wide_table_scrolls_in_its_own_region_that_the_keyboard_reaches(signed_in_page):
    page = signed_in_page(320)
    page.goto("/reports/2014-15/")
    region = page.get_by_role("region", name="Complaints received, by service area")
    assert region.get_attribute("tabindex") == "0"
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("element => element.scrollLeft > 0", arg=region.element_handle())
    first = region.locator("tbody th").first
    assert first.bounding_box()["x"] >= 0


def test_a_table_that_fits_is_no_stop_on_the_way(signed_in_page):
    page = signed_in_page(1280)
    page.goto("/reports/2014-15/")
    region = page.get_by_role("region", name="Complaints received, by service area")
    page.wait_for_function(
        "element => !element.hasAttribute('tabindex')", arg=region.element_handle()
    )
