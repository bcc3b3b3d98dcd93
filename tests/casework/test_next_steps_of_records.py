"""What the page of a record asks for next, where the facts and not the stage decide it."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.models import LetterTemplate
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.correcting import Correctable, Correction, correct
from heard.casework.operations.letters import send
from heard.casework.operations.routing import SCHOOLS, Route, route
from heard.casework.queries.governing import OUTSIDE
from heard.casework.queries.states import current_run, state_of
from heard.feedback.models import Feedback
from heard.rules.acts import Act, next_step
from heard.rules.vocabulary import EnquiryCategory
from tests.casework.cases import a_complaint, an_enquiry
from tests.casework.cast import at
from tests.casework.letters import a_draft
from tests.casework.pages import browser_of, shown, stop_the_clock

DAY = date(2025, 5, 16)


def step_of(record):
    kept = Feedback.objects.get(pk=record.pk)
    return next_step(state_of(kept, current_run(kept)))


def turn_away(record, by):
    way = Route(OUTSIDE, "It is about a school.", SCHOOLS)
    route(record.reference, way, by=by, at=at(DAY))


def test_nobody_is_told_that_an_anonymous_complaint_arrived(asha, cleo):
    record = a_complaint(by=asha, parties=(), is_own_right=None)
    assert step_of(record).act is Act.ALLOCATE
    allocate(record.reference, cleo.id, by=asha, at=at(DAY))
    assert step_of(record).act is Act.RECORD_FINDING


def test_whoever_is_turned_away_is_written_to_until_a_letter_was_sent(asha, monkeypatch):
    stop_the_clock(monkeypatch)
    record = a_complaint(by=asha)
    turn_away(record, asha)
    assert step_of(record).act is Act.WRITE
    page = shown(browser_of(asha).get(f"/records/{record.reference}/"))
    assert "Write to the person whom they can turn to instead." in page
    assert "?for=schools" in page
    letter = a_draft(record, by=asha, purpose=LetterTemplate.Purpose.SCHOOLS)
    assert step_of(record).act is Act.WRITE
    send(record.reference, letter.pk, by=asha, at=at(DAY))
    assert step_of(record).act is None


def test_what_was_sent_before_it_was_turned_away_told_nobody_where_to_turn(asha):
    record = a_complaint(by=asha)
    before = date(2025, 5, 14)
    letter = a_draft(record, by=asha, on=before, purpose=LetterTemplate.Purpose.ACKNOWLEDGEMENT)
    send(record.reference, letter.pk, by=asha, at=at(before))
    turn_away(record, asha)
    assert step_of(record).act is Act.WRITE


def test_nobody_is_written_to_where_nobody_said_who_they_are(asha):
    record = a_complaint(by=asha, parties=(), is_own_right=None)
    turn_away(record, asha)
    assert step_of(record).act is None


@pytest.mark.parametrize("category", [*EnquiryCategory])
def test_an_enquiry_asks_for_its_category_until_it_has_one(asha, ben, cleo, category):
    record = an_enquiry(by=asha)
    acknowledge(record.reference, DAY, by=asha, at=at(DAY))
    assert step_of(record).act is Act.ALLOCATE
    allocate(record.reference, cleo.id, by=asha, at=at(DAY))
    assert step_of(record).act is Act.CORRECT
    said = Correction(Correctable.ENQUIRY_CATEGORY, category, "It was left out.")
    correct(record.reference, said, by=ben, at=at(DAY))
    assert step_of(record).act is Act.SUBMIT_DRAFT
