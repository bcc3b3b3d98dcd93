"""An MP who asks, a young person with an advocate at their side, and thanks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.browser.journeys.passages import (
    CARE,
    allocate,
    begin_a_letter,
    begin_to_log,
    describe,
    draft_and_sign_off,
    find,
    log,
    send_the_letter,
    send_what_was_signed,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADVOCATE = "Ada Voice (advocate)"
THANKS = "Thank you: she stayed until everything was settled."


def test_an_mp_is_answered_by_a_clock_of_their_own(office):
    asha = office.asha
    begin_to_log(asha, "MP enquiry", "My constituent waits for a place.", channel="E-mail")
    asha.choose("What does the MP or councillor ask for?", "Request for service")
    asha.pick(
        "May the reply speak of the constituent?",
        "The constituent agreed that the reply may speak of them",
    )
    describe(
        asha,
        "Person 1",
        part="Member of Parliament",
        name="Sam Ward MP",
        email="ward@parliament.example",
    )
    asha.pick("Which service is it about?", CARE)
    asha.press("Log it")
    reference = asha.heading.split()[-1]
    assert reference == "M-2025-0001"
    assert asha.badge == "5 working days left due Wednesday 28 May 2025"
    begin_a_letter(asha, reference, "Acknowledgement")
    send_the_letter(asha)
    allocate(office.ben, reference)
    draft_and_sign_off(
        office.cleo,
        office.eve,
        reference,
        "Reply to an MP or councillor",
        words="Dear Sam Ward\n\nYour constituent has a place from Monday.",
    )

    office.on(date(2025, 5, 28))
    asha = office.asha
    send_what_was_signed(asha, reference)
    assert asha.badge == "Answered in time"
    asha.open_report("2025/26")
    assert asha.figure("mp_enquiries.childrens-social-care.q1") == "1"
    assert asha.figure("timescales_by_kind.mp_enquiry.q1") == "1/1 100%"


def test_a_young_person_complains_with_an_advocate(office):
    asha = office.asha
    begin_to_log(asha, "Complaint", "Nobody asked me where I want to live.", channel="Letter")
    describe(asha, "Person 1", part="Child or young person", name="Robin Hale")
    asha.unfold("Add another person")
    describe(asha, "Person 2", part="Advocate", name="Ada Voice", email="ada@voice.example")
    asha.type("How do they wish to hear from us?", "Through Ada.")
    asha.pick("Which service is it about?", CARE)
    asha.tick("It comes from a child or young person")
    asha.pick("How old are they?", "12 to 17")
    asha.press("Log it")
    reference = asha.heading.split()[-1]
    asha.sees("Robin Hale", "Ada Voice", "Through Ada.")

    asha.follow("Write the acknowledgement")
    asha.choose("Who is it to?", ADVOCATE)
    asha.choose("How is it written?", "12 and over")
    asha.press("Go on to the words")
    asha.sees("Through Ada.")
    asha.press("Keep it and see how it looks")
    asha.sees("advocate", "12 and over")
    asha.press("Send it now")

    allocate(office.ben, reference)
    office.on(date(2025, 5, 30))
    find(office.cleo, reference, ("The complaint as a whole", "Upheld", "It was not asked."))
    answer = "Dear Robin and Ada\n\nYou are right, and we are sorry."
    draft_and_sign_off(office.cleo, office.eve, reference, words=answer, to=ADVOCATE)
    send_what_was_signed(office.asha, reference)
    assert office.asha.badge == "Answered in time"
    office.asha.open_report("2025/26")
    assert office.asha.figure("young_people.complaint.q1") == "1"
    assert office.asha.figure("age_bands.12_to_17.complaint") == "1"


def test_thanks_are_a_compliment_only_when_they_are_for_more_than_was_due(office):
    asha = office.asha
    log(asha, "Compliment", THANKS, channel="Letter", name="Pat Quinn")
    asha.follow("Accept as a compliment, or not")
    asha.choose("Is it praise for service above and beyond?", "Yes")
    asha.type("Why?", "She stayed four hours past the end of her day.")
    asha.choose("Who put it forward?", "A member of the public")
    asha.press("Accept as a compliment, or not")
    assert asha.done == "Compliment assessed."
    asha.follow("Record that the thanks were passed on")
    asha.type("To whom?", "Jo Field, family support")
    asha.type("When?", "today")
    asha.press("Record that the thanks were passed on")
    asha.sees("Jo Field, family support")
    assert asha.heading.startswith("Compliment, Children’s Social Care")

    log(asha, "Compliment", "Thanks for the letter.", name="Lee Moss")
    asha.follow("Accept as a compliment, or not")
    asha.choose("Is it praise for service above and beyond?", "No")
    asha.type("Why?", "A letter that was due, sent in time.")
    asha.choose("Who put it forward?", "A member of the public")
    asha.press("Accept as a compliment, or not")
    assert asha.heading.startswith("Comment, Children’s Social Care")
    asha.follow("Record that the thanks were passed on")
    asha.type("To whom?", "The admissions team")
    asha.type("When?", "today")
    asha.press("Record that the thanks were passed on")
    assert asha.history == ["Logged", "Compliment assessed", "Thanks passed on"]
    counts = asha.counts_at("Home")
    assert (counts["All open"], counts["Closed"]) == (0, 2)
    asha.open_report("2025/26")
    assert asha.figure("compliments_received.childrens-social-care.q1") == "1"
    assert asha.figure("comments_received.childrens-social-care.q1") == "1"
