"""A complaint by telephone, from the call to the answer that was sent in time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.browser.journeys.passages import CARE, describe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CALL = "Nobody rang me back after the meeting, and the letter was rude."


def test_a_complaint_by_telephone_is_answered_in_time(office):
    asha = office.comes_in("asha")
    assert asha.counts["All open"] == 0
    asha.follow("Log what was received")
    asha.choose("What is it?", "Complaint")
    asha.type("When did the council first receive it?", "today")
    asha.pick("How did it come?", "Telephone")
    asha.type("What was said, in their own words", CALL)
    asha.type("What is complained of, one a line", "Nobody rang back\nA rude letter")
    describe(asha, "Person 1", name="Pat Quinn", email="pat@example.org")
    asha.choose("For whom do they speak?", "For themselves: a parent or carer in their own right")
    asha.pick("Which service is it about?", CARE)
    asha.press("Log it")
    assert asha.done == "Logged as C-2025-0001. The first date is 4 June 2025."
    assert asha.badge == "10 working days left due Wednesday 4 June 2025"

    assert asha.next_step.startswith("Tell the person that it has arrived")
    asha.follow("Write the acknowledgement")
    asha.press("Go on to the words")
    asha.press("Keep it and see how it looks")
    asha.sees("You should have our answer by Wednesday 4 June 2025.", "pat@example.org")
    asha.press("Send it now")
    assert asha.done == "“Your complaint: what happens next (C-2025-0001)” was sent."
    assert asha.next_step == "Allocate it to whoever will answer it."

    ben = office.comes_in("ben")
    assert (ben.counts["All open"], ben.counts["Unallocated"]) == (1, 1)
    ben.follow("C-2025-0001")
    ben.follow("Allocate to a manager")
    ben.pick("Who will answer it?", "Cleo Marsh")
    ben.press("Allocate to a manager")
    ben.sees("This is for Cleo Marsh.")

    office.on(date(2025, 5, 28))
    cleo = office.comes_in("cleo")
    assert cleo.counts["Mine"] == 1
    cleo.follow("C-2025-0001")
    assert cleo.badge == "5 working days left due Wednesday 4 June 2025"
    cleo.follow("Record the findings")
    cleo.choose("1. Nobody rang back", "Upheld")
    cleo.type("Reasons for the finding on element 1", "The log of calls has none.")
    cleo.choose("2. A rude letter", "Not upheld")
    cleo.type("Reasons for the finding on element 2", "It was short, and polite.")
    cleo.press("Record the findings")
    cleo.sees("Partially upheld.")
    cleo.follow("Write a letter or message")
    cleo.choose("What is the letter for?", "Response")
    cleo.press("Go on to the words")
    cleo.press("Keep it and see how it looks")
    cleo.sees("Before it can be sent, these gaps are to be filled:")
    cleo.follow("Change the words")
    cleo.type("The letter", "Dear Pat Quinn\n\nYou were right to complain, and we are sorry.")
    cleo.press("Keep it and see how it looks")
    cleo.open_record("C-2025-0001")
    cleo.follow("Submit the draft answer for sign-off")
    cleo.press("Submit the draft answer for sign-off")
    assert cleo.done == "Draft submitted for sign-off."

    office.on(date(2025, 5, 29))
    eve = office.comes_in("eve")
    assert eve.counts["For my sign-off"] == 1
    eve.follow("C-2025-0001")
    eve.follow("Sign the answer off")
    eve.sees("You were right to complain, and we are sorry.")
    eve.press("Sign the answer off")

    office.on(date(2025, 5, 30))
    asha = office.comes_in("asha")
    asha.follow("C-2025-0001")
    assert asha.next_step == "The answer is signed off: it can be sent."
    asha.follow("Read the answer and send it")
    asha.press("Send it now")

    assert asha.badge == "Answered in time"
    assert asha.next_step.startswith("Nothing is due.")
    assert asha.history == [
        "Logged",
        "Letter or message written",
        "Acknowledged",
        "Allocated",
        "Findings recorded",
        "Letter or message written",
        "Letter or message written",
        "Draft submitted for sign-off",
        "Answer signed off",
        "Answer sent",
    ]
    asha.follow("Our answer to your complaint (C-2025-0001)")
    assert "Letter sent: Our answer" in asha.heading
    asha.sees("You were right to complain, and we are sorry.", "30 May 2025, 10:00", "PDF")
    asha.does_not_see("Change the words")
    asha.go_to("Home")
    assert (asha.counts["All open"], asha.counts["Closed"]) == (0, 1)
    asha.open_report("2025/26")
    assert asha.figure("complaints_received.childrens-social-care.q1") == "1"
    assert asha.figure("complaint_outcomes.childrens-social-care.q1") == "1PU"
    assert asha.figure("timescales_met.childrens-social-care.q1") == "1/1 100%"
