"""One act makes a record by hand: its reference, its dates, its people, its history."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.models import Event
from heard.audit.queries import history_of
from heard.casework.models import Decision
from heard.casework.new_cases import NewParty
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.operations.logging import log
from heard.casework.queries.explained import unexplained
from heard.feedback.models import Feedback, Party
from heard.feedback.permissions import visible_to
from heard.people.models import Person
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind, Nominator
from tests.casework.cases import (
    A_PARENT,
    DUE_ON,
    MAXIMUM_ON,
    RECEIVED_ON,
    TARGET_ON,
    a_comment,
    a_complaint,
    a_compliment,
    an_enquiry,
    an_ombudsman_case,
    new_case,
)
from tests.casework.cast import EARLY_HELP, EDUCATION, at

TODAY = at(date(2025, 5, 21))
A_CHILD = NewParty(Party.Role.CHILD, NewPerson("Alex Quinn"))
AN_ADVOCATE = NewParty(Party.Role.ADVOCATE, NewPerson("Jo Lane"))


def dates_of(record):
    run = record.stage_runs.get()
    return run.statutory_due_on, run.target_due_on, run.maximum_on


def test_a_logged_complaint_has_its_stage_its_dates_and_one_event(asha):
    record = a_complaint(by=asha)
    assert record.reference == "C-2025-0001"
    assert dates_of(record) == (DUE_ON, TARGET_ON, MAXIMUM_ON)
    assert (record.statutory_due_on, record.target_due_on) == (DUE_ON, TARGET_ON)
    assert record.next_due_on == DUE_ON
    run = record.stage_runs.get()
    assert (run.stage, run.round, run.requested_on, run.progressed_on) == (
        1, 1, RECEIVED_ON, RECEIVED_ON,
    )  # fmt: skip
    assert [event.verb for event in history_of("feedback", str(record.pk))] == ["logged"]


def test_each_date_of_a_logged_complaint_says_why_it_is_that_day(asha):
    run = a_complaint(by=asha).stage_runs.get()
    assert run.statutory_reckoning.explanation.splitlines()[:2] == [
        "Time runs from the day of receipt, Monday 12 May 2025.",
        "10 working days are allowed, counted from Monday 12 May 2025.",
    ]
    assert run.target_reckoning.label == "Local target, Blackpool Council’s own targets"
    assert run.maximum_reckoning.amount == 20
    assert "Tuesday 10 June 2025" in run.maximum_reckoning.explanation


def test_what_is_logged_late_runs_from_the_day_the_council_first_had_it(asha):
    record = a_complaint(by=asha, on=date(2025, 5, 21))
    assert record.received_on == RECEIVED_ON
    assert record.next_due_on == DUE_ON


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # No law or code: the council's own 15 working days, which nothing lays down a maximum for.
        ({"service_area": EARLY_HELP}, (None, TARGET_ON, None)),
        # LGSCO Code: 10 working days from the acknowledgement, which is due by 19 May.
        ({"service_area": EDUCATION}, (date(2025, 6, 3), TARGET_ON, date(2025, 6, 17))),
        ({"kind": Kind.MP_ENQUIRY}, (None, date(2025, 5, 19), None)),
        ({"kind": Kind.COUNCILLOR_ENQUIRY}, (None, date(2025, 5, 19), None)),
        ({"kind": Kind.OMBUDSMAN}, (None, date(2025, 5, 19), None)),
        ({"kind": Kind.COMMENT}, (None, TARGET_ON, None)),
    ],
    ids=str,
)
def test_each_kind_and_service_has_the_dates_of_its_procedure(asha, facts, expected):
    assert dates_of(log(new_case(**facts), by=asha, at=TODAY)) == expected


def test_a_compliment_has_nothing_to_answer(asha):
    record = a_compliment(by=asha)
    assert not record.stage_runs.exists()
    assert (record.next_due_on, record.closed_on) == (None, None)


def test_an_ombudsman_case_waits_for_its_decision(asha):
    assert an_ombudsman_case(by=asha).ombudsman_case.decision == "awaited"


def test_one_series_of_numbers_a_year_runs_through_every_kind(asha):
    made = [a_complaint, a_compliment, a_comment, an_enquiry, an_ombudsman_case]
    assert [make(by=asha).reference for make in made] == [
        "C-2025-0001", "T-2025-0002", "S-2025-0003", "M-2025-0004", "O-2025-0005",
    ]  # fmt: skip


def test_the_number_is_of_the_reporting_year_of_receipt(asha):
    on_the_last_day = a_complaint(by=asha, received_on=date(2025, 3, 31), on=date(2025, 4, 1))
    on_the_first = a_complaint(by=asha, received_on=date(2025, 4, 1))
    assert [on_the_last_day.reference, on_the_first.reference] == ["C-2024-0001", "C-2025-0001"]


def test_a_number_that_an_imported_record_has_is_passed_over(asha):
    Feedback.objects.filter(pk=a_complaint(by=asha).pk).update(reference="C-2025-0002")
    assert a_complaint(by=asha).reference == "C-2025-0003"


def test_a_form_sent_twice_makes_one_record(asha):
    first = a_complaint(by=asha, idempotency_key="form-1")
    before = Event.objects.count(), Person.objects.count()
    assert a_complaint(by=asha, idempotency_key="form-1") == first
    assert (Event.objects.count(), Person.objects.count()) == before
    assert a_complaint(by=asha, idempotency_key="form-2").reference == "C-2025-0002"


def test_everyone_involved_is_recorded_with_the_part_they_play(asha):
    mother = NewParty(Party.Role.COMPLAINANT, NewPerson("Kim Quinn", safe_contact="Text only."))
    parties = (A_PARENT, mother, A_CHILD, AN_ADVOCATE)
    record = a_complaint(by=asha, parties=parties, is_own_right=True)
    played = record.parties.order_by("id").values_list("role", "person__name")
    assert list(played) == [
        ("complainant", "Pat Quinn"),
        ("complainant", "Kim Quinn"),
        ("child", "Alex Quinn"),
        ("advocate", "Jo Lane"),
    ]
    assert Person.objects.get(name="Kim Quinn").safe_contact == "Text only."
    assert record.is_own_right is True


def test_someone_known_already_is_not_recorded_again(asha):
    person = a_complaint(by=asha).parties.get().person_id
    again = a_complaint(by=asha, parties=(NewParty(Party.Role.COMPLAINANT, person),))
    assert again.parties.get().person_id == person
    assert Person.objects.count() == 1


def test_an_anonymous_complaint_is_recorded_outside_the_statute(asha):
    record = a_complaint(by=asha, parties=(A_CHILD,))
    assert dates_of(record) == (None, TARGET_ON, None)
    decision = record.decisions.get()
    assert (decision.question, decision.answer) == (Decision.Question.PROCEDURE, "local")
    assert decision.reasons.startswith("Nobody says who they are")
    assert list(unexplained()) == []


def test_the_words_are_kept_as_they_were_received(asha):
    words = "  You said: “Tuesday”.\r\nIt was Friday!  "
    assert a_complaint(by=asha, words=words).words == words


def test_a_complaint_that_names_no_element_has_one_as_a_whole(asha):
    assert list(a_complaint(by=asha).elements.values_list("position", "words")) == [(1, "")]
    named = a_complaint(by=asha, elements=("No visit", " ", "No reply"))
    assert list(named.elements.values_list("position", "words")) == [
        (1, "No visit"),
        (2, "No reply"),
    ]
    assert not a_comment(by=asha).elements.exists()


def test_everything_that_was_told_stands_on_the_record(asha):
    record = an_enquiry(
        by=asha,
        channel=Channel.LETTER,
        theme="lack-of-action",
        customer_group="parent",
        young_person=True,
        age_band=AgeBand.UNDER_12,
        contact_preferences="Not before ten.",
        enquiry_category=EnquiryCategory.REASONS,
    )
    record.refresh_from_db()
    assert (record.channel, record.theme.key, record.customer_group.key) == (
        "letter", "lack-of-action", "parent",
    )  # fmt: skip
    assert (record.young_person, record.age_band) == (True, "under_12")
    assert (record.contact_preferences, record.enquiry_category) == ("Not before ten.", "reasons")


def test_a_safeguarding_concern_is_an_alarm_from_the_first(asha):
    record = a_complaint(by=asha, has_alarm=True)
    assert record.has_alarm is True
    changes = {each.what: each.after for each in history_of("feedback", str(record.pk))[0].changes}
    assert changes["Safeguarding concern"] == "yes"


def test_a_restricted_record_is_seen_by_those_named_and_whoever_logged_it(office):
    record = a_complaint(by=office.asha, is_restricted=True, may_see=frozenset({office.ben.id}))
    sees = {
        who: Feedback.objects.filter(visible_to(getattr(office, who)), pk=record.pk).exists()
        for who in ("asha", "ben", "cleo", "eve", "aud")
    }
    assert sees == {"asha": True, "ben": True, "cleo": False, "eve": False, "aud": False}


def test_the_history_holds_no_name_and_none_of_the_words(asha):
    record = a_complaint(by=asha)
    event = Event.objects.get(subject_id=str(record.pk))
    assert "Quinn" not in event.changes + event.reason + event.subject_name
    assert "rang" not in event.changes


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"received_on": date(2025, 5, 22)}, "received after today"),
        ({"received_on": date(1066, 1, 1)}, "1 January 1066 is years ago: check the year"),
        ({"received_on": date(2021, 12, 31)}, "check the year"),
        ({"words": " \n"}, "Write down what was said"),
        ({"enquiry_category": EnquiryCategory.REASONS}, "Only an MP's or councillor's enquiry"),
        ({"kind": Kind.COMMENT, "elements": ("One",)}, "Only a complaint has elements"),
        ({"age_band": AgeBand.UNDER_12}, "nobody is said to be a child"),
        ({"parties": (), "is_own_right": True}, "Nobody is named"),
        ({"arose_on": date(2025, 5, 13)}, "cannot have happened after it was received"),
        ({"consent": "given"}, "only where somebody speaks for the child"),
        ({"is_own_right": True, "consent": "given"}, "only where somebody speaks for the child"),
        ({"authority": "given"}, "Only an MP or councillor needs authority"),
        ({"nominated_by": Nominator.STAFF}, "Only a compliment is put forward"),
        ({"ombudsman_reference": "24 015 996"}, "Only an Ombudsman case has"),
        ({"is_own_right": False, "consent": "perhaps"}, "no answer to: consent"),
        ({"service_area": "housing"}, "'housing' is in none of the council's lists"),
        ({"theme": "weather"}, "'weather' is in none of the council's lists"),
    ],
)
def test_facts_that_cannot_be_are_refused_and_nothing_is_kept(asha, facts, sentence):
    with pytest.raises(NotLawful, match=sentence):
        log(new_case(**facts), by=asha, at=TODAY)
    assert not Event.objects.filter(subject_kind="feedback").exists()
    assert (Feedback.objects.count(), Person.objects.count()) == (0, 0)


def test_today_is_the_day_in_the_council_s_time(asha):
    """At 23:30 UTC on 20 May it is 21 May in Blackpool."""
    late = at(date(2025, 5, 21), hour=0)
    assert log(new_case(received_on=date(2025, 5, 21)), by=asha, at=late).pk


@pytest.mark.parametrize("who", ["cleo", "dev", "eve", "aud", "adi"])
def test_only_the_complaints_team_logs(office, who):
    with pytest.raises(NotAllowed):
        a_complaint(by=getattr(office, who))
    assert not Feedback.objects.exists()
