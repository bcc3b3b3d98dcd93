"""What professionals and members send: the record names their part, and whether we know them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from heard.audit.queries import history_of
from heard.casework.models import Decision
from heard.common.clock import now
from heard.face.operations import know_addresses
from heard.feedback.models import Feedback
from heard.intake.telling import proving
from heard.people.contacts import contacts_of
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind, Nominator
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.pages import shown, stop_the_clock
from tests.intake.telling import answer, fill_in, send, with_answers

pytestmark = pytest.mark.django_db

office_of_the_module = conftest.office_of_the_module

MEMBER = {
    "member": {
        "member": "mp_enquiry",
        "member-name": "Dr Ann Hale MP",
        "office-email": "Office@ann-hale.example",
    },
    "constituent": {"constituent": "Pat Quinn", "constituent-more": "Of North Street."},
    "authority": {"authority": "member_says_so"},
    "category": {"category": "reasons"},
    "service": {"service": "early-help"},
    "asked": {"asked": "Why was the support ended?"},
    "files": {},
}
ADVOCATE = {
    "kind": {"kind": "complaint"},
    "child": {"child-name": "Alex Quinn", "child-age": "12_to_17"},
    "consent": {"consent": "given"},
    "service": {"service": "early-help"},
    "what-happened": {"what-happened": "Nobody asked Alex."},
    "since-when": {},
    "put-right": {},
    "files": {},
    "views": {"views": "I want to stay at my school."},
    "you": {"name": "Jo Marsh", "works-for": "Voices North"},
    "reach": {"reach": ["phone"]},
    "details": {"phone": "01632 960002"},
    "safe": {},
}
CARER = {
    "kind": {"kind": "complaint"},
    "for-whom": {"for-whom": "self"},
    "service": {"service": "early-help"},
    "what-happened": {"what-happened": "The allowance came late."},
    "since-when": {},
    "put-right": {},
    "files": {},
    "care": {"care": "council"},
    "name": {"name": "Sam Field"},
    "reach": {"reach": ["none"]},
    "help": {},
    "equality": {},
}
PASSED_ON = {
    "kind": {"kind": "complaint"},
    "when": {"heard-on": "12/5/2025", "channel": "in_person"},
    "who": {"who-told": "child", "name-told": "Pat Quinn", "group-told": "parent"},
    "child": {"child-name": "Alex Quinn", "child-age": "under_12"},
    "reach": {"phone-told": "01632 960001", "safe-told": "Only before three."},
    "service": {"service": "early-help"},
    "words": {"words": "Nobody rings her back."},
    "files": {},
    "you": {"colleague": "Lee, family centre"},
}
THANKS = {
    "kind": {"kind": "compliment"},
    "thanks": {"thanked": "Jo from early help", "nominated-by": "staff"},
    "when": {"heard-on": "20/5/2025", "channel": "email"},
    "who": {"who-told": "self"},
    "reach": {},
    "service": {"service": "early-help"},
    "words": {"words": "She went above and beyond."},
    "files": {},
    "you": {"colleague": "Lee, family centre"},
}
NOT_VERIFIED = "Not verified: anybody could have sent this in the name that it gives."
VERIFIED = "Verified: the link that was sent to the address of the office was opened."


@pytest.fixture(autouse=True)
def office(office_of_the_module, db, monkeypatch):
    stop_the_clock(monkeypatch)
    return office_of_the_module


def told(answers, form, client=None):
    """Return the record that these answers make, sent by this browser."""
    response = send(fill_in(answers, client, form), form)
    assert response.headers["Location"].endswith("/sent/"), response.content.decode()
    return Feedback.objects.get()


def people_of(record):
    people = record.parties.order_by("id")
    return [(each.role, contacts_of([each.person_id])[each.person_id].name) for each in people]


def notes_of(record):
    return [line for note in record.notes.all() for line in note.words.splitlines()]


def test_an_enquiry_names_the_member_the_constituent_what_is_asked_and_the_authority():
    record = told(MEMBER, "members")
    assert (record.kind, record.enquiry_category) == (Kind.MP_ENQUIRY, EnquiryCategory.REASONS)
    assert people_of(record) == [("mp", "Dr Ann Hale MP"), ("constituent", "Pat Quinn")]
    assert record.is_own_right is None
    assert record.words == "Why was the support ended?"
    decision = record.decisions.get()
    assert (decision.question, decision.answer) == (Decision.Question.AUTHORITY, "member_says_so")
    assert notes_of(record) == [NOT_VERIFIED, "To find the constituent: Of North Street."]
    assert record.next_due_on is not None


def test_a_councillors_enquiry_is_theirs():
    by_councillor = {**MEMBER["member"], "member": "councillor_enquiry"}
    record = told(MEMBER | {"member": by_councillor}, "members")
    assert record.kind == Kind.COUNCILLOR_ENQUIRY
    assert people_of(record)[0] == ("councillor", "Dr Ann Hale MP")


@pytest.mark.parametrize("known", ["office@ann-hale.example", "@ann-hale.example"])
def test_an_office_that_we_know_confirms_by_its_link_and_once_is_enough(office, known):
    know_addresses([known], by=None, at=now())
    record = told(MEMBER, "members")
    (letter,) = mail.outbox
    assert letter.to == ["Office@ann-hale.example"]
    link = re.search(r"/confirm/\S+", letter.body)[0]
    visitor = Client()
    assert "Was it you who asked us?" in shown(visitor.get(link))
    assert VERIFIED not in notes_of(record)
    for _ in range(2):
        assert "Now we know that it was you." in shown(visitor.post(link))
    assert notes_of(record).count(VERIFIED) == 1
    verbs = [event.verb for event in history_of("feedback", str(record.pk))]
    assert verbs.count("sender_confirmed") == 1
    page = shown(browser_of(office.asha).get(f"/records/{record.reference}/"))
    assert VERIFIED in page


def test_an_office_that_we_do_not_know_is_heard_all_the_same_and_stays_not_verified():
    know_addresses(["@elsewhere.example"], by=None, at=now())
    record = told(MEMBER, "members")
    assert mail.outbox == []
    assert NOT_VERIFIED in notes_of(record)


def test_a_link_that_is_forged_or_old_leads_nowhere(monkeypatch):
    know_addresses(["@ann-hale.example"], by=None, at=now())
    record = told(MEMBER, "members")
    link = re.search(r"/confirm/\S+", mail.outbox[0].body)[0]
    assert Client().post("/confirm/1:forged:token/").status_code == 404
    monkeypatch.setattr(proving, "WORKS_FOR", timedelta(seconds=-1))
    assert Client().post(link).status_code == 404
    assert VERIFIED not in notes_of(record)


def test_without_a_mail_server_the_enquiry_is_kept(monkeypatch):
    def away(*_):
        raise ConnectionRefusedError

    know_addresses(["@ann-hale.example"], by=None, at=now())
    monkeypatch.setattr(EmailBackend, "send_messages", away)
    assert NOT_VERIFIED in notes_of(told(MEMBER, "members"))


def test_an_advocate_speaks_for_the_child_whose_wish_and_words_are_kept():
    record = told(ADVOCATE, "advocates")
    assert people_of(record) == [("advocate", "Jo Marsh"), ("child", "Alex Quinn")]
    assert (record.is_own_right, record.young_person) == (False, True)
    assert record.age_band == AgeBand.FROM_12_TO_17
    decision = record.decisions.get()
    assert (decision.question, decision.answer) == (Decision.Question.CONSENT, "given")
    assert record.words.endswith(
        "What the child or young person says: I want to stay at my school."
    )
    assert notes_of(record) == ["The advocate works for: Voices North"]


def test_a_foster_carer_in_their_own_right_needs_nobodys_consent():
    record = told(CARER, "foster-carers")
    assert people_of(record) == [("complainant", "Sam Field")]
    assert record.is_own_right is True
    assert not record.decisions.exists()
    assert notes_of(record) == ["How they care for children: I foster for this council"]


def test_what_a_colleague_passes_on_was_received_on_the_day_it_was_first_heard():
    client = Client()
    record = told(PASSED_ON, "staff", client)
    assert (record.received_on, record.channel) == (date(2025, 5, 12), Channel.IN_PERSON)
    assert record.reference.startswith("C-2025")
    assert people_of(record) == [("representative", "Pat Quinn"), ("child", "Alex Quinn")]
    assert (record.customer_group.key, record.age_band) == ("parent", AgeBand.UNDER_12)
    assert notes_of(record) == [NOT_VERIFIED, "Passed on by: Lee, family centre"]
    # The code to follow it by is for those who told us, and not for who passes it on.
    page = shown(client.get("/tell-us/staff/sent/"))
    assert record.reference in page
    assert "Give me a code" not in page
    assert client.post("/tell-us/staff/sent/").status_code == 200
    assert not any(name.startswith("code-") for name in client.cookies)


def test_a_colleague_who_is_signed_in_is_known(office):
    record = told(PASSED_ON, "staff", browser_of(office.cleo))
    assert notes_of(record)[0] == f"Verified: {office.cleo.name} was signed in."


def test_a_colleague_puts_thanks_forward():
    record = told(THANKS, "staff")
    assert (record.kind, record.nominated_by) == (Kind.COMPLIMENT, Nominator.STAFF)
    assert people_of(record) == [("thanked", "Jo from early help")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("tomorrow", "Write the day like 27/3/2026"),
        ("21/5/2025", "Write a day that is not after today."),
        ("1/5/2024", "Write a day of the last twelve months."),
    ],
)
def test_a_day_that_cannot_be_is_refused_as_it_was_typed(written, said):
    client = with_answers({"kind": {"kind": "comment"}}, "staff")
    response = answer(client, "when", {"heard-on": written, "channel": "phone"}, "staff")
    page = shown(response, 422)
    assert said in page
    assert f'value="{written}"' in response.content.decode()


def test_yesterday_is_kept_as_the_day_that_it_was():
    client = with_answers({"kind": {"kind": "comment"}}, "staff")
    answer(client, "when", {"heard-on": "yesterday", "channel": "phone"}, "staff")
    page = client.get("/tell-us/staff/when/").content.decode()
    assert 'value="19/5/2025"' in page


def test_professionals_stand_apart_on_the_front_page():
    families, _, work = Client().get("/").content.decode().partition("For professionals")
    for form in ("members", "advocates", "foster-carers", "staff"):
        assert f"/tell-us/{form}/" in work
        assert f"/tell-us/{form}/" not in families
