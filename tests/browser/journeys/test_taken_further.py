"""A complaint taken further: stage 2 met at a meeting; stages 2 and 3, and on to the Ombudsman."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.rules.outcomes import Outcome
from tests.browser.journeys.passages import (
    CARE,
    begin_a_letter,
    begin_to_log,
    describe,
    send_the_answer,
    send_the_letter,
)
from tests.casework.cases import a_complaint
from tests.casework.cast import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ANSWERED_ON = date(2025, 5, 27)


@pytest.fixture
def reference(people):
    """Return the reference of a complaint of 12 May, answered at stage 1 on 27 May."""
    record = a_complaint(by=people.asha)
    found = [NewFinding(1, Outcome.NOT_UPHELD, "The notes say so.")]
    record_findings(record.reference, found, by=people.asha, at=at(ANSWERED_ON))
    respond(record.reference, ANSWERED_ON, by=people.asha, at=at(ANSWERED_ON))
    return record.reference


def ask_for_stage(asha, reference, on):
    """Record that the next stage was asked for."""
    asha.open_record(reference)
    asha.follow("Record a request for the next stage")
    asha.type("When did they ask?", on)
    asha.press("Record a request for the next stage")


def begin_stage(ben, reference):
    """Begin the stage that was asked for, today."""
    ben.open_record(reference)
    ben.follow("Begin the stage")
    ben.type("When did it begin?", "today")
    ben.press("Begin the stage")


def appoint(ben, part, name, *, is_independent=True):
    """Appoint somebody from the record's page."""
    ben.follow("Appoint someone")
    ben.choose("As what?", part)
    ben.type("Who?", name)
    ben.type("From when?", "today")
    if is_independent:
        ben.tick("I have checked that they are independent")
    ben.press("Appoint someone")


def take(asha, step, words=""):
    """Record that a step of the stage was taken today."""
    asha.follow("Record that a step is done")
    asha.choose("Which step?", step)
    asha.type("When was it done?", "today")
    if words:
        asha.type("A word about it, where one helps", words)
    asha.press("Record that a step is done")


def the_ombudsman_asks(asha, complaint):
    """Log the Ombudsman's case, link it to the complaint, and return its reference."""
    begin_to_log(asha, "Ombudsman case", "We are looking into this.", channel="E-mail")
    describe(asha, "Person 1", name="Olu Bright", email="olu@ombudsman.example")
    asha.pick("Which service is it about?", CARE)
    asha.press("Log it")
    case = asha.heading.split()[-1]
    assert asha.badge == "5 working days left due Monday 13 October 2025"
    asha.follow("Link to another record")
    asha.type("Reference of the other record", complaint)
    asha.choose("How do they belong together?", "Same matter")
    asha.press("Link to another record")
    asha.sees(complaint)
    begin_a_letter(asha, case, "Acknowledgement")
    send_the_letter(asha)
    return case


def the_ombudsman_decides(asha, case):
    """Record what the Ombudsman decided and asked for, and that it was done."""
    asha.open_record(case)
    asha.follow("Record the Ombudsman’s decision")
    asha.type("The Ombudsman’s reference", "25 010 090")
    asha.choose("Decision", "Upheld")
    asha.type("When was it decided?", "today")
    asha.choose("Was it investigated?", "Yes")
    asha.type("Recommendations", "Say sorry in writing.")
    asha.type("By when are they to be done?", "2/2/2026")
    asha.press("Record the Ombudsman’s decision")
    asha.sees("25 010 090", "Upheld", "Say sorry in writing. Due 2 February 2026.")
    asha.follow("Record that it is done", exact=False)
    asha.type("When was it done?", "today")
    asha.type("What shows that it was done?", "The letter of 12 January.")
    asha.press("Record the Ombudsman’s decision")
    asha.sees("Done on 12 January 2026: The letter of 12 January.")


