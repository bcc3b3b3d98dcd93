"""Letters in a real browser: no barrier on any page, by keyboard alone, and without scripts."""

from __future__ import annotations

import pytest

from heard.casework.models import Letter
from heard.casework.operations.letters import load_default_templates, send
from tests.browser.soundness import sound
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.letters import a_draft
from tests.casework.pages import TODAY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HARD = "# Why\n\nWe considered the representations regarding accommodation.\n\n- [[Say why.]]"


@pytest.fixture
def record(people):
    """Return a complaint, in an office with its templates."""
    load_default_templates(at(TODAY))
    return a_complaint(by=people.asha)


def test_every_page_of_letters_is_sound(people, page_of, record):
    hard = a_draft(record, by=people.asha, purpose="acknowledgement", body=HARD)
    ready = a_draft(record, by=people.asha, purpose="response")
    gone = send(record.reference, a_draft(record, by=people.asha).pk, by=people.asha, at=at(TODAY))
    Letter.objects.filter(pk=gone.pk).update(is_queued=False, error="Nobody there.")
    page = page_of("asha")
    start = f"/records/{record.reference}/letters/new/"
    for address in (
        start,
        f"{start}?purpose=acknowledgement&reader=under_12",
        f"/letters/{hard.pk}/",
        f"/letters/{ready.pk}/",
        f"/letters/{ready.pk}/edit/",
        f"/letters/{gone.pk}/",
    ):
        assert page.goto(address).status == 200
        sound(page)
    page.goto(f"/letters/{ready.pk}/")
    page.get_by_label("Record that the answer was sent").check()
    page.get_by_role("button", name="Send it now").click()
    page.wait_for_selector(".govuk-error-summary")
    sound(page)
    page.get_by_role("link", name="needs a finding").click()
    assert page.evaluate("document.activeElement.id") == "sending"


def test_every_page_of_templates_is_sound(page_of, record):
    page = page_of("adi")
    for address in (
        "/letters/templates/",
        "/letters/templates/response/standard/",
    ):
        assert page.goto(address).status == 200
        sound(page)
    page.goto("/letters/templates/response/standard/")
    page.locator("#id_body").fill("{{ nmae }}")
    page.get_by_role("button", name="See how it looks").click()
    page.wait_for_selector(".govuk-error-summary")
    sound(page)
    page.get_by_role("link", name="there is no field called").click()
    assert page.evaluate("document.activeElement.id") == "id_body"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_letter_is_written_and_sent_by_keyboard_alone(page_of, record, scripts):
    page = page_of("asha", scripts=scripts)
    page.goto(f"/records/{record.reference}/letters/new/")
    page.get_by_label("Acknowledgement").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Go on to the words").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Subject").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("We have your complaint")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Draft: We have your complaint").wait_for()
    page.get_by_role("button", name="Send it now").focus()
    page.keyboard.press("Enter")
    page.get_by_text("“We have your complaint” was sent.").wait_for()
    letter = record.letters.get()
    assert letter.address == "pat@example.org"
    assert letter.sent_at == at(TODAY)
    assert record.stage_runs.get().acknowledged_on == TODAY
