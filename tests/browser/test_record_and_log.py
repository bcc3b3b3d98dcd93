"""A record's page, its acts and the log in a real browser: no barrier, and no script needed."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.operations.keeping import note
from heard.casework.operations.waiting import NewExtension, agree_extension
from heard.feedback.models import Feedback
from tests.browser.soundness import sound
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.pages import TODAY
from tests.files import samples

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Nobody rang me back after the meeting about school transport."


def test_a_record_and_every_kind_of_form_are_sound(people, page_of):
    record = a_complaint(by=people.asha, elements=("No calls", "A rude letter"))
    agreed = NewExtension(date(2025, 6, 6), "An advocate is being found.", TODAY)
    agree_extension(record.reference, agreed, by=people.ben, at=at(TODAY))
    page = page_of("ben")
    acts = f"/records/{record.reference}/acts"
    for address in (
        f"/records/{record.reference}/",
        f"{acts}/record_finding/",
        f"{acts}/allocate/",
        f"{acts}/pause/",
        f"{acts}/correct/",
        f"{acts}/correct/?fact=received_on",
        f"{acts}/reopen/",
        f"{acts}/add_document/",
        "/records/new/",
    ):
        assert page.goto(address).status == 200
        sound(page)
    page.goto(f"{acts}/agree_extension/")
    page.get_by_role("button", name="Agree an extension").click()
    page.wait_for_selector(".govuk-error-summary")
    sound(page)
    page.get_by_role("link", name="Give the reason for the extension").click()
    assert page.evaluate("document.activeElement.id") == "id_reason"


def test_whoever_comes_second_keeps_what_they_typed_by_keyboard_alone(people, page_of):
    record = a_complaint(by=people.asha)
    page = page_of("ben")
    page.goto(f"/records/{record.reference}/acts/note/")
    page.get_by_label("Note").focus()
    page.keyboard.type("My own words")
    note(record.reference, "They rang.", by=people.asha, at=at(TODAY))
    page.get_by_role("button", name="Add a note").press("Enter")
    page.get_by_text("Changed since you opened it").wait_for()
    sound(page)
    assert page.get_by_label("Note").input_value() == "My own words"
    page.get_by_role("button", name="Add a note").press("Enter")
    page.get_by_text("Note added.").wait_for()
    sound(page)
    assert record.notes.count() == 2


def test_what_is_known_comes_up_while_typing_and_what_is_pointless_is_away(people, page_of):
    earlier = a_complaint(by=people.asha, words=WORDS)
    page = page_of("asha")
    page.goto("/records/new/")
    category = page.get_by_text("What does the MP or councillor ask for?")
    assert not category.is_visible()
    page.get_by_label("MP enquiry").check()
    assert category.is_visible()
    assert page.locator("#id_person-1-role").input_value() == "mp"
    page.get_by_label("Complaint", exact=True).check()
    assert not category.is_visible()
    assert page.locator("#id_person-1-role").input_value() == "complainant"
    another = page.get_by_text("Add another person")
    assert [one.is_visible() for one in another.all()] == [True, False, False, False, False]
    another.first.click()
    page.locator("#id_person-2-name").wait_for()
    assert [one.is_visible() for one in another.all()] == [True, True, False, False, False]
    page.get_by_label("What was said").fill(WORDS)
    page.locator("#id_person-1-name").fill("Pat Quinn")
    page.get_by_text("Is Pat Quinn one of these?").wait_for()
    sound(page)
    page.get_by_label("Pat Quinn, FY1 1AA").check()
    page.get_by_label("When did the council first receive it?").fill("today")
    page.get_by_label("How did it come?").select_option(label="Telephone")
    page.get_by_label("Which service is it about?").select_option(label="Children’s Social Care")
    page.get_by_role("button", name="Log it").click()
    page.get_by_text("Logged as C-2025").wait_for()
    logged = Feedback.objects.exclude(pk=earlier.pk).get()
    assert logged.parties.get().person_id == earlier.parties.get().person_id


def test_everything_can_be_logged_without_scripts(people, page_of):
    a_complaint(by=people.asha, words=WORDS)
    page = page_of("asha", scripts=False)
    page.goto("/records/new/")
    page.get_by_label("Complaint", exact=True).check()
    page.get_by_label("What was said").fill(WORDS)
    page.get_by_role("button", name="Check for duplicates").click()
    assert page.get_by_text("Perhaps the same matter").is_visible()
    assert page.get_by_label("What was said").input_value() == WORDS
    page.get_by_label("When did the council first receive it?").fill("yesterday")
    page.get_by_label("How did it come?").select_option(label="Letter")
    page.get_by_label("Which service is it about?").select_option(label="Children’s Social Care")
    page.get_by_label("They did not say who they are").check()
    page.get_by_role("button", name="Log it").click()
    assert page.get_by_text("Logged as C-2025").is_visible()


def test_a_file_is_chosen_once_though_something_else_was_wrong(people, page_of):
    record = a_complaint(by=people.asha)
    page = page_of("asha", 320, scripts=False)
    page.goto(f"/records/{record.reference}/acts/add_document/")
    page.get_by_label("Documents, photos or recordings").set_input_files(
        [
            {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": samples.PDF},
            {"name": "page.jpg", "mimeType": "image/jpeg", "buffer": samples.SCRIPT},
        ]
    )
    page.get_by_role("button", name="Add a document").click()
    assert page.get_by_role("link", name="“page.jpg” is not a kind of file").is_visible()
    assert page.get_by_label("letter.pdf").is_checked()
    page.get_by_label("Complainant").check()
    page.get_by_role("button", name="Add a document").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="letter.pdf").click()
    assert saved.value.suggested_filename == "letter.pdf"
