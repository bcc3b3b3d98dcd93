"""What someone says who follows a record reaches the office, once, and nobody else sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heard.casework.models import Letter
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.letters import send, write_draft
from heard.feedback.models import Feedback
from heard.learning.queries import experience_tally, experience_words
from heard.rules.outcomes import Outcome
from tests.casework.cast import at
from tests.casework.letters import new_letter
from tests.casework.pages import TODAY, browser_of, shown

ANSWERS = {"easy": "yes", "listened": "no", "words": "Ring me back."}


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


@pytest.fixture
def answered(record, office):
    found = [NewFinding(1, Outcome.NOT_UPHELD, "They rang.")]
    record_findings(record.reference, found, by=office.asha, at=at(TODAY))
    respond(record.reference, TODAY, by=office.asha, at=at(TODAY))
    return record


def told(visit, page, **typed):
    return shown(visit.post(f"/follow/mine/{page}/", typed, follow=True))


def test_a_message_with_a_file_is_on_both_pages(visit, record, office):
    file = SimpleUploadedFile("bus.txt", b"The bus never came.")
    page = told(visit, "message", words="See what I found.", handed_in=file)
    assert "We have your message." in page
    assert "See what I found." in page
    assert record.attachments.get().handed_in_by == "Complainant"
    assert "Message about" in shown(browser_of(office.asha).get(f"/records/{record.reference}/"))


def test_an_empty_message_is_asked_for_again(visit, record):
    page = shown(visit.post("/follow/mine/message/", {"words": " "}), 422)
    assert "Write your message" in page
    assert not record.letters.exists()


def test_it_is_taken_further_in_their_own_words(answered, visit):
    assert "Ask us to look at it again" in shown(visit.get("/follow/mine/"))
    page = told(visit, "further", words="You did not ask my daughter.")
    assert "You asked us to look at it again" in page
    assert fresh(answered).stage == 2
    assert "You did not ask my daughter." in page


def test_what_cannot_be_asked_now_says_so_and_keeps_what_was_typed(visit, record):
    answer = visit.post("/follow/mine/further/", {"words": "Now, please."})
    page = shown(answer, 422)
    assert "This cannot be done now. Write to us, and we will help you." in page
    assert "Now, please." in page
    assert not record.letters.exists()


def test_why_the_office_may_not_act_is_not_told_outside(visit, record):
    Feedback.objects.filter(pk=record.pk).update(has_alarm=True)
    page = shown(visit.post("/follow/mine/take-back/", {"words": "Never mind."}), 422)
    assert "This cannot be done now." in page
    assert "at risk" not in page
    assert fresh(record).closing == ""


def test_it_is_taken_back(visit, record):
    assert "You took it back" in told(visit, "take-back", words="")
    assert fresh(record).closing == "withdrawn"
    assert "Take it back" not in shown(visit.get("/follow/mine/"))


def test_how_it_was_is_said_once_and_kept_apart(answered, visit):
    assert "Tell us how it was" in shown(visit.get("/follow/mine/"))
    assert "Thank you for telling us how it was." in told(visit, "how-it-was", **ANSWERS)
    assert experience_tally(2025) == {("easy", "yes"): 1, ("listened", "no"): 1}
    assert experience_words(2025) == ["Ring me back."]
    assert "Tell us how it was" not in shown(visit.get("/follow/mine/"))
    assert "You have told us already" in shown(visit.post("/follow/mine/how-it-was/", ANSWERS), 422)
    assert experience_words(2025) == ["Ring me back."]


def test_an_empty_answer_to_how_it_was_is_asked_for_again_and_uses_nothing_up(answered, visit):
    page = shown(visit.post("/follow/mine/how-it-was/", {"words": " "}), 422)
    assert '<a href="#id_easy_0">Answer at least one of these, or write something</a>' in page
    assert (experience_tally(2025), experience_words(2025)) == ({}, [])
    assert "Tell us how it was" in shown(visit.get("/follow/mine/"))
    assert "Thank you" in told(visit, "how-it-was", words="Ring me back.")
    assert experience_words(2025) == ["Ring me back."]


def test_a_letter_to_them_is_read_there_and_kept_as_a_file(visit, record, office):
    party = record.parties.get()
    for words, pk in (("Come on Tuesday.", party.pk), ("For somebody else.", None)):
        new = replace(new_letter(channel="post", address="1 North Street", body=words), party_id=pk)
        draft = write_draft(record.reference, new, by=office.asha, at=at(TODAY))
        send(record.reference, draft.pk, by=office.asha, at=at(TODAY))
    page = shown(visit.get("/follow/mine/"))
    assert "Come on Tuesday." in page
    assert "For somebody else." not in page
    theirs, others = Letter.objects.order_by("pk")
    file = visit.get(f"/follow/mine/letters/{theirs.pk}/")
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF")
    assert visit.get(f"/follow/mine/letters/{others.pk}/").status_code == 404


def test_nothing_that_staff_say_among_themselves_is_on_the_page(visit, record, office):
    browser = browser_of(office.asha)
    browser.post(
        f"/records/{record.reference}/acts/note/",
        {"words": "The grandmother rang too.", "version": record.version},
    )
    page = shown(visit.get("/follow/mine/"))
    for secret in ("grandmother", "Asha", "Pat Quinn", "1 North Street"):
        assert secret not in page
