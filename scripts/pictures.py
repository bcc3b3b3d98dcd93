"""Pictures of the demonstration for the README: `make pictures`, once `make demo SERVE=no` has run.

Serves the demonstration's data on a port of its own, signs in, and takes what a person sees.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.chromium import chromium

FOLDER = Path("docs/pictures")
WIDE = {"width": 1280, "height": 860}
NARROW = {"width": 390, "height": 844}
PASSWORD = "listening-to-families"


def main() -> int:
    """Take every picture; return 1 when the demonstration has not been made yet."""
    if not Path("var/demo/heard.sqlite3").exists():
        sys.stderr.write("Run make demo SERVE=no first.\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {"HEARD_DATA": "var/demo"}
    server = subprocess.Popen([".venv/bin/heard", "serve", "--port", str(port)], env=environment)
    try:
        _wait_for_the_server(address)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            _take(browser, address)
            browser.close()
    finally:
        server.terminate()
        server.wait()
    _a_page_of_the_pdf()
    return 0


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _wait_for_the_server(address: str) -> None:
    for _ in range(300):
        try:
            urlopen(f"{address}/accounts/sign-in/").close()
        except URLError:
            time.sleep(0.1)
        else:
            return


def _take(browser: Browser, address: str) -> None:
    outside = browser.new_page(viewport=WIDE, reduced_motion="reduce")
    outside.goto(address)
    _picture(outside, "tell-us")
    outside.set_viewport_size(NARROW)
    outside.goto(f"{address}/tell-us/adults/about/")
    outside.get_by_label("Help for children and families").check()
    outside.get_by_role("button", name="Continue").click()
    _picture(outside, "tell-us-phone")
    page = _signed_in(browser, address, "asha", WIDE)
    _picture(page, "home")
    page.get_by_role("link", name="Log what was received").click()
    _picture(page, "log")
    page.goto(f"{address}/work/?sort=received")
    _picture(page, "work")
    page.goto(f"{address}/work/?tab=overdue&service=childrens-social-care&sort=received")
    page.locator(".listing tbody th a").first.click()
    record = page.url
    _picture(page, "record")
    page.goto(f"{record}letters/new/?purpose=acknowledgement&reader=standard")
    page.get_by_role("button", name="Keep it and see how it looks").click()
    _picture(page, "letter")
    page.get_by_role("button", name="Throw this draft away").click()
    page.goto(f"{address}/reports/2014-15/")
    complaints = page.get_by_role("heading", name="Complaints", exact=True).first
    complaints.evaluate("heading => heading.scrollIntoView({block: 'start'})")
    page.mouse.wheel(0, -24)
    _picture(page, "report")
    page.goto(f"{address}/records/?year=2014-15&kind=complaint&quarter=4&outcome=upheld")
    _picture(page, "records")
    phone = _signed_in(browser, address, "cleo", NARROW)
    phone.goto(record)
    _picture(phone, "phone")


def _signed_in(browser: Browser, address: str, username: str, size: dict[str, int]) -> Page:
    page = browser.new_page(viewport=size, reduced_motion="reduce")
    page.goto(f"{address}/accounts/sign-in/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()
    return page


def _picture(page: Page, name: str) -> None:
    page.screenshot(path=FOLDER / f"{name}.png")


def _a_page_of_the_pdf() -> None:
    pdf = "out/blackpool-2014-15/annual-report.pdf"
    if shutil.which("pdftoppm"):
        subprocess.run(
            ["pdftoppm", "-png", "-r", "80", "-f", "5", "-l", "5", "-singlefile", pdf,
             str(FOLDER / "pdf")],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
