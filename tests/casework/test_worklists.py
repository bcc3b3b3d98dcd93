"""A list of work holds what it says, page by page, and its tabs count what they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.casework.operations.allocating import allocate
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.sign_off import submit_draft
from heard.casework.queries.list_conditions import OfficeDay, narrowed
from heard.casework.queries.list_counts import counts_by_tab
from heard.casework.queries.worklists import all_of, page_of, records_wanted
from heard.casework.worklist import DueWindow, Sort, Tab, Wanted
from heard.feedback.models import Feedback, RestrictedAccess
from heard.procedures.queries import working_calendar
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Verdict
from tests.casework.cases import DUE_ON, RECEIVED_ON, a_comment, a_complaint, an_enquiry
from tests.casework.cast import CARE, EARLY_HELP, EDUCATION, at

# A Tuesday: complaints of Monday 12 May about social care are due the same day.
TODAY = DUE_ON


@pytest.fixture
def day(office):
    return OfficeDay(TODAY, working_calendar())


def listed(wanted, staff, day):
    return {line.record.reference for line in all_of(narrowed(wanted, staff, day))}


def answered(record, by, on=date(2025, 5, 20)):
    if record.kind == "complaint":
        record_findings(
            record.reference, [NewFinding(1, Outcome.UPHELD, "It was so.")], by=by, at=at(on)
        )
    respond(record.reference, on, by=by, at=at(on))
    return record


@pytest.fixture
def busy(asha, ben, cleo):
    """Records of which each is on a list of its own."""
    today = a_complaint(by=asha)
    late = a_complaint(by=asha, received_on=date(2025, 4, 28))
    later = a_complaint(by=asha, received_on=date(2025, 5, 15), service_area=CARE)
    mine = a_complaint(by=asha, received_on=date(2025, 5, 23), young_person=True)
    allocate(mine.reference, cleo.id, by=ben, at=at(date(2025, 5, 23)))
    waiting = a_complaint(by=asha, received_on=date(2025, 5, 22))
    allocate(waiting.reference, cleo.id, by=ben, at=at(date(2025, 5, 22)))
    record_findings(
        waiting.reference,
        [NewFinding(1, Outcome.UPHELD, "So it was.")],
        by=cleo,
        at=at(date(2025, 5, 23)),
    )
    submit_draft(waiting.reference, by=cleo, at=at(date(2025, 5, 23)))
    closed = answered(a_complaint(by=asha), asha)
    elsewhere = a_comment(by=asha, service_area=EDUCATION, words="A better sign is needed.")
    names = ("today", "late", "later", "mine", "waiting", "closed", "elsewhere")
    records = (today, late, later, mine, waiting, closed, elsewhere)
    return {name: record.reference for name, record in zip(names, records, strict=True)}


@pytest.mark.parametrize(
    ("tab", "names"),
    [
        (Tab.OPEN, {"today", "late", "later", "mine", "waiting"}),
        (Tab.MINE, {"mine", "waiting"}),
        (Tab.OVERDUE, {"late"}),
        (Tab.WEEK, {"today", "later"}),
        (Tab.UNALLOCATED, {"today", "late", "later"}),
        (Tab.SIGN_OFF, set()),
        (Tab.CLOSED, {"closed"}),
    ],
)
def test_each_tab_holds_what_it_says_of_an_investigating_managers_service(
    busy, cleo, day, tab, names
):
    assert listed(Wanted(tab=tab), cleo, day) == {busy[name] for name in names}


def test_sign_off_waits_for_those_who_may_sign_off_and_for_nobody_else(busy, office, day):
    waiting = {busy["waiting"]}
    for who, held in [
        ("ben", waiting),
        ("eve", waiting),
        ("asha", set()),
        ("cleo", set()),
        ("dev", set()),
        ("aud", set()),
        ("adi", set()),
    ]:
        assert listed(Wanted(tab=Tab.SIGN_OFF), getattr(office, who), day) == held, who


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({"kind": "comment"}, {"elsewhere"}),
        ({"service": EDUCATION}, {"elsewhere"}),
        ({"young_person": "yes"}, {"mine"}),
        ({"due": DueWindow.TODAY}, {"today"}),
        ({"due": DueWindow.OVERDUE}, {"late"}),
        ({"due": DueWindow.WEEK}, {"today", "later"}),
        ({"due": DueWindow.LATER}, {"later"}),
        ({"due": DueWindow.NEXT_FIVE}, {"today", "later"}),
        ({"verdict": Verdict.OVERDUE, "kind": "complaint"}, {"late"}),
        ({"text": "better signs"}, {"elsewhere"}),
        ({"text": "Quinn"}, set()),
        ({"stage": "2"}, set()),
        ({"theme": "none-such"}, set()),
    ],
)
def test_a_list_is_narrowed_by_each_thing_that_can_be_chosen(busy, asha, day, chosen, names):
    held = listed(Wanted(**chosen), asha, day)
    if "due" in chosen:
        held.discard(busy["elsewhere"])
    assert held == {busy[name] for name in names}


def test_a_list_is_narrowed_to_one_manager(busy, asha, cleo, day):
    assert listed(Wanted(handler=str(cleo.id)), asha, day) == {busy["mine"], busy["waiting"]}


def test_a_restricted_record_is_on_no_list_but_of_those_named(busy, asha, ben, day):
    record = Feedback.objects.get(reference=busy["today"])
    Feedback.objects.filter(pk=record.pk).update(is_restricted=True)
    before = counts_by_tab(narrowed(Wanted(), ben, day))[Tab.OPEN].number
    RestrictedAccess.objects.create(feedback=record, user_id=ben.id)
    assert busy["today"] not in listed(Wanted(), asha, day)
    assert busy["today"] in listed(Wanted(), ben, day)
    assert counts_by_tab(narrowed(Wanted(), ben, day))[Tab.OPEN].number == before + 1


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_paging_shows_every_record_once_in_the_order_asked_for(asha, day, sort, size):
    for number in range(9):
        record = a_complaint(by=asha, received_on=RECEIVED_ON + timedelta(days=number // 3))
        if number % 4 == 1:
            Feedback.objects.filter(pk=record.pk).update(next_due_on=None, changed_at=None)
    wanted, place, seen = Wanted(sort=sort), None, []
    for _ in range(20):
        page = page_of(narrowed(wanted, asha, day), after=place, size=size)
        assert len(page.lines) <= size
        seen += [line.record for line in page.lines]
        place = page.next_place
        if place is None:
            break
    column = {"due": "next_due_on", "received": "received_on", "changed": "changed_at"}[sort]
    valued = [each for each in seen if getattr(each, column) is not None]
    keys = [(getattr(each, column), each.pk) for each in valued]
    assert keys == sorted(keys, reverse=sort is not Sort.DUE)
    assert seen[: len(valued)] == valued
    assert sorted(each.pk for each in seen) == sorted(
        records_wanted(narrowed(wanted, asha, day)).values_list("pk", flat=True)
    )


def test_a_page_costs_the_same_however_many_records_there_are(asha, ben, day):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            page_of(narrowed(Wanted(), ben, day), size=5)
            counts_by_tab(narrowed(Wanted(), ben, day))
        return len(asked)

    for _ in range(10):
        a_complaint(by=asha)
    few = cost()
    for _ in range(20):
        a_complaint(by=asha)
    assert cost() == few == len(("the page", "what is open", "what is closed"))


def test_the_address_of_a_list_says_what_differs_from_the_plain_one():
    assert Wanted().query() == []
    wanted = Wanted(tab=Tab.MINE, kind="complaint", sort=Sort.CHANGED)
    assert wanted.query() == [("tab", "mine"), ("kind", "complaint"), ("sort", "changed")]
    assert wanted.is_narrowed
    assert not replace(wanted, kind="").is_narrowed


def test_what_was_changed_last_comes_first(asha, ben, cleo, day):
    first = a_complaint(by=asha)
    a_complaint(by=asha, received_on=date(2025, 5, 13))
    an_enquiry(by=asha, service_area=EARLY_HELP, received_on=date(2025, 5, 14))
    allocate(first.reference, cleo.id, by=ben, at=at(date(2025, 5, 20)))
    page = page_of(narrowed(Wanted(sort=Sort.CHANGED), asha, day))
    assert page.lines[0].record.reference == first.reference
