"""What comes from a register is opened as what is logged by hand, and stands as far as it came."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.entries import HEARD
from heard.audit.queries import history_of, verified_head
from heard.casework.new_steps import NewSteps, StageDates
from heard.casework.operations.ending import respond
from heard.casework.operations.recording import CaseRecorder, Told
from heard.casework.queries.explained import unexplained
from heard.feedback.models import Feedback
from heard.feedback.new_records import NewElement, NewFeedback
from heard.feedback.operations import UnableToRecord
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import Kind, OmbudsmanDecision
from tests.casework.cases import DUE_ON, MAXIMUM_ON, RECEIVED_ON, TARGET_ON, a_complaint
from tests.casework.cast import CARE, at

pytestmark = pytest.mark.usefixtures("office")

ANSWERED_ON = date(2025, 5, 23)
IMPORTED_AT = at(date(2025, 8, 1))


def take_in(*told):
    made = CaseRecorder.open().record(told, verb="imported", by=HEARD, at=IMPORTED_AT)
    return [Feedback.objects.get(pk=each.feedback_id) for each in made]


def past(kind=Kind.COMPLAINT, steps=None, **facts):
    """Return a row of a register."""
    facts.setdefault("reference", "OLD/1")
    new = NewFeedback(kind=kind, received_on=RECEIVED_ON, service_area=CARE, **facts)
    return Told(new, steps or NewSteps(), is_past=True)


def second(**days):
    return NewSteps(stages=(StageDates(2, date(2025, 5, 26), **days),))


def standing(record):
    return record.stage, record.closing, record.closed_on, record.next_due_on


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (past(), (1, "", None, DUE_ON)),
        (past(responded_on=ANSWERED_ON), (1, "answered", ANSWERED_ON, None)),
        (past(withdrawn_on=ANSWERED_ON), (1, "withdrawn", ANSWERED_ON, None)),
        (
            past(responded_on=ANSWERED_ON, withdrawn_on=TARGET_ON),
            (1, "answered", ANSWERED_ON, None),
        ),
        (past(Kind.COMPLIMENT), (1, "noted", RECEIVED_ON, None)),
        (past(Kind.COMMENT), (1, "", None, TARGET_ON)),
        (past(Kind.OMBUDSMAN, responded_on=ANSWERED_ON), (1, "", None, None)),
        (
            past(Kind.OMBUDSMAN, NewSteps(ombudsman_decision=OmbudsmanDecision.UPHELD)),
            (1, "decided", RECEIVED_ON, None),
        ),
        # Stage 2 runs from its request on 26 May, begun or not: 25 working days.
        (past(responded_on=ANSWERED_ON, steps=second()), (2, "", None, date(2025, 6, 30))),
        (
            past(responded_on=ANSWERED_ON, steps=second(responded_on=date(2025, 7, 1))),
            (2, "answered", date(2025, 7, 1), None),
        ),
        (
            past(responded_on=ANSWERED_ON, withdrawn_on=date(2025, 6, 2), steps=second()),
            (2, "withdrawn", date(2025, 6, 2), None),
        ),
    ],
)
def test_a_record_stands_as_far_as_it_came(told, expected):
    (record,) = take_in(told)
    assert standing(record) == expected
    assert list(unexplained()) == []


def test_the_stage_of_an_imported_complaint_is_that_of_one_logged_by_hand(asha):
    (imported,) = take_in(past())
    runs = [record.stage_runs.get() for record in (imported, a_complaint(by=asha))]
    for column in ("requested_on", "progressed_on", "statutory_due_on", "target_due_on"):
        assert getattr(runs[0], column) == getattr(runs[1], column)
    assert runs[0].maximum_on == MAXIMUM_ON
    assert runs[0].statutory_reckoning_id == runs[1].statutory_reckoning_id


def test_later_stages_have_their_own_dates(asha):
    (record,) = take_in(past(responded_on=ANSWERED_ON, steps=second()))
    run = record.stage_runs.get(stage=2)
    assert (run.statutory_due_on, run.maximum_on) == (date(2025, 6, 30), date(2025, 8, 26))
    assert run.target_due_on is None


def test_each_record_of_a_register_has_one_event_of_the_product_s_own():
    told = [past(reference=f"OLD/{number}") for number in range(3)]
    before = verified_head().number
    for record in take_in(*told):
        (event,) = history_of("feedback", str(record.pk))
        assert (event.verb, event.actor_name, event.at) == ("imported", "Heard", IMPORTED_AT)
    assert verified_head().number == before + 3


def test_an_open_record_from_a_register_is_carried_on(asha):
    found = (NewElement(finding=Outcome.UPHELD),)
    (record,) = take_in(past(elements=found))
    respond(record.reference, ANSWERED_ON, by=asha, at=IMPORTED_AT)
    assert Feedback.objects.get(pk=record.pk).responded_on == ANSWERED_ON


def test_nothing_is_kept_when_one_record_names_what_the_council_does_not_have():
    before = verified_head()
    with pytest.raises(UnableToRecord, match="OLD/2"):
        take_in(past(), past(reference="OLD/2", theme="weather"))
    assert not Feedback.objects.exists()
    assert verified_head() == before


def test_a_register_taken_in_is_no_change_that_anybody_made(asha):
    (old,) = take_in(past())
    assert old.changed_at is None
    assert a_complaint(by=asha).changed_at is not None


def test_a_request_that_was_met_at_a_meeting_is_over_and_did_not_progress():
    asked = StageDates(2, ANSWERED_ON, resolved_on=date(2025, 6, 4))
    (record,) = take_in(past(steps=NewSteps(stages=(asked,)), responded_on=ANSWERED_ON))
    assert (record.stage, record.closed_on, record.closing) == (2, date(2025, 6, 4), "answered")
    assert record.next_due_on is None
    run = record.stage_runs.get(stage=2)
    assert (run.progressed_on, run.resolved_on) == (None, date(2025, 6, 4))
    assert list(unexplained()) == []
