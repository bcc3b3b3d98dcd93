"""Every page in a real browser: no barrier that axe-core can find, at any width."""

from __future__ import annotations

import pytest

from heard.common.clock import now
from heard.feedback.models import Feedback
from heard.reports.models import Edition
from heard.reports.operations import draw_report, keep_edition
from heard.reports.renderers.html import render
from heard.rules.periods import ReportingYear
from tests.browser.soundness import sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses():
    """Return every kind of page, an edition kept first so that there is one."""
    year = ReportingYear(2014)
    edition = keep_edition(draw_report(year, Edition.Audience.PUBLIC, year.last_day), now())
    record = Feedback.objects.filter(kind="ombudsman").earliest("received_on", "id")
    return [
        "/today/",
        "/work/",
        "/work/?tab=closed&kind=complaint&sort=changed",
        "/work/timetable/",
        "/work/load/",
        "/search/",
        "/reports/",
        "/reports/2014-15/",
        f"/editions/{edition.pk}/",
        "/records/?year=2014-15&kind=complaint",
        "/records/?year=2014-15&outcome=withdrawn",
        f"/records/{record.reference}/",
    ]


def test_no_page_puts_a_barrier_in_anyones_way(signed_in_page):
    page = signed_in_page()
    for address in addresses():
        response = page.goto(address)
        assert response.status == 200, address
        sound(page)


def test_the_page_for_signing_in_is_sound_before_and_after_an_error(open_page):
    page = open_page()
    sound(page)
    # A field left empty is answered by the page, not by the browser's own bubble.
    with page.expect_response("**/accounts/sign-in/") as answer:
        page.get_by_role("button", name="Sign in").click()
    assert answer.value.status == 422
    page.wait_for_selector(".govuk-error-summary")
    sound(page)
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_role("link", name="Enter your user name").click()
    assert page.evaluate("document.activeElement.id") == "id_username"


def test_a_report_in_a_file_is_sound_and_asks_no_server_for_anything(chromium, office, tmp_path):
    file = tmp_path / "report.html"
    year = ReportingYear(2014)
    file.write_bytes(render(draw_report(year, "internal", year.last_day)))
    page = chromium.new_page(viewport={"width": 320, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    sound(page)
    page.close()
