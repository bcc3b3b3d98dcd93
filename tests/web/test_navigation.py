"""The ways at the top of a page: each leads to what one may open, and says where one is."""

from __future__ import annotations

import re

import pytest

from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.web.who_may_open import OFFICE

pytestmark = pytest.mark.django_db
office_of_the_module = conftest.office_of_the_module

WAY = re.compile(r'navigation__link" href="([^"]+)"( aria-current="true")?')


def ways(browser, address):
    """Return the addresses that the top of a page leads to, and which of them one is at."""
    found = WAY.findall(browser.get(address).content.decode())
    return [way for way, _ in found], [way for way, current in found if current]


@pytest.mark.parametrize("name", OFFICE)
def test_every_way_that_is_shown_is_open(office_of_the_module, name):
    browser = browser_of(getattr(office_of_the_module, name))
    shown, here = ways(browser, "/today/")
    assert here == ["/today/"]
    assert {way: browser.get(way).status_code for way in shown} == dict.fromkeys(shown, 200)
    assert ("/work/" in shown) == (name != "adi")
    assert ("/settings/" in shown) == (name == "adi")
    assert ("/letters/templates/" in shown) == (name == "ben")
    assert ("/audit/" in shown) == (name == "aud")


@pytest.mark.parametrize(
    ("name", "address", "part"),
    [
        ("asha", "/work/timetable/", "/work/"),
        ("asha", "/mail/?show=all", "/mail/"),
        ("asha", "/reports/2025-26/", "/reports/"),
        ("aud", "/audit/?what=read", "/audit/"),
        ("adi", "/settings/staff/", "/settings/"),
        ("adi", "/settings/lists/theme/", "/settings/"),
        ("ben", "/letters/templates/holding/standard/", "/letters/templates/"),
    ],
)
def test_a_page_says_of_which_part_it_is(office_of_the_module, name, address, part):
    assert ways(browser_of(getattr(office_of_the_module, name)), address)[1] == [part]
