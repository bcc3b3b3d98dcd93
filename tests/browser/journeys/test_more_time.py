"""An answer that takes longer: a holding letter buys no time, an extension agreed in time does."""

from __future__ import annotations

from datetime import date

import pytest

from tests.browser.journeys.passages import (
    allocate,
    begin_a_letter,
    draft_and_sign_off,
    find,
    log,
    send_the_letter,
    send_what_was_signed,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "The review of our plan was put off three times."
WHOLE = "The complaint as a whole"
FINDING = (WHOLE, "Upheld", "It was put off three times.")


def a_complaint_with_cleo(office):
    """Let Asha log a complaint and acknowledge it, and Ben give it to Cleo."""
    reference = log(office.asha, "Complaint", WORDS, name="Pat Quinn", email="pat@example.org")
    begin_a_letter(office.asha, reference, "Acknowledgement")
    send_the_letter(office.asha)
    allocate(office.ben, reference)
    return reference


def test_a_holding_letter_moves_no_date_and_the_answer_is_late(office):
    reference = a_complaint_with_cleo(office)

    office.on(date(2025, 6, 4))
    asha = office.asha
    assert asha.counts["Due this week"] == 1
    asha.follow(reference)
    assert asha.badge == "Due today due Wednesday 4 June 2025"
    begin_a_letter(asha, reference, "Holding letter")
    asha.sees("Enter the day on which the answer is now expected")
    asha.type("When is the answer now expected?", "20/6/2025")
    asha.press("Go on to the words")
    asha.type("The letter", "Dear Pat Quinn\n\nWe are sorry. You will hear by 20 June 2025.")
    send_the_letter(asha)
    assert asha.badge == "Due today due Wednesday 4 June 2025"
    asha.sees("the answer was promised for 20 June 2025")

    office.on(date(2025, 6, 5))
    assert office.cleo.counts["Overdue"] == 1
    office.cleo.follow(reference)
    assert office.cleo.badge == "1 working day late due Wednesday 4 June 2025"
    find(office.cleo, reference, FINDING)
    draft_and_sign_off(office.cleo, office.eve, reference)

    office.on(date(2025, 6, 13))
    asha = office.asha
    send_what_was_signed(asha, reference)
    assert asha.badge == "Answered late"
    assert asha.history[2:] == [
        "Acknowledged",
        "Allocated",
        "Letter or message written",
        "Holding letter sent",
        "Findings recorded",
        "Letter or message written",
        "Draft submitted for sign-off",
        "Answer signed off",
        "Answer sent",
    ]
    asha.go_to("Work")
    assert (asha.counts["Overdue"], asha.counts["Closed"]) == (0, 1)
    asha.open_report("2025/26")
    assert asha.figure("timescales_met.childrens-social-care.q1") == "0/1 0%"
    assert asha.figure("target_verdicts.missed.q1") == "1"


def test_an_extension_agreed_in_time_moves_the_next_date_and_not_the_first(office):
    reference = a_complaint_with_cleo(office)

    office.on(date(2025, 6, 2))
    ben = office.ben
    ben.open_record(reference)
    ben.follow("Agree an extension")
    ben.press("Agree an extension")
    ben.sees("There is a problem", "Give the reason for the extension")
    ben.type("New date for the answer", "16/6/2025")
    ben.type("Why more time is needed", "An advocate is still to be found.")
    ben.type("When was it agreed?", "today")
    ben.press("Agree an extension")
    assert ben.done == "Extension agreed."
    assert ben.badge == "10 working days left due Monday 16 June 2025"
    ben.sees("the person not told yet")

    begin_a_letter(office.asha, reference, "Extension")
    assert "An advocate is still to be found" in office.asha.typed("The letter")
    office.asha.type("The letter", "Dear Pat Quinn\n\nYou will have our answer by 16 June 2025.")
    send_the_letter(office.asha)
    office.asha.sees("the person told on 2 June 2025")

    office.on(date(2025, 6, 10))
    find(office.cleo, reference, FINDING)
    draft_and_sign_off(office.cleo, office.eve, reference)
    send_what_was_signed(office.asha, reference)
    assert office.asha.badge == "Answered in time"
    office.asha.sees("Extended to 16 June 2025, agreed on 2 June 2025 by Ben Ashworth")
    assert office.asha.history[4:6] == ["Extension agreed", "Letter or message written"]
    office.asha.open_report("2025/26")
    assert office.asha.figure("timescales_met.childrens-social-care.q1") == "1/1 100%"
    assert office.asha.figure("timescales_statutory.childrens-social-care.q1") == "0/1 0%"
