"""The demonstration office: what it promises to show is there, on a working day and on a Sunday."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.db import transaction

from heard.accounts.queries import staff_of
from heard.accounts.staff import Role
from heard.audit.queries import history_of
from heard.casework.models import SignOffStep, StageRun
from heard.casework.queries.counting import Counted
from heard.casework.queries.explained import unexplained
from heard.casework.queries.list_conditions import OfficeDay, narrowed
from heard.casework.queries.list_counts import counts_by_tab
from heard.casework.worklist import Tab, Wanted
from heard.feedback.models import Feedback, Party
from heard.ops.living_office import PEOPLE, employ, open_living_office
from heard.ops.living_office.opening import STORIES
from heard.ops.living_office.stories import Days
from heard.procedures.offices import read_office
from heard.procedures.operations import set_up_office
from heard.procedures.queries import working_calendar
from heard.rules.acts import Closing, SignOff
from heard.rules.vocabulary import Kind
from tests.casework.cast import at
from tests.conftest import EXAMPLE

TUESDAY, NEXT_WEEK = date(2026, 6, 16), date(2026, 6, 23)
FRIDAY, SUNDAY, MONDAY = date(2026, 6, 19), date(2026, 6, 21), date(2026, 6, 22)
PASSWORD = "listening-to-families"


@pytest.fixture(scope="module")
def living_office(django_db_setup, django_db_blocker):
    """Open the office on a Tuesday, once for the module, and take it back after the last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_up_office(read_office(EXAMPLE / "office.toml"), at(date(2026, 4, 1)))
        staff = employ(PASSWORD)
        open_living_office(staff, at=at(TUESDAY, 12))
        yield staff
        transaction.set_rollback(True)


@pytest.fixture
def staff(living_office, db):
    return living_office


def still_open(**facts):
    return Feedback.objects.filter(closed_on__isnull=True, **facts)


def test_about_forty_records_are_there_open_and_closed(staff):
    assert Feedback.objects.count() == len(STORIES)
    assert 35 <= len(STORIES) <= 50
    assert Feedback.objects.filter(closed_on__isnull=False).count() >= 10


@pytest.mark.parametrize(
    "facts",
    [
        {"next_due_on": TUESDAY},
        {"next_due_on__lt": TUESDAY},
        {"handler": None},
        {"paused_since__isnull": False},
        {"young_person": True, "parties__role": Party.Role.ADVOCATE},
        {"kind": Kind.MP_ENQUIRY},
        {"kind": Kind.COMPLIMENT},
        {"kind": Kind.OMBUDSMAN},
        {"has_alarm": True},
        {"is_restricted": True},
        {"stage": 2, "stage_runs__stage": 2, "stage_runs__progressed_on__isnull": False},
        {"stage": 2, "stage_runs__stage": 2, "stage_runs__progressed_on": None},
        {"stage": 3},
    ],
    ids=str,
)
def test_each_situation_that_is_promised_is_among_the_open_records(staff, facts):
    assert still_open(**facts).exists()


def test_one_compliment_was_accepted_and_another_kept_as_a_comment(staff):
    noted = Feedback.objects.filter(closing=Closing.NOTED)
    assert {each.kind for each in noted} == {Kind.COMPLIMENT, Kind.COMMENT}
    assert noted.get(kind=Kind.COMPLIMENT).thanked_on


def test_records_ended_in_every_usual_way(staff):
    endings = set(Feedback.objects.exclude(closing="").values_list("closing", flat=True))
    assert {
        Closing.ANSWERED,
        Closing.WITHDRAWN,
        Closing.DECLINED,
        Closing.OUTSIDE,
        Closing.DECIDED,
    } <= endings


def test_whoever_signs_off_has_a_draft_waiting(staff):
    day = OfficeDay(TUESDAY, working_calendar())
    for signatory in ("ben", "eve"):
        assert counts_by_tab(narrowed(Wanted(), staff[signatory], day))[Tab.SIGN_OFF].number >= 1
    assert StageRun.objects.filter(sign_off=SignOff.RETURNED).exists()
    assert SignOffStep.objects.filter(step=SignOff.SIGNED_OFF).exists()


def test_everybody_who_answers_has_work_and_the_administrator_sees_none(staff):
    day = OfficeDay(TUESDAY, working_calendar())
    for handler in ("asha", "ben", "cleo", "dev"):
        assert counts_by_tab(narrowed(Wanted(), staff[handler], day))[Tab.MINE].number >= 1
    assert counts_by_tab(narrowed(Wanted(), staff["adi"], day))[Tab.OPEN] == Counted(0)


def test_every_date_is_the_one_that_its_facts_give(staff):
    assert list(unexplained()) == []


def test_each_act_is_an_event_of_the_history_and_none_is_after_now(staff):
    record = Feedback.objects.get(idempotency_key="demonstration-stage-3-asked-for")
    events = list(history_of("feedback", str(record.pk)))
    story = next(each for each in STORIES if each.key == "stage-3-asked-for")
    assert len(events) == len(story.steps) + 1
    assert max(event.at for event in events) <= at(TUESDAY, 12)


def test_everybody_can_sign_in_and_is_marked_as_a_demonstration(staff):
    assert {each.role for each in PEOPLE} == set(Role)
    for each in PEOPLE:
        user = authenticate(username=each.username, password=PASSWORD)
        assert user.last_name.endswith("(demonstration)")
        assert staff_of(user).roles == {(each.role, each.service_area)}


def test_on_a_sunday_nothing_is_done_after_today_and_the_office_counts_from_monday(staff):
    days = Days.around(SUNDAY, working_calendar())
    assert (days.ago(0), days.ago(1), days.ahead(0)) == (SUNDAY, FRIDAY, MONDAY)


@pytest.mark.parametrize("day", [TUESDAY, NEXT_WEEK], ids=str)
def test_a_second_run_adds_nothing(staff, day):
    before = Feedback.objects.count(), StageRun.objects.count()
    assert open_living_office(employ(PASSWORD), at=at(day, 12)) == 0
    assert (Feedback.objects.count(), StageRun.objects.count()) == before
