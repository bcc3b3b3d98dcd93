"""A day that is no longer worked moves open records only, each with its reason; nothing drifts."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from heard.audit.models import Event
from heard.audit.queries import history_of
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.operations.calendar import NewClosure, add_closure, remove_closure, would_move
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.waiting import NewPause, pause
from heard.casework.queries.explained import Unexplained, unexplained
from heard.feedback.models import Feedback
from heard.procedures.models import Closure
from heard.rules.outcomes import Outcome
from tests.casework.cases import DUE_ON, MAXIMUM_ON, RECEIVED_ON, TARGET_ON, a_complaint
from tests.casework.cast import EARLY_HELP, at

PROCLAIMED_ON = date(2025, 5, 20)  # a Tuesday, between receipt and every due date
DAY = at(date(2025, 5, 13))


def proclaimed(name="Day of thanksgiving", **facts):
    return NewClosure(PROCLAIMED_ON, name, **facts)


def entered():
    return Closure.objects.get(on=PROCLAIMED_ON)


def answer(record, by, on=date(2025, 5, 15)):
    record_findings(
        record.reference, [NewFinding(1, Outcome.NOT_UPHELD, "It was done.")], by=by, at=at(on)
    )
    respond(record.reference, on, by=by, at=at(on))


def dates_of(record):
    run = record.stage_runs.get()
    return run.statutory_due_on, run.target_due_on, run.maximum_on


def test_a_holiday_proclaimed_late_moves_an_open_record_by_a_day_and_says_why(asha, ben):
    record = a_complaint(by=asha)
    assert add_closure(proclaimed(), by=ben, at=DAY).number == 1
    moved = (date(2025, 5, 28), date(2025, 6, 4), date(2025, 6, 11))
    assert dates_of(record) == moved
    record.refresh_from_db()
    assert (record.statutory_due_on, record.target_due_on) == moved[:2]
    assert record.next_due_on == moved[0]
    event = history_of("feedback", str(record.pk))[-1]
    assert (event.verb, event.actor_name) == ("dated_anew", "Ben Ashworth")
    assert event.reason == "20 May 2025 is not worked: Day of thanksgiving."
    assert [(each.before, each.after) for each in event.changes] == [
        ("27 May 2025", "28 May 2025"),
        ("3 June 2025", "4 June 2025"),
        ("10 June 2025", "11 June 2025"),
    ]
    assert "Day of thanksgiving" in record.statutory_reckoning.explanation


def test_a_closed_record_keeps_the_dates_it_was_judged_by(asha, ben):
    record = a_complaint(by=asha)
    answer(record, asha)
    events = len(history_of("feedback", str(record.pk)))
    assert add_closure(proclaimed(), by=ben, at=at(date(2025, 5, 16))).number == 0
    assert dates_of(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert len(history_of("feedback", str(record.pk))) == events
    assert list(unexplained()) == []


def test_the_councils_own_closure_moves_no_statutory_clock(asha, ben):
    record = a_complaint(by=asha)
    council = Closure.Reach.COUNCIL
    assert add_closure(proclaimed("Staff day", reach=council), by=ben, at=DAY).number == 0
    assert dates_of(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)


def test_a_paused_record_moves_too_and_stays_paused(asha, ben):
    record = a_complaint(by=asha)
    pause(record.reference, NewPause(RECEIVED_ON, "A court is deciding."), by=ben, at=DAY)
    add_closure(proclaimed(), by=ben, at=DAY)
    record.refresh_from_db()
    assert record.paused_since == RECEIVED_ON
    assert record.next_due_on is None
    assert list(unexplained()) == []


def test_what_a_day_would_move_is_what_it_moves_and_nothing_of_it_is_kept(asha, ben):
    record = a_complaint(by=asha)
    before = (dates_of(record), Event.objects.count())
    foretold = would_move(lambda: add_closure(proclaimed(), by=ben, at=DAY))
    assert (dates_of(record), Event.objects.count()) == before
    assert not Closure.objects.filter(on=PROCLAIMED_ON).exists()
    assert foretold == add_closure(proclaimed(), by=ben, at=DAY)
    assert foretold.number == 1


def test_only_records_that_somebody_may_know_of_are_named_in_what_would_move(asha, ben, adi, cleo):
    records = [a_complaint(by=asha) for _ in range(3)]
    Feedback.objects.filter(pk=records[0].pk).update(is_restricted=True)
    moved = add_closure(proclaimed(), by=ben, at=DAY)
    assert moved.number == 3
    named = [each.subject.name for each in moved.first_known_to(ben, 1)]
    assert named == [records[1].reference]
    assert len(moved.first_known_to(cleo, 10)) == 2
    assert moved.first_known_to(adi, 10) == ()


def test_a_day_added_by_mistake_is_taken_out_and_open_records_move_back_with_the_reason(asha, ben):
    record, closed = a_complaint(by=asha), a_complaint(by=asha)
    add_closure(proclaimed(), by=ben, at=DAY)
    answer(closed, asha)
    assert remove_closure(entered().pk, by=ben, at=at(date(2025, 5, 16))).number == 1
    assert dates_of(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert dates_of(closed)[0] == date(2025, 5, 28)
    event = history_of("feedback", str(record.pk))[-1]
    assert event.reason == "20 May 2025 is worked after all: Day of thanksgiving."
    assert (event.changes[0].before, event.changes[0].after) == ("28 May 2025", "27 May 2025")
    verbs = [each.verb for each in history_of("closure", "2025-05-20 bank_holiday")]
    assert verbs == ["closure_added", "closure_removed"]
    assert list(unexplained()) == []


def test_a_bank_holiday_that_is_one_is_not_taken_out_nor_a_day_twice(ben):
    bank_holiday = Closure.objects.get(on=date(2025, 5, 26))
    with pytest.raises(NotLawful, match="was not added here"):
        remove_closure(bank_holiday.pk, by=ben, at=DAY)
    Closure.objects.filter(pk=bank_holiday.pk).update(source="Entered by Ben Ashworth")
    with pytest.raises(NotLawful, match="is a bank holiday"):
        remove_closure(bank_holiday.pk, by=ben, at=DAY)
    add_closure(proclaimed(), by=ben, at=DAY)
    gone = entered().pk
    remove_closure(gone, by=ben, at=DAY)
    with pytest.raises(NotLawful, match="no longer held"):
        remove_closure(gone, by=ben, at=DAY)


@pytest.mark.parametrize("who", ["asha", "cleo", "eve", "aud"])
def test_only_a_manager_or_the_administrator_takes_a_day_out(office, who):
    add_closure(proclaimed(), by=office.ben, at=DAY)
    with pytest.raises(NotAllowed):
        remove_closure(entered().pk, by=getattr(office, who), at=DAY)
    assert entered()


def test_the_closure_itself_is_in_the_log(asha, ben):
    add_closure(proclaimed(), by=ben, at=DAY)
    (event,) = history_of("closure", "2025-05-20 bank_holiday")
    assert event.verb == "closure_added"


@pytest.mark.parametrize(
    ("closure", "sentence"),
    [
        (NewClosure(date(2025, 5, 24), "A Saturday"), "Saturday or Sunday"),
        (NewClosure(date(2025, 5, 26), "Again"), "held already: Spring bank holiday"),
        (NewClosure(date(2025, 5, 20), " "), "a name"),
    ],
)
def test_a_day_that_is_closed_already_or_has_no_name_is_refused(ben, closure, sentence):
    with pytest.raises(NotLawful, match=sentence):
        add_closure(closure, by=ben, at=DAY)


@pytest.mark.parametrize("who", ["asha", "cleo", "eve", "aud"])
def test_only_a_manager_or_the_administrator_changes_the_calendar(office, who):
    with pytest.raises(NotAllowed):
        add_closure(proclaimed(), by=getattr(office, who), at=DAY)
    assert not Closure.objects.filter(on=PROCLAIMED_ON).exists()


def test_the_administrator_may_though_no_record_is_theirs_to_see(asha, adi):
    a_complaint(by=asha)
    assert add_closure(proclaimed(), by=adi, at=DAY).number == 1


def test_records_of_every_sort_are_explained(asha):
    a_complaint(by=asha)
    a_complaint(by=asha, service_area=EARLY_HELP)
    a_complaint(by=asha, parties=())
    assert list(unexplained()) == []


def test_the_nightly_check_names_each_date_that_its_facts_do_not_give(asha):
    record = a_complaint(by=asha)
    wrong = date(2025, 6, 30)
    record.stage_runs.update(statutory_due_on=wrong)
    Feedback.objects.filter(pk=record.pk).update(
        quarter=2, next_due_on=wrong, paused_since=RECEIVED_ON
    )
    found = {(each.what, each.stored, each.expected) for each in unexplained()}
    assert found == {
        ("statutory_due_on", wrong, DUE_ON),
        ("statutory_due_on", DUE_ON, wrong),  # the record's, which was right, against its stage's
        ("reporting_year", "2025, quarter 2", "2025, quarter 1"),
        ("next_due_on", wrong, None),
        ("paused_since", RECEIVED_ON, None),
    }


def test_a_closed_record_is_held_to_its_own_reckoning(asha):
    record = a_complaint(by=asha)
    answer(record, asha)
    record.stage_runs.update(target_due_on=RECEIVED_ON)
    assert Unexplained(record.reference, "target_due_on", RECEIVED_ON, TARGET_ON) in set(
        unexplained()
    )


def test_a_closure_entered_beside_the_act_is_found_and_can_be_put_right(asha):
    record = a_complaint(by=asha)
    Closure.objects.create(on=PROCLAIMED_ON, name="Unnoticed", source="A file")
    with pytest.raises(SystemExit, match="1"):
        call_command("check_dates", stdout=StringIO())
    told = StringIO()
    call_command("check_dates", correct=True, stdout=told)
    assert told.getvalue().splitlines() == [
        "Open records dated anew: 1.",
        "Every stored date is the one that its facts give.",
    ]
    assert dates_of(record)[0] == date(2025, 5, 28)
    assert history_of("feedback", str(record.pk))[-1].actor_name == "Heard"


def test_check_dates_prints_json_alone(asha):
    record = a_complaint(by=asha)
    Feedback.objects.filter(pk=record.pk).update(next_due_on=None)
    told = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_dates", json=True, stdout=told)
    (found,) = json.loads(told.getvalue())["unexplained"]
    assert found == {
        "reference": record.reference,
        "what": "next_due_on",
        "stored": None,
        "expected": "2025-05-27",
    }
