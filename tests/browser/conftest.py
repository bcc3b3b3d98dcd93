"""A real browser, and a server with the worked example in it."""

from __future__ import annotations

import os

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from playwright.sync_api import sync_playwright
from scripts.chromium import chromium as find_chromium

from tests.casework.cast import PASSWORD as OFFICE_PASSWORD
from tests.casework.cast import open_office
from tests.casework.pages import stop_the_clock
from tests.cast import PASSWORD, asha, load_the_worked_example

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    # A microphone that hums, and no question whether it may be heard.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


# The browser reports every such answer as a fault of the page.
REFUSED_FORM = "status of 422"


@pytest.fixture(scope="session", autouse=True)
def _files_come_as_they_do_in_service():
    """Let the product itself serve its style sheets and scripts, which browsers then keep."""
    patch = pytest.MonkeyPatch()
    patch.setattr(StaticFilesHandler, "_should_handle", lambda self, path: False)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def chromium():
    """Return Debian's Chromium, started once."""
    program = find_chromium()
    if program is None:
        pytest.fail(
            "Chromium is missing: sudo apt-get install chromium-headless-shell", pytrace=False
        )
    # The driver runs an event loop in this thread, where Django would refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def office(live_server):
    """Return the address of a server with the worked example and Asha's account in it."""
    load_the_worked_example()
    asha()
    return live_server.url


@pytest.fixture
def open_page(chromium, office):
    """Return a function that opens a browser of a width at the page for signing in.

    The test fails when a page says anything on the console: a refused script, a missing file.
    """
    contexts, said = [], []

    def opened(width=1280, *, scripts=True):
        context = chromium.new_context(
            base_url=office,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto("/accounts/sign-in/")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [words for words in said if REFUSED_FORM not in words] == []


@pytest.fixture
def signed_in_page(open_page):
    """Return a function that opens a browser of a width with Asha signed in."""

    def opened(width=1280, *, scripts=True):
        page = open_page(width, scripts=scripts)
        page.get_by_label("User name").fill("asha")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/today/")
        return page

    return opened


@pytest.fixture
def people(transactional_db, monkeypatch):
    """Stop the clock, open the office of casework, and return everyone who works there."""
    stop_the_clock(monkeypatch)
    return open_office()


@pytest.fixture
def page_of(chromium, live_server, people):
    """Return a function that opens a browser in which somebody has signed in."""
    contexts = []

    def opened(username, width=1280, *, scripts=True):
        context = chromium.new_context(
            base_url=live_server.url,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/accounts/sign-in/")
        page.get_by_label("User name").fill(username)
        page.get_by_label("Password", exact=True).fill(OFFICE_PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("Sign out").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
