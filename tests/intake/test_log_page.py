"""Logging by hand, on its page: what came, who is behind it, and what is known of it already."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heard.audit.queries import history_of
from heard.casework.models import Decision, OmbudsmanCase
from heard.casework.new_decisions import NewDecision
from heard.casework.operations.deciding import decide
from heard.casework.queries.states import current_run, state_of
from heard.common.clock import now
from heard.feedback.models import Feedback, Party
from heard.people.contacts import contacts_of
from heard.people.models import Person
from heard.rules.acts import Closing
from tests.casework import conftest
from tests.casework.cases import A_PARENT, a_complaint
from tests.casework.cast import CARE, EDUCATION
from tests.casework.pages import browser_of, shown, stop_the_clock
from tests.files import samples

pytestmark = pytest.mark.django_db

LOG, MATCHES = "/records/new/", "/records/new/matches/"
TYPED = {
    "key": "one-sheet-of-paper",
    "kind": "complaint",
    "received_on": "12/5/2025",
    "channel": "phone",
    "words": "Nobody rang me back after the meeting about my son.",
    "elements": "No call back\n\nThe minutes are wrong",
    "is_own_right": "yes",
    "service_area": CARE,
    "person-1-role": "complainant",
    "person-1-name": "Pat Quinn",
    "person-1-phone": "01253 000000",
    "person-1-postcode": "fy1 1aa",
    "person-1-safe_contact": "Never by post",
}


@pytest.fixture(autouse=True)
def _on_a_tuesday_in_may(monkeypatch):
    stop_the_clock(monkeypatch)


office_of_the_module = conftest.office_of_the_module


@pytest.fixture
def people(office_of_the_module, db):
    return office_of_the_module


@pytest.fixture
def browser(people):
    return browser_of(people.asha)


def test_a_telephone_call_becomes_a_record_with_its_date(browser):
    page = shown(browser.post(LOG, TYPED, follow=True))
    record = Feedback.objects.get()
    assert f"Logged as {record.reference}. The first date is 27 May 2025." in page
    assert record.received_on == date(2025, 5, 12)
    assert record.is_own_right is True
    assert list(record.elements.values_list("words", flat=True)) == [
        "No call back",
        "The minutes are wrong",
    ]
    (party,) = record.parties.all()
    contact = contacts_of([party.person_id])[party.person_id]
    assert (contact.name, contact.postcode) == ("Pat Quinn", "FY1 1AA")
    assert "Safe contact: Never by post" in page


def documents(*files):
    return {"documents": [SimpleUploadedFile(name, content) for name, content in files]}


def test_what_came_with_it_belongs_to_the_record_from_its_one_first_event(browser):
    with_files = TYPED | documents(("letter.pdf", samples.PDF), ("bus.jpg", samples.picture()))
    page = shown(browser.post(LOG, with_files, follow=True))
    record = Feedback.objects.get()
    assert list(record.attachments.values_list("number", "file__name", "handed_in_by")) == [
        (1, "letter.pdf", "Complainant"),
        (2, "bus.jpg", "Complainant"),
    ]
    assert "letter.pdf" in page
    (logged,) = history_of("feedback", str(record.pk))
    told = {change.what: change.after for change in logged.changes}
    assert told["Document 1"].startswith("PDF document")
    assert "letter" not in str(told)


def test_sent_twice_with_files_it_is_one_record_with_each_file_once(browser):
    for _ in range(2):
        browser.post(LOG, TYPED | documents(("letter.pdf", samples.PDF)))
    assert Feedback.objects.get().attachments.count() == 1


def test_files_are_not_lost_when_something_else_is_wrong(browser):
    wrong = TYPED | {"words": ""} | documents(("letter.pdf", samples.PDF))
    page = shown(browser.post(LOG, wrong), 422)
    (mark,) = re.findall(r'name="documents-kept"[^>]*value="([^"]+)"', page)
    browser.post(LOG, TYPED | {"documents-kept": mark})
    assert Feedback.objects.get().attachments.get().file.name == "letter.pdf"


def test_files_are_not_lost_when_only_duplicates_are_looked_for(browser):
    files = documents(("letter.pdf", samples.PDF), ("page.jpg", samples.SCRIPT))
    page = shown(browser.post(LOG, TYPED | files | {"check": "yes"}))
    assert not Feedback.objects.exists()
    assert len(re.findall('name="documents-kept"', page)) == 1
    assert "“page.jpg” is not a kind of file that we can take." in page


def test_sent_twice_it_is_one_record(browser):
    first, second = browser.post(LOG, TYPED), browser.post(LOG, TYPED)
    assert first.url == second.url
    assert Feedback.objects.count() == 1
    assert Person.objects.count() == 1


def test_each_page_has_a_key_of_its_own(browser):
    keys = {browser.get(LOG).context["form"]["key"].value() for _ in range(2)}
    assert len(keys) == 2


def test_what_is_missing_is_said_together_and_nothing_typed_is_lost(browser):
    typed = TYPED | {"received_on": "31/2/2025", "service_area": "", "person-2-name": "Lee"}
    page = shown(browser.post(LOG, typed), 422)
    assert "Write the day as 27/3/2025" in page
    assert "Choose the service that it is about" in page
    assert "Choose who Lee is in this" in page
    assert 'href="#id_person-2-role"' in page
    assert "The minutes are wrong" in page
    assert Feedback.objects.count() == 0


def test_what_cannot_be_is_refused_in_a_sentence(browser):
    page = shown(browser.post(LOG, TYPED | {"received_on": "21/5/2025"}), 422)
    assert "It cannot have been received after today" in page


NOBODY = {name: value for name, value in TYPED.items() if not name.startswith("person")} | {
    "is_own_right": "",
    "person-1-role": "complainant",
}


def test_where_they_did_not_say_who_they_are_it_is_anonymous_and_outside_the_statute(browser):
    browser.post(LOG, NOBODY | {"is_anonymous": "on"})
    record = Feedback.objects.get()
    assert record.parties.count() == 0
    assert record.statutory_due_on is None


def test_a_name_that_was_forgotten_makes_nothing_anonymous(browser):
    page = shown(browser.post(LOG, NOBODY), 422)
    assert "Say who complains, or tick that they did not say who they are" in page
    of_a_child = NOBODY | {"person-1-role": "child", "person-1-name": "Robin Quinn"}
    page = shown(browser.post(LOG, of_a_child), 422)
    assert "If the child complains for themself, choose “Complainant”" in page
    page = shown(browser.post(LOG, TYPED | {"is_anonymous": "on"}), 422)
    assert "It says who complains: take away the name, or this tick" in page
    assert Feedback.objects.count() == 0


def test_a_comment_needs_nobody_named(browser):
    browser.post(LOG, NOBODY | {"kind": "comment"})
    assert Feedback.objects.get().parties.count() == 0


def test_an_enquiry_names_the_member_whose_it_is(browser):
    for kind, sentence in (("mp_enquiry", "which MP"), ("councillor_enquiry", "which councillor")):
        page = shown(browser.post(LOG, TYPED | {"kind": kind}), 422)
        assert f"Say {sentence} asks: give the name, and choose their part" in page
    assert Feedback.objects.count() == 0


def test_several_people_are_kept_each_in_their_part(browser):
    typed = TYPED | {
        "is_own_right": "no",
        "consent": "given",
        "person-2-role": "child",
        "person-2-name": "Robin Quinn",
        "person-3-role": "advocate",
        "person-3-name": "Noor Aziz",
        "young_person": "on",
        "age_band": "12_to_17",
    }
    browser.post(LOG, typed)
    record = Feedback.objects.get()
    assert set(record.parties.values_list("role", flat=True)) == {
        Party.Role.COMPLAINANT,
        Party.Role.CHILD,
        Party.Role.ADVOCATE,
    }
    assert record.is_own_right is False
    consent = record.decisions.get()
    assert (consent.question, consent.answer) == (Decision.Question.CONSENT, "given")


def test_consent_is_no_matter_for_somebody_in_their_own_right(browser):
    browser.post(LOG, TYPED | {"consent": "asked_for"})
    assert Feedback.objects.count() == 1
    assert Decision.objects.count() == 0


def test_a_complaint_about_a_school_is_turned_away_kindly_and_kept(browser):
    typed = TYPED | {"kind": "school", "service_area": EDUCATION}
    page = shown(browser.post(LOG, typed, follow=True))
    record = Feedback.objects.get()
    assert record.closing == Closing.OUTSIDE
    assert f"Logged as {record.reference}." in page
    assert "The first date is" not in page
    assert "governing body" in page
    assert "Tell the person: We cannot look into this ourselves." in page
    assert Decision.objects.get().question == Decision.Question.PROCEDURE


def test_a_concern_for_somebodys_safety_comes_before_the_school(browser):
    page = shown(browser.post(LOG, TYPED | {"kind": "school", "has_alarm": "on"}, follow=True))
    record = Feedback.objects.get()
    assert record.has_alarm
    assert record.closed_on is None
    assert "Refer the safeguarding concern now" in page


def test_an_mps_enquiry_has_its_category(browser):
    typed = TYPED | {
        "kind": "mp_enquiry",
        "elements": "",
        "is_own_right": "",
        "enquiry_category": "reasons",
        "person-1-role": "mp",
    }
    browser.post(LOG, typed)
    record = Feedback.objects.get()
    assert (record.kind, record.enquiry_category) == ("mp_enquiry", "reasons")


def test_an_enquiry_has_its_constituent_and_what_may_be_said_of_them(browser):
    typed = TYPED | {
        "kind": "mp_enquiry",
        "authority": "member_says_so",
        "person-1-role": "mp",
        "person-2-role": "constituent",
        "person-2-name": "Ola Grant",
        "young_person": "on",
    }
    page = shown(browser.post(LOG, typed, follow=True))
    record = Feedback.objects.get()
    assert record.parties.filter(role=Party.Role.CONSTITUENT).count() == 1
    assert record.young_person
    assert not record.elements.exists()
    assert not state_of(record, current_run(record)).is_authority_open
    authority = record.decisions.get()
    assert (authority.question, authority.answer) == (
        Decision.Question.AUTHORITY,
        "member_says_so",
    )
    assert "The MP’s or councillor’s word that they act for the constituent" in page


def test_thanks_name_whom_they_are_for_and_who_put_them_forward(browser):
    typed = TYPED | {
        "kind": "compliment",
        "nominated_by": "staff",
        "person-2-role": "thanked",
        "person-2-name": "Cleo Marsh",
    }
    page = shown(browser.post(LOG, typed, follow=True))
    assert Feedback.objects.get().nominated_by == "staff"
    assert "Person or team thanked" in page
    assert "A member of staff" in page


def test_an_ombudsman_case_has_its_reference_from_the_first(browser):
    typed = TYPED | {"kind": "ombudsman", "ombudsman_reference": "24 015 996"}
    page = shown(browser.post(LOG, typed, follow=True))
    assert OmbudsmanCase.objects.get().reference == "24 015 996"
    assert "24 015 996" in page


def test_up_to_six_people_take_part(browser):
    children = {
        f"person-{number}-{name}": value
        for number in range(2, 7)
        for name, value in {"role": "child", "name": f"Child {number}"}.items()
    }
    browser.post(LOG, TYPED | children)
    assert Feedback.objects.get().parties.count() == 6


def test_what_happened_long_before_leads_to_a_decision_on_looking_into_it(people, browser):
    page = shown(browser.post(LOG, TYPED | {"arose_on": "9 May 2024"}, follow=True))
    assert "9 May 2024" in page
    record = Feedback.objects.get()
    state = state_of(record, current_run(record))
    assert state.is_late_in_coming
    decided = NewDecision(
        Decision.Question.OUT_OF_TIME, "considered", "She was ill.", date(2025, 5, 20)
    )
    decide(record.reference, decided, by=people.ben, at=now())
    record = Feedback.objects.get()
    assert not state_of(record, current_run(record)).is_late_in_coming


def test_twelve_months_to_the_day_is_in_time(browser):
    browser.post(LOG, TYPED | {"arose_on": "12 May 2024"})
    record = Feedback.objects.get()
    assert not state_of(record, current_run(record)).is_late_in_coming


def test_what_is_known_is_shown_and_everything_typed_stays(people, browser):
    earlier = a_complaint(by=people.asha, words=TYPED["words"])
    page = shown(browser.post(LOG, TYPED | {"check": "yes", "received_on": ""}))
    assert "There is a problem" not in page
    assert "Perhaps the same matter" in page
    assert "100 in 100 of the words" in page
    assert f"/records/{earlier.reference}/" in page
    assert "Is Pat Quinn one of these?" in page
    assert "Never by post" in page
    assert Feedback.objects.count() == 1


def test_the_same_part_of_the_page_is_there_to_be_fetched(people, browser):
    a_complaint(by=people.asha)
    part = shown(browser.post(MATCHES, {"person-1-name": "pat quinn"}))
    assert "<html" not in part
    assert "Is pat quinn one of these?" in part
    assert browser.get(MATCHES).status_code == 405


@pytest.mark.parametrize("typed", ["Pat Qui", "pat  quinn", "Pàt Quinn", "pat-quinn"])
def test_a_name_is_known_while_it_is_half_typed(people, browser, typed):
    a_complaint(by=people.asha)
    assert "one of these?" in shown(browser.post(MATCHES, {"person-1-name": typed}))


@pytest.mark.parametrize("typed", ["Qui", "Pat", "Pat Quill", '"pat" OR *', "a' b"])
def test_a_name_that_could_be_many_is_not(people, browser, typed):
    a_complaint(by=people.asha)
    part = shown(browser.post(MATCHES, {"person-1-name": typed}))
    assert "Nothing like it is known" in part


def test_somebody_known_already_stays_one_person(people, browser):
    earlier = a_complaint(by=people.asha)
    known = earlier.parties.get().person_id
    browser.post(LOG, TYPED | {"person-1-known": str(known)})
    record = Feedback.objects.exclude(pk=earlier.pk).get()
    assert record.parties.get().person_id == known


def test_what_somebody_known_says_anew_is_kept_and_no_warning_is_lost(people, browser):
    earlier = a_complaint(by=people.asha)
    known = earlier.parties.get().person_id
    Person.objects.filter(pk=known).update(safe_contact="Never ring the house")
    told = {"person-1-known": str(known), "person-1-phone": "07700 900000", "person-1-postcode": ""}
    page = shown(browser.post(LOG, TYPED | told, follow=True))
    contact = contacts_of([known])[known]
    assert contact.phone == "07700 900000"
    assert contact.postcode == "FY1 1AA"
    assert contact.safe_contact == "Never ring the house\nNever by post"
    assert "Complainant: telephone" in page
    assert "Complainant: safe contact" in page
    assert "Complainant: postcode" not in page


def test_how_somebody_known_is_reached_safely_shows_while_it_is_typed(people, browser):
    earlier = a_complaint(by=people.asha)
    Person.objects.filter(pk=earlier.parties.get().person_id).update(safe_contact="Never by post")
    part = shown(browser.post(MATCHES, {"person-1-name": "Pat Quinn"}))
    assert "Safe contact: Never by post" in part


def test_nothing_shows_of_records_that_one_may_not_know_of(people, browser):
    a_complaint(by=people.ben, is_restricted=True, words=TYPED["words"], parties=(A_PARENT,))
    part = shown(browser.post(MATCHES, TYPED))
    assert "Nothing like it is known" in part


def test_only_the_team_may_log(people):
    for staff in (people.cleo, people.eve, people.aud, people.adi):
        browser = browser_of(staff)
        assert browser.get(LOG).status_code == 403
        assert browser.post(LOG, TYPED).status_code == 403
        assert browser.post(MATCHES, TYPED).status_code == 403
    assert Feedback.objects.count() == 0


def test_the_page_says_what_consent_and_receipt_mean(browser):
    page = shown(browser.get(LOG))
    assert "A parent in their own right needs no consent of the child." in page
    assert "not the day you log it" in page
    assert page.index("may be at risk") < page.index("What is it?")
