"""A record's page: what to do next, what each reader may do and know, and that reading is kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.audit.models import Event
from heard.casework.models import Letter
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.keeping import note
from heard.casework.operations.linking import link
from heard.casework.operations.putting_right import NewRemedy, add_remedy
from heard.casework.operations.routing import Route, route
from heard.casework.operations.sign_off import submit_draft
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    agree_extension,
    send_holding_letter,
)
from heard.rules.outcomes import Outcome
from tests.casework.cases import a_complaint, a_compliment
from tests.casework.cast import at
from tests.casework.pages import browser_of, shown, stop_the_clock

pytestmark = pytest.mark.django_db

DAY = date(2025, 5, 14)


@pytest.fixture(autouse=True)
def _on_a_tuesday_in_may(monkeypatch):
    stop_the_clock(monkeypatch)


@pytest.fixture
def record(office):
    return a_complaint(by=office.asha, elements=("No calls", "A rude letter"))


def address(record):
    return f"/records/{record.reference}/"


def page_for(staff, record):
    return shown(browser_of(staff).get(address(record)))


def test_it_begins_with_how_the_record_stands_and_what_to_do_next(office, record):
    page = page_for(office.asha, record)
    assert "4 working days left" in page
    assert "due Tuesday 27 May 2025" in page
    assert "Tell the person that it has arrived" in page
    assert page.index("working days left") < page.index("What to do next")
    assert f"{address(record)}acts/acknowledge/" in page


def test_somebody_elses_turn_is_named_and_has_no_button(office, record):
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    findings = [NewFinding(position, Outcome.UPHELD, "So it was.") for position in (1, 2)]
    record_findings(record.reference, findings, by=office.cleo, at=at(DAY))
    submit_draft(record.reference, by=office.cleo, at=at(DAY))
    page = page_for(office.aud, record)
    assert "This is for the complaints team." in page
    assert "Nothing: you may read this record and not change it." in page


def test_what_is_allocated_to_a_colleague_is_not_put_before_the_others(office, record):
    acknowledge(record.reference, DAY, by=office.asha, at=at(DAY))
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    page = page_for(office.asha, record)
    assert "This is for Cleo Marsh." in page
    assert "next-step__button" not in page
    assert "next-step__button" in page_for(office.cleo, record)


def test_a_step_that_a_letter_takes_leads_to_that_letter_and_to_recording_it(office, record):
    page = page_for(office.asha, record)
    assert f"{address(record)}letters/new/?for=acknowledgement" in page
    assert f"{address(record)}acts/acknowledge/" in page
    start = browser_of(office.asha).get(f"{address(record)}letters/new/?for=acknowledgement")
    assert 'value="acknowledgement"' in (page := shown(start))
    assert page.count("checked") == 3  # what it is for, to whom, and how it is written


def test_an_alarm_comes_before_everything(office):
    page = page_for(office.asha, a_complaint(by=office.asha, has_alarm=True))
    assert "Somebody may be at risk" in page
    assert "Refer the safeguarding concern now." in page


def test_each_reader_is_offered_what_they_may_do_and_told_why_not_the_rest(office, record):
    asha, cleo = page_for(office.asha, record), page_for(office.cleo, record)
    assert "acts/respond/" not in asha
    assert "Every element that is not paused needs a finding before the answer is sent." in asha
    assert "acts/agree_extension/" not in asha
    assert "acts/agree_extension/" in page_for(office.ben, record)
    assert "acts/" not in cleo


def test_each_date_says_why_and_an_extension_that_the_first_still_counts(office, record):
    agreed = NewExtension(date(2025, 6, 6), "An advocate is being found.", DAY, DAY)
    agree_extension(record.reference, agreed, by=office.ben, at=at(DAY))
    page = page_for(office.asha, record)
    assert page.count("Why this date?") == 3
    assert "The most that is allowed" in page
    assert "Extended to <strong>6 June 2025</strong>" in page
    assert "The report still counts by the first date." in page
    assert "due Friday 6 June 2025" in page


def test_an_extension_agreed_late_is_named_late(office, record):
    late = NewExtension(date(2025, 6, 6), "It took longer.", date(2025, 5, 28))
    agree_extension(record.reference, late, by=office.ben, at=at(date(2025, 5, 28)))
    assert "it excuses nothing" in page_for(office.asha, record)


def test_the_outcome_is_shown_with_its_rule(office, record):
    assert "2 of 2 elements not yet decided." in page_for(office.asha, record)
    findings = [
        NewFinding(1, Outcome.UPHELD, "No call was made."),
        NewFinding(2, Outcome.NOT_UPHELD, "It was civil."),
    ]
    record_findings(record.reference, findings, by=office.asha, at=at(DAY))
    page = page_for(office.asha, record)
    assert "Of 2 findings, 1 upheld and 0 partially upheld." in page
    assert "It was civil." in page


def test_names_are_for_the_team_and_whoever_answers(office, record):
    for staff in (office.asha, office.ben):
        assert "Pat Quinn" in page_for(staff, record)
    for staff in (office.cleo, office.eve, office.aud):
        page = page_for(staff, record)
        assert "Pat Quinn" not in page
        assert "pat@example.org" not in page
        assert "Complainant" in page
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    assert "Pat Quinn" in page_for(office.cleo, record)


def test_whoever_may_not_know_of_it_finds_nothing(office, record):
    restricted = a_complaint(by=office.ben, is_restricted=True)
    for staff, hidden in (
        (office.dev, record),
        (office.adi, record),
        (office.asha, restricted),
        (office.aud, restricted),
    ):
        assert browser_of(staff).get(address(hidden)).status_code == 404
    assert "Restricted" in page_for(office.ben, restricted)
    assert not Event.objects.filter(verb="read", subject_id=str(record.pk)).exists()


def test_a_linked_record_that_one_may_not_open_is_there_and_no_more(office, record):
    other = a_complaint(by=office.asha, service_area="education")
    link(record.reference, other.reference, by=office.asha, at=at(DAY))
    assert other.reference in page_for(office.asha, record)
    page = page_for(office.cleo, record)
    assert "another record, which you may not open" in page


def test_letters_notes_decisions_remedies_and_history_are_all_there(office, record):
    sent = HoldingLetter(DAY, date(2025, 6, 6), Letter.Channel.POST)
    send_holding_letter(record.reference, sent, by=office.asha, at=at(DAY))
    note(record.reference, "Rang the school.", by=office.eve, at=at(DAY))
    add_remedy(record.reference, NewRemedy("Apology"), by=office.asha, at=at(DAY))
    route(record.reference, Route("local", "It is about staff."), by=office.asha, at=at(DAY))
    page = page_for(office.asha, record)
    for words in (
        "Holding letter",
        "the answer was promised for 6 June 2025",
        "Rang the school.",
        "Eve Okafor",
        "Apology",
        "Record that it is done",
        "the council’s own target alone",
        "It is about staff.",
        "Procedure chosen",
        "Logged",
    ):
        assert words in page
    assert page.index("Procedure chosen") < page.index("Holding letter sent")


def test_a_compliment_has_no_date_and_asks_to_be_assessed(office):
    page = page_for(office.asha, a_compliment(by=office.asha))
    assert "No date applies" in page
    assert "Decide whether it is praise for service above and beyond." in page


def test_each_reading_of_a_record_is_one_event_and_no_part_of_its_history(office, record):
    readings = Event.objects.filter(verb="read", subject_id=str(record.pk))
    asha = browser_of(office.asha)
    for _ in range(3):
        shown(asha.get(address(record)))
    assert readings.count() == 3
    page_for(office.aud, record)
    assert readings.latest("number").actor_name == "Aud Nilsen"
    assert "Read" not in [each.words for each in asha.get(address(record)).context["timeline"]]


def test_the_page_of_an_act_is_a_reading_and_what_is_done_there_is_not(office, record):
    events = Event.objects.filter(subject_id=str(record.pk))
    page, asha = f"{address(record)}acts/note/", browser_of(office.asha)
    shown(asha.get(page))
    read = events.latest("number")
    assert (read.verb, read.changes) == ("read", '[["Page","","Add a note"]]')
    asha.post(page, {"words": "She rang.", "version": record.version})
    assert events.latest("number").verb == "note"
    assert events.count() == 3  # logged, read, noted


def test_a_long_history_costs_no_more_questions(office, record):
    browser = browser_of(office.asha)
    browser.get(address(record))

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as questions:
            browser.get(address(record))
        return len(questions)

    note(record.reference, "First.", by=office.asha, at=at(DAY))
    few = asked()
    for number in range(10):
        note(record.reference, f"Note {number}.", by=office.eve, at=at(DAY))
    assert asked() == few
