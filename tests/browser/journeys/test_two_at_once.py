"""Two officers at one record: whoever comes second sees what the first did, and loses nothing."""

from __future__ import annotations

import pytest

from tests.browser.journeys.passages import log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MINE = "They would rather be rung after six."


def test_whoever_comes_second_sees_what_the_first_did_and_sends_again(office):
    asha, ben = office.asha, office.ben
    reference = log(asha, "Complaint", "Nobody rang me back.", name="Pat Quinn")
    for person in (asha, ben):
        person.open_record(reference)
        person.follow("Add a note")
    asha.type("Note", "They rang again today.")
    ben.type("Note", MINE)
    asha.press("Add a note")
    ben.press("Add a note")
    ben.sees("Changed since you opened it", "Note added", "Asha Rahman")
    assert ben.typed("Note") == MINE
    ben.press("Add a note")
    assert ben.done == "Note added."
    ben.sees("They rang again today.", MINE)
    assert ben.history == ["Logged", "Note added", "Note added"]
