"""E-mail in a real browser: no barrier on any page, and placed by keyboard without scripts."""

from __future__ import annotations

import pytest

from heard.feedback.models import Feedback
from heard.intake.mail.filing import file_message
from heard.intake.models import ReceivedMail
from tests.browser.soundness import sound
from tests.casework.cases import a_complaint
from tests.intake.mail.messages import NOW, a_message, fetched

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Nobody rang me back after the meeting about my son. " * 12


@pytest.fixture
def mail(people):
    """Return a message that waits, among others."""
    record = a_complaint(by=people.asha)
    says_staff = a_message(From="asha@localhost", Subject="Urgent" * 30, Message_ID="<2@x.example>")
    file_message(fetched(says_staff), at=NOW)
    raw = a_message(body=LONG, Subject=f"My son, {record.reference}")
    file_message(fetched(raw), at=NOW)
    return ReceivedMail.objects.get(sender="pat@example.org")


def test_every_page_of_e_mail_is_sound(page_of, mail):
    page = page_of("asha")
    for address in ("/mail/", "/mail/?show=all", f"/mail/{mail.pk}/", f"/mail/{mail.pk}/log/"):
        assert page.goto(address).status == 200
        sound(page)
    page.goto(f"/mail/{mail.pk}/")
    page.get_by_role("button", name="Set it aside").click()
    page.wait_for_selector(".govuk-error-summary")
    sound(page)
    page.get_by_role("link", name="Say why it needs nothing more").click()
    assert page.evaluate("document.activeElement.id") == "id_reason"


def test_a_message_is_kept_with_its_record_by_keyboard_alone(page_of, mail):
    page = page_of("asha", scripts=False)
    page.goto("/mail/")
    page.get_by_role("link", name="My son").focus()
    page.keyboard.press("Enter")
    record = Feedback.objects.get()
    page.get_by_role("button", name=f"Keep it with {record.reference}").focus()
    page.keyboard.press("Enter")
    page.get_by_text(f"The message is kept with {record.reference}").wait_for()
    assert record.letters.count() == 1
