"""Somebody outside tells us something, page by page: it becomes one record, and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heard.audit.queries import history_of
from heard.casework.models import Decision
from heard.casework.queries.soft_limits import is_lateness_to_be_decided
from heard.casework.queries.states import current_run
from heard.feedback.models import Attachment, Feedback
from heard.files.models import StoredFile
from heard.intake.models import Draft, DraftFile
from heard.people.contacts import contacts_of
from heard.people.models import EqualityAnswer
from heard.rules.vocabulary import AgeBand, Channel, Kind
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.cast import CARE, EARLY_HELP
from tests.casework.pages import shown, stop_the_clock
from tests.files import samples
from tests.intake.telling import (
    COMMENT,
    COMPLAINT,
    COMPLIMENT,
    FOR_A_CHILD,
    address,
    answer,
    fill_in,
    send,
    with_answers,
)

pytestmark = pytest.mark.django_db

office_of_the_module = conftest.office_of_the_module


@pytest.fixture(autouse=True)
def office(office_of_the_module, db, monkeypatch):
    stop_the_clock(monkeypatch)
    return office_of_the_module


def told(answers):
    """Return the record that these answers make."""
    client = fill_in(answers)
    response = send(client)
    assert response.headers["Location"] == address("sent"), response.content.decode()
    return Feedback.objects.get()


def people_of(record):
    return [(party.role, contacts_of([party.person_id])[party.person_id]) for party in
            record.parties.order_by("id")]  # fmt: skip


def test_a_complaint_becomes_a_record_with_all_that_was_said():
    record = told(COMPLAINT)
    assert (record.kind, record.channel) == (Kind.COMPLAINT, Channel.WEB_FORM)
    assert record.service_area.key == EARLY_HELP
    assert record.customer_group.key == "parent"
    assert record.is_own_right is True
    assert record.words == (
        "Nobody rang me back.\nI have asked three times.\n\n"
        "Since when: about Easter\n\nWhat would put it right: A call, please."
    )
    assert record.contact_preferences.splitlines() == [
        "How to get in touch: By e-mail, By phone",
        "Help you need: Large print, Another language, or someone to interpret",
        "Language: Polish",
    ]
    (first, teller), (second, child) = people_of(record)
    assert (first, second) == ("complainant", "child")
    assert (teller.name, teller.email, teller.phone) == (
        "Pat Quinn", "pat@example.org", "01632 960001",
    )  # fmt: skip
    assert teller.safe_contact == "Only ring before three."
    assert child.name == "Alex Quinn"
    assert [event.verb for event in history_of("feedback", str(record.pk))] == ["told_us"]


@pytest.mark.parametrize(
    ("said", "arose_on"),
    [
        ("3 March 2025", date(2025, 3, 3)),
        ("3/3/25", date(2025, 3, 3)),
        ("Since Monday, the 3rd of March 2025.", date(2025, 3, 3)),
        ("on 21 Aug 2023", date(2023, 8, 21)),
        ("20/5/2025", date(2025, 5, 20)),  # the day of sending
        ("21/5/2025", None),  # to come
        ("3/3/1025", None),
        ("31 February 2025", None),
        ("yesterday", None),
        ("3 March", None),
        ("March 2025", None),
        ("between 3/3/2025 and 4/4/2025", None),
        ("about Easter", None),
        ("", None),
    ],
)
def test_a_day_that_is_named_is_when_it_arose_and_stays_among_the_words(said, arose_on):
    client = with_answers(COMPLAINT | {"since-when": {"since-when": said}})
    assert send(client).headers["Location"] == address("sent")
    record = Feedback.objects.get()
    assert record.arose_on == arose_on
    assert (f"Since when: {said}\n" in record.words) is bool(said)


def test_what_happened_long_ago_is_put_before_a_person_and_turned_away_by_nobody(office):
    long_ago = {"service": {"service": CARE}, "since-when": {"since-when": "1 March 2024"}}
    record = told(COMPLAINT | long_ago)
    assert is_lateness_to_be_decided(record, current_run(record))
    page = shown(browser_of(office.asha).get(f"/records/{record.reference}/"))
    assert "1 March 2024" in page
    assert "Since when: 1 March 2024" in page
    assert record.next_due_on is not None


def test_a_parent_in_their_own_right_is_not_asked_for_consent():
    client = with_answers(COMPLAINT)
    assert client.get(address("child-knows")).headers["Location"] == address("check")
    send(client)
    assert not Decision.objects.exists()


def test_who_speaks_for_a_child_is_asked_whether_the_child_knows_and_offered_an_advocate():
    record = told(FOR_A_CHILD)
    assert (record.young_person, record.age_band) == (True, AgeBand.FROM_12_TO_17)
    assert record.is_own_right is False
    assert [role for role, _ in people_of(record)] == ["representative", "child"]
    assert "Advocate: Yes, please" in record.contact_preferences
    decision = record.decisions.get()
    assert (decision.question, decision.answer) == (Decision.Question.CONSENT, "given")
    assert decision.decided_by is None


def test_a_compliment_names_whom_to_thank_and_has_nothing_to_answer():
    record = told(COMPLIMENT)
    assert (record.kind, record.words) == (Kind.COMPLIMENT, "She stayed until all was settled.")
    assert [(role, person.name) for role, person in people_of(record)] == [
        ("thanked", "Jo from early help")
    ]
    assert record.next_due_on is None


def test_a_service_that_nobody_knows_goes_to_the_one_for_that_and_says_so():
    record = told(COMMENT)
    assert record.service_area.key == CARE
    assert record.notes.get().words == "Which service it is about was not known."
    assert record.notes.get().written_by is None


def test_what_is_about_somebody_else_is_said_kindly_and_can_still_be_told():
    client = Client()
    response = answer(client, "about", {"about": "school"})
    assert response.headers["Location"] == address("school")
    page = shown(client.get(address("school")))
    assert "The school can help first" in page
    assert answer(client, "school", {}).headers["Location"] == address("kind")
    record = told(COMMENT | {"about": {"about": "school"}, "school": {}})
    assert "About: A school or nursery" in record.notes.get().words


def test_equality_answers_are_counted_and_stand_apart_from_the_record():
    record = told(COMPLAINT)
    kept = EqualityAnswer.objects.values_list("question", "answer", "reporting_year")
    assert sorted(kept) == [("age", "25 to 44", 2025), ("gender", "Female", 2025)]
    assert "Female" not in record.words + record.contact_preferences


def test_staff_see_it_as_any_other_record(office):
    record = told(COMPLAINT)
    page = shown(browser_of(office.asha).get(f"/records/{record.reference}/"))
    for words in ("Pat Quinn", "Only ring before three.", "Language: Polish", "Told us"):
        assert words in page


def test_the_confirmation_has_the_reference_the_date_and_why_that_date():
    client = fill_in(FOR_A_CHILD | {"service": {"service": CARE}})
    page = shown(send_and_follow(client))
    record = Feedback.objects.get()
    assert record.reference in page
    # Received on 20 May: 10 working days, less the bank holiday of 26 May.
    assert "Wednesday 4 June 2025" in page
    assert "Monday 26 May 2025 (Spring bank holiday) is not counted." in page
    assert shown(client.get(address("sent"))) == page


def send_and_follow(client):
    return client.get(send(client).headers["Location"])


def test_sent_twice_or_again_after_a_lost_answer_it_is_one_record():
    client = with_answers(COMPLAINT)
    first, second = send(client), send(client)
    assert first.headers["Location"] == second.headers["Location"] == address("sent")
    assert Feedback.objects.count() == 1
    # The browser's way back leads to what was sent, and nothing of it is left in the draft.
    assert client.get(address("what-happened")).headers["Location"] == address("sent")
    assert Draft.objects.get().answers == {}


def test_after_one_is_sent_another_can_be_begun():
    client = fill_in(COMPLAINT)
    send(client)
    send(fill_in(COMMENT, client))
    assert sorted(Feedback.objects.values_list("kind", flat=True)) == ["comment", "complaint"]


@pytest.mark.parametrize(
    ("page", "sent", "sentence"),
    [
        ("about", {}, "Choose what it is about."),
        ("about", {"about": "no-such-thing"}, "Choose what it is about."),
        ("what-happened", {"what-happened": " \n "}, "Tell us what happened, in your own words."),
        ("what-happened", {"what-happened": "a" * 50_001}, "Use 50,000 letters or fewer."),
        ("service", {"service": ""}, "Choose a service, or say that you do not know."),
        ("reach", {"reach": []}, "Choose how we may get in touch"),
        ("details", {"email": "pat@", "phone": "01632 960001"}, "like name@example.org"),
        ("details", {"email": "pat@example.org", "phone": "ring me"}, "like 01632 960001"),
        ("name", {"name": "a" * 201}, "Use 200 letters or fewer. You have used 201."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_still_there(page, sent, sentence):
    client = with_answers(COMPLAINT)
    response = answer(client, page, sent)
    words = shown(response, 422)
    assert f">{sentence}" in words or sentence in words
    assert "<title>Error:" in words
    assert f'href="#q-{next(iter(sent), page)}' in words or 'href="#q-' in words
    for typed in sent.values():
        if isinstance(typed, str) and typed.strip() and typed != "no-such-thing":
            assert typed in words


def test_what_was_answered_is_there_again_on_going_back_and_on_opening_it_anew():
    client = with_answers(COMPLAINT)
    page = shown(client.get(address("what-happened")))
    assert "Nobody rang me back.\nI have asked three times.</textarea>" in page
    assert 'value="email" checked' in shown(client.get(address("reach")))
    assert 'value="Pat Quinn"' in shown(client.get(address("name")))


def test_a_changed_answer_leads_back_to_check_by_way_of_what_it_opens():
    client = with_answers(COMPLAINT)
    changed = {"name": "Pat Quinn-Ward", "change": "yes"}
    assert answer(client, "name", changed).headers["Location"] == address("check")
    assert "Pat Quinn-Ward" in shown(client.get(address("check")))
    response = answer(client, "for-whom", {"for-whom": "child", "change": "yes"})
    assert response.headers["Location"] == f"{address('other')}?change"
    # Nobody can check or send around what is not answered yet.
    assert client.get(address("check")).headers["Location"] == address("other")
    assert send(client).headers["Location"] == address("other")
    assert not Feedback.objects.exists()


def test_nobody_is_led_to_a_page_before_its_time():
    client = Client()
    answer(client, "about", {"about": "services"})
    assert client.get(address("name")).headers["Location"] == address("kind")
    assert client.get(address("no-such-page")).status_code == 404
    assert client.get("/tell-us/nobody/").status_code == 404


def test_what_is_typed_on_a_page_after_the_draft_is_gone_is_kept_all_the_same():
    client = with_answers(COMPLAINT)
    Draft.objects.all().delete()
    response = answer(client, "what-happened", {"what-happened": "All of it again."})
    assert response.headers["Location"] == address("about")
    assert Draft.objects.get().answers == {"what-happened": "All of it again."}


def test_without_a_draft_one_is_led_to_the_start_and_told_why():
    response = Client().get(address("name"), follow=True)
    assert response.redirect_chain == [("/tell-us/adults/?gone", 302)]
    assert "We do not have your answers any more." in shown(response)


def test_one_browser_never_sees_what_another_wrote():
    with_answers(COMPLAINT)
    other = Client()
    for page in ("what-happened", "check", "sent", "save"):
        assert other.get(address(page)).status_code == 302
    other.cookies["draft-adults"] = "a guess"
    assert other.get(address("check")).status_code == 302


def test_no_page_with_answers_is_kept_by_anybody_on_the_way():
    client = fill_in(COMPLAINT)
    for page in ("what-happened", "check"):
        response = client.get(address(page))
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    cookie = client.cookies["draft-adults"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""
    assert not Draft.objects.filter(token_hash__contains=cookie.value).exists()


def test_files_are_kept_with_the_draft_and_then_with_the_record():
    client = with_answers(COMPLAINT)
    good = SimpleUploadedFile("letter.pdf", samples.PDF, "application/pdf")
    bad = SimpleUploadedFile("virus.exe", b"MZ\x00\x01", "application/pdf")
    page = shown(answer(client, "files", {"files": [good, bad]}), 422)
    assert "virus.exe" in page
    assert "letter.pdf" in page
    other = SimpleUploadedFile("note.txt", b"Seen on Tuesday.", "text/plain")
    again = answer(client, "files", {"files": [other], "more": "yes"})
    assert again.headers["Location"] == f"{address('files')}#q-files"
    assert 'id="q-files"' in shown(client.get(address("files")))
    removed = DraftFile.objects.get(file__name="note.txt").file_id
    answer(client, "files", {"remove": str(removed)})
    assert not StoredFile.objects.filter(pk=removed).exists()
    assert "letter.pdf" in shown(client.get(address("check")))
    send(client)
    (kept,) = Attachment.objects.all()
    assert (kept.file.name, kept.handed_in_by) == ("letter.pdf", "Complainant")
    assert not DraftFile.objects.exists()