def test_stage_2_is_asked_for_and_met_at_a_meeting(office, reference):
    office.on(date(2025, 6, 2))
    asha = office.asha
    assert asha.counts["All open"] == 0
    ask_for_stage(asha, reference, "today")
    assert asha.badge == "25 working days left due Monday 7 July 2025"
    asha.sees("Not begun")
    begin_a_letter(asha, reference, "Acknowledgement")
    asha.type("The letter", "Dear Pat Quinn\n\nWe have what you ask. Shall we meet first?")
    send_the_letter(asha)
    assert asha.next_step.startswith("Stage 2 was asked for, and time runs from the request.")
    assert asha.counts_at("Home")["All open"] == 1

    office.on(date(2025, 6, 12))
    asha = office.asha
    asha.open_record(reference)
    asha.follow("Record that the request was resolved by meeting")
    asha.type("When was the meeting offered?", "2/6/2025")
    asha.type("When was it held?", "today")
    asha.press("Record that the request was resolved by meeting")
    asha.sees("Write down what was agreed")
    asha.type("What was agreed?", "The plan is read again with the family by July.")
    asha.press("Record that the request was resolved by meeting")
    asha.sees("Met at a meeting", "The plan is read again with the family by July.")
    assert asha.next_step.startswith("Nothing is due.")
    assert asha.history[-4:] == [
        "Next stage asked for",
        "Letter or message written",
        "Acknowledged",
        "Request resolved at a meeting",
    ]
    assert asha.counts_at("Home")["All open"] == 0
    asha.open_report("2025/26")
    assert asha.figure("stages.stage-2.requested") == "1"
    assert asha.figure("stages.stage-2.progressed") == "0"


def test_stages_2_and_3_are_gone_through_and_the_ombudsman_decides(office, reference):
    office.on(date(2025, 6, 2))
    ask_for_stage(office.asha, reference, "today")
    begin_a_letter(office.asha, reference, "Acknowledgement")
    send_the_letter(office.asha)
    ben = office.ben
    begin_stage(ben, reference)
    appoint(ben, "Investigating officer", "Owen Fry", is_independent=False)
    appoint(ben, "Independent person", "Iris Pole")
    appoint(ben, "Adjudicating officer", "Ada Lunn", is_independent=False)

    office.on(date(2025, 7, 1))
    ben = office.ben
    ben.open_record(reference)
    for step in (
        "Statement of complaint agreed",
        "Report of the investigating officer",
        "Report of the independent person",
        "Adjudication",
    ):
        take(ben, step)
    assert ben.next_step == "Draft the answer, and submit it for sign-off."
    send_the_answer(office.asha, reference)
    assert office.asha.next_step.startswith("Nothing is due.")

    office.on(date(2025, 7, 14))
    ask_for_stage(office.asha, reference, "today")
    begin_a_letter(office.asha, reference, "Acknowledgement")
    send_the_letter(office.asha)
    ben = office.ben
    begin_stage(ben, reference)
    appoint(ben, "Chair of the panel", "Iris Pole")
    ben.sees("The independent person of stage 2 cannot sit on the panel")
    ben.type("Who?", "Chen Wood")
    ben.press("Appoint someone")
    appoint(ben, "Member of the panel", "Dora Ives")
    appoint(ben, "Member of the panel", "Ewan Hall")

    office.on(date(2025, 8, 20))
    ben = office.ben
    ben.open_record(reference)
    take(ben, "Papers sent to the panel")
    take(ben, "Meeting of the panel")
    take(ben, "Report of the panel")
    assert ben.badge == "15 working days left due Thursday 11 September 2025"
    send_the_answer(office.asha, reference)
    assert office.asha.badge == "Answered in time"
    assert office.asha.next_step == "Nothing more is due."

    office.on(date(2025, 10, 6))
    case = the_ombudsman_asks(office.asha, reference)
    office.on(date(2025, 10, 9))
    send_the_answer(office.asha, case)
    assert office.asha.next_step.startswith("The Ombudsman has the answer.")
    office.on(date(2026, 1, 12))
    the_ombudsman_decides(office.asha, case)
    office.asha.open_report("2025/26")
    assert office.asha.figure("stages.stage-3.progressed") == "1"
    assert office.asha.figure("ombudsman.upheld.q3") == "1"
    assert office.asha.figure("timescales_by_kind.ombudsman.q3") == "1/1 100%"
