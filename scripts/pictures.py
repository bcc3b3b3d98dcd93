"""Pictures of the demonstration for the README: `make pictures`, once `make demo` has run.

Serves the demonstration's data on a port of its own, signs in, and takes what a person sees.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ADDRESS = "http://127.0.0.1:8765"
FOLDER = Path("docs/pictures")
WIDE = {"width": 1280, "height": 860}


def main() -> int:
    """Take every picture; return 1 when the demonstration has not been made yet."""
    if not Path("var/demo/heard.sqlite3").exists():
        sys.stderr.write("Run make demo SERVE=no first.\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    environment = os.environ | {"HEARD_DATA": "var/demo"}
    server = subprocess.Popen(
        [".venv/bin/heard", "serve", "--port", ADDRESS.rpartition(":")[2]], env=environment
    )
    try:
        _wait_for_the_server()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            _take(browser.new_page(viewport=WIDE))
            browser.close()
    finally:
        server.terminate()
        server.wait()
    _a_page_of_the_pdf()
    return 0


def _wait_for_the_server() -> None:
    for _ in range(100):
        try:
            urlopen(f"{ADDRESS}/accounts/sign-in/").close()
        except URLError:
            time.sleep(0.1)
        else:
            return


def _take(page: Page) -> None:
    page.goto(f"{ADDRESS}/today/")
    page.get_by_label("User name").fill("asha")
    page.get_by_label("Password", exact=True).fill("listening-to-families")
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{ADDRESS}/reports/2014-15/")
    page.get_by_role("heading", name="Complaints", exact=True).first.scroll_into_view_if_needed()
    page.screenshot(path=FOLDER / "report.png")
    page.goto(f"{ADDRESS}/records/?year=2014-15&kind=complaint&quarter=4&outcome=upheld")
    page.screenshot(path=FOLDER / "records.png")
    page.locator("main table a").first.click()
    page.screenshot(path=FOLDER / "record.png")


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
