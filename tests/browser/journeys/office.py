"""The people of the office at their desks, each with their own browser, on a day of the story."""

from __future__ import annotations

from tests.browser.journeys.keyboard import Keyboard
from tests.browser.journeys.reading import Reader
from tests.browser.soundness import Mirror
from tests.casework.browsing import browser_of
from tests.casework.cast import PASSWORD
from tests.casework.pages import stop_the_clock

__all__ = ["LiveOffice"]

# A refused form and one that came second are answered as such; the browser logs each as a fault.
EXPECTED = ("status of 422", "status of 409")


PHONE, DESKTOP = 320, 1280
# Who works on a telephone in a journey with scripts, and on a desktop in one without: between
# the two every page is gone through at both widths.
ON_A_PHONE = {"asha", "dev"}


class Colleague(Keyboard, Reader):
    """Someone of the office, at their own desk."""

    def sign_in(self, username):
        """Sign in as people do."""
        self.open("/accounts/sign-in/")
        self.type("User name", username)
        self.type("Password", PASSWORD)
        self.press("Sign in")

    def go_to(self, part):
        """Go to a part of the product, by the menu where that is folded up."""
        menu = self.page.get_by_role("button", name="Menu", exact=True)
        if menu.is_visible() and menu.get_attribute("aria-expanded") == "false":
            self.reach(menu)
            self.page.keyboard.press("Enter")
        self.follow(part)

    def counts_at(self, part):
        """Go to a part of the product, and return how many records each list of work has."""
        self.go_to(part)
        return self.counts

    def open_record(self, reference):
        """Go to a record by its address, as from a reminder."""
        self.open(f"/records/{reference}/")

    def open_report(self, year):
        """Go to the report on a year."""
        self.go_to("Reports")
        self.follow(f"Annual report {year}")


class LiveOffice:
    """Everyone who works here: `office.asha` is her at her keyboard, on the day of the story."""

    def __init__(self, chromium, address, people, monkeypatch, checked, *, scripts):
        self._chromium, self._address, self._people = chromium, address, people
        self._scripts, self._monkeypatch = scripts, monkeypatch
        self._desks, self._signed_in, self._contexts = {}, set(), []
        self._said, self._checked = [], checked
        self._mirror = None if scripts else Mirror(self._context(DESKTOP, scripts=True))

    def __getattr__(self, name):
        """Return a colleague at their desk, signed in since the morning."""
        desk = self.desk(name)
        if name not in self._signed_in:
            self._sign_in(name, desk)
        return desk

    def on(self, day):
        """Let it be another day: everyone comes in anew."""
        stop_the_clock(self._monkeypatch, day)
        self._signed_in.clear()

    def desk(self, name):
        """Return somebody's desk, whether or not they have signed in."""
        if name not in self._desks:
            width = PHONE if (name in ON_A_PHONE) == self._scripts else DESKTOP
            page = self._context(width, scripts=self._scripts).new_page()
            page.on("console", lambda message: self._said.append(message.text))
            page.on("pageerror", lambda error: self._said.append(str(error)))
            self._desks[name] = Colleague(page, self._checked[self._scripts, width], self._mirror)
        return self._desks[name]

    def comes_in(self, name):
        """Let somebody sign in by the page for that, and return them."""
        desk = self.desk(name)
        desk.page.context.clear_cookies()
        desk.sign_in(name)
        self._signed_in.add(name)
        return desk

    def _sign_in(self, name, desk):
        session = browser_of(getattr(self._people, name)).cookies["sessionid"].value
        cookie = {"name": "sessionid", "value": session, "url": self._address}
        desk.page.context.add_cookies([cookie])
        desk.open("/today/")
        self._signed_in.add(name)

    def _context(self, width, *, scripts):
        context = self._chromium.new_context(
            base_url=self._address,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)
        self._contexts.append(context)
        return context

    def close(self):
        """Send everybody home; fail when a page said anything on the console."""
        for context in self._contexts:
            context.close()
        said = [each for each in self._said if not any(words in each for words in EXPECTED)]
        assert said == []
