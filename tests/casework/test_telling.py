"""What somebody outside tells becomes a record like any other, written by nobody of the office."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.entries import PUBLIC
from heard.audit.models import Event
from heard.audit.queries import history_of
from heard.casework.new_cases import NewParty
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.telling import tell
from heard.casework.queries.explained import unexplained
from heard.feedback.models import Feedback, Party
from heard.people.models import Person
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import Channel, Kind
from tests.casework.browsing import browser_of
from tests.casework.cases import DUE_ON, MAXIMUM_ON, RECEIVED_ON, TARGET_ON, a_complaint, new_case
from tests.casework.cast import at

pytestmark = pytest.mark.django_db

A_CHILD = NewParty(Party.Role.CHILD, NewPerson("Alex Quinn"))


def told(on=RECEIVED_ON, hour=10, **facts):
    return tell(new_case(channel=Channel.WEB_FORM, **facts), at=at(on, hour))


def test_what_is_told_has_the_dates_and_the_number_of_what_is_logged(asha):
    record = told()
    run = record.stage_runs.get()
    assert record.reference == "C-2025-0001"
    assert (run.statutory_due_on, run.target_due_on, run.maximum_on) == (
        DUE_ON, TARGET_ON, MAXIMUM_ON,
    )  # fmt: skip
    assert a_complaint(by=asha).reference == "C-2025-0002"


def test_its_one_event_says_that_the_public_told_us_and_names_nobody(office):
    (event,) = history_of("feedback", str(told().pk))
    assert (event.verb, event.actor_name) == ("told_us", PUBLIC.name)
    assert "Quinn" not in Event.objects.get(subject_kind="feedback").changes


@pytest.mark.parametrize(
    ("hour", "received_on"), [(0, date(2025, 6, 1)), (23, date(2025, 6, 1))], ids=["first", "last"]
)
def test_it_was_received_on_the_councils_day_whatever_it_says_of_itself(office, hour, received_on):
    # Sunday 1 June: half past eleven at night of the day before, by the world's clock, at midnight.
    assert told(date(2025, 6, 1), hour, received_on=date(2025, 1, 6)).received_on == received_on


def test_told_twice_with_one_key_is_one_record_also_on_another_day(office):
    first = told(idempotency_key="draft-1")
    before = Event.objects.count(), Person.objects.count()
    again = told(date(2025, 5, 13), idempotency_key="draft-1")
    assert (again, again.received_on) == (first, RECEIVED_ON)
    assert (Event.objects.count(), Person.objects.count()) == before


def test_nobody_decided_that_an_anonymous_complaint_is_outside_the_statute(office):
    record = told(parties=(A_CHILD,))
    decision = record.decisions.get()
    assert (decision.answer, decision.decided_by) == ("local", None)
    assert record.stage_runs.get().statutory_due_on is None
    assert list(unexplained()) == []
    page = browser_of(office.ben).get(f"/records/{record.reference}/").content.decode()
    assert "From what was received, 12 May 2025" in page
    assert "Told us" in page


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"words": " \n"}, "Write down what was said"),
        ({"service_area": "no-such-service"}, "no-such-service"),
        ({"kind": Kind.COMMENT, "elements": ("No visit",)}, "Only a complaint has elements"),
    ],
    ids=["no words", "no such service", "elements of a comment"],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(office, facts, sentence):
    with pytest.raises(NotLawful, match=sentence):
        told(**facts)
    assert not Feedback.objects.exists()
    assert not Person.objects.exists()
