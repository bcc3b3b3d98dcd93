"""Whoever told us gets an e-mail that we have it, where that is safe, and it gives nothing away."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from heard.audit.queries import history_of
from heard.casework.models import Letter
from heard.casework.operations.following import follower_by
from heard.casework.operations.letters import deliver_outbox
from heard.casework.queries.followed import followed_by
from heard.common.clock import now, today
from heard.common.words.reading_age import reading
from heard.face.operations import change_contact
from heard.face.points import ContactFacts, Point
from heard.feedback.models import Feedback
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.cast import CARE
from tests.casework.pages import shown, stop_the_clock
from tests.intake.telling import COMMENT, COMPLAINT, FOR_A_CHILD, address, fill_in, send
from tests.intake.test_at_work import MEMBER, PASSED_ON
from tests.intake.test_plain_words import OURS

pytestmark = pytest.mark.django_db

office_of_the_module = conftest.office_of_the_module

# They may be reached by e-mail, and said nothing of when and how that is safe.
REACHED = COMPLAINT | {"safe": {"safe": ""}, "service": {"service": CARE}}
YOUNG = {
    "kind": {"kind": "complaint"},
    "tell": {"words": "Nobody asked me."},
    "better": {},
    "name": {"name": "Alex Quinn"},
    "reach": {"reach": ["email"]},
    "details": {"email": "alex@example.org"},
    "safe": {},
    "trusted": {"trusted": "My aunt"},
    "advocate": {"advocate": "yes"},
}
HELD_BACK = "So a person will read that first, and no e-mail goes by itself."


@pytest.fixture(autouse=True)
def office(office_of_the_module, db, monkeypatch):
    stop_the_clock(monkeypatch)
    return office_of_the_module


def told(answers, form="adults", client=None):
    """Return the page after sending."""
    client = fill_in(answers, client, form)
    return shown(client.get(send(client, form).headers["Location"]))


def the_receipt():
    """Return the one e-mail that went."""
    deliver_outbox(now())
    (message,) = mail.outbox
    return message


def test_it_has_the_reference_the_next_steps_the_day_and_who_to_ring():
    team = ContactFacts(name="Complaints team", phone="01632 960001", hours="9 to 5")
    change_contact(Point.TEAM, team, by=None, at=now())
    page = told(REACHED)
    record, message = Feedback.objects.get(), the_receipt()
    assert message.to == ["pat@example.org"]
    assert message.subject == f"We have what you sent us ({record.reference})"
    # Received on 20 May: 10 working days, less the bank holiday of 26 May.
    assert "- We answer you by Wednesday 4 June 2025." in message.body
    assert "- Phone: 01632 960001 (9 to 5)" in message.body
    assert "http://testserver/follow/" in message.body
    assert "Call 999." in message.body
    assert "\n\n\n" not in message.body
    assert "We send you an e-mail with your reference" in page


def test_it_repeats_nothing_of_what_was_said_names_nobody_and_has_no_code():
    client = fill_in(REACHED | FOR_A_CHILD | {"safe": {}})
    send(client)
    message = the_receipt()
    said = message.subject + message.body
    for words in ("Pat", "Quinn", "Alex", "rang", "Easter", "Early help"):
        assert words not in said
    code = client.cookies["code-adults"].value
    assert follower_by(Feedback.objects.get().reference, code, now())
    assert code not in said
    assert not re.search(r"(?:[0-9A-Z]{4}-){3}", said)


def test_machines_are_told_that_nobody_wrote_it_and_an_answer_finds_its_record():
    told(REACHED)
    message, letter = the_receipt(), Letter.objects.get()
    assert message.message()["Auto-Submitted"] == "auto-generated"
    assert message.message()["Message-ID"] == letter.message_id
    assert f"+heard-{letter.feedback_id}-" in message.reply_to[0]


@pytest.mark.parametrize(
    ("answers", "is_said"),
    [
        (REACHED | {"safe": {"safe": "He reads my e-mail at weekends."}}, True),
        (REACHED | {"reach": {"reach": ["phone"]}, "details": {"phone": "01632 960001"}}, False),
        (REACHED | {"reach": {"reach": ["none"]}}, False),
        (COMMENT, False),
    ],
    ids=["said how it is safe", "by phone alone", "no contact, please", "nobody"],
)
def test_none_goes_where_nobody_said_that_e_mail_is_safe(answers, is_said):
    page = told(answers)
    assert not Letter.objects.exists()
    assert "We send you an e-mail" not in page
    assert (HELD_BACK in page) is is_said


def test_an_address_that_was_given_and_then_taken_back_gets_none():
    client = fill_in(REACHED)
    client.post(address("reach"), {"reach": ["none"]})
    send(client)
    assert Feedback.objects.exists()
    assert not Letter.objects.exists()


def test_sent_twice_there_is_one():
    client = fill_in(REACHED)
    send(client)
    send(client)
    assert Letter.objects.count() == 1


def test_it_stands_with_the_letters_of_the_record_for_the_office_and_for_them(office):
    client = fill_in(REACHED)
    send(client)
    record, letter = Feedback.objects.get(), Letter.objects.get()
    assert (letter.written_by, letter.purpose, letter.party.role) == (None, "", "complainant")
    assert [event.verb for event in history_of("feedback", str(record.pk))] == [
        "told_us", "receipt_sent",
    ]  # fmt: skip
    # A person acknowledges, by a letter of its own.
    assert record.stage_runs.get().acknowledged_on is None
    browser = browser_of(office.asha)
    assert letter.subject in shown(browser.get(f"/records/{record.reference}/"))
    assert "Waiting in the outbox" in shown(browser.get(f"/letters/{letter.pk}/"))
    follower = follower_by(record.reference, client.cookies["code-adults"].value, now())
    assert followed_by(follower, today()).letters == (letter,)


def test_a_young_person_is_told_who_is_on_their_side_in_words_of_their_age():
    told(YOUNG, "from-12")
    body = the_receipt().body
    assert "Childline: 0800 1111" in body
    assert "My aunt" not in body
    assert "Alex" not in body
    plain = re.sub(r"\S+@\S+|https?://\S+|[A-Z]+-\d{4}-\d{4}", "7", Letter.objects.get().body)
    assert not reading(plain, "from_12", OURS).is_too_hard


def test_the_office_of_a_member_gets_one_and_who_told_a_colleague_gets_none():
    told(MEMBER, "members")
    assert Letter.objects.get().party.role == "mp"
    Letter.objects.all().delete()
    told(PASSED_ON | {"reach": {"email-told": "pat@example.org"}}, "staff")
    assert not Letter.objects.exists()


def test_it_is_in_the_language_that_was_being_read(settings):
    settings.LANGUAGES = [("en-gb", "English"), ("pl", "Polish"), ("cy", "Welsh")]
    for language, subject, words in (
        ("pl", "Mamy to, co nam przysłano", "4 czerwca 2025"),
        ("cy", "Mae’r hyn a anfonoch gennym", "Byddwn yn eich ateb erbyn"),
    ):
        client = Client()
        client.get("/", {"language": language})
        told(REACHED, client=client)
        letter = Letter.objects.latest("pk")
        assert letter.subject.startswith(subject)
        assert words in letter.body
        assert "What happens next" not in letter.body


def test_nobodys_letter_box_is_filled_by_forms_in_their_name():
    for extra in ("", "", "+a", "+b", "+c", "+d", ""):
        told(REACHED | {"details": {"email": f"pat{extra}@example.org", "phone": "01632 960001"}})
    assert Feedback.objects.count() == 7
    assert Letter.objects.count() == 5
