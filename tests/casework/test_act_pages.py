"""Every act by its page, with real requests: done, incomplete, denied, unknown, and out of date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from heard.audit.models import Event
from heard.casework.forms.pages import ELSEWHERE, PAGES, address_of
from heard.casework.models import Appointment, OmbudsmanCase, Pause, Recommendation, Remedy
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.compliments import Assessment, assess_compliment
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.keeping import note
from heard.casework.operations.more_time import MoreTime, ask_extension
from heard.casework.operations.sign_off import submit_draft
from heard.casework.operations.stages import begin_stage, request_stage
from heard.casework.operations.waiting import NewPause, pause
from heard.feedback.models import Feedback, Party
from heard.files.forms import mark_of
from heard.files.operations import keep
from heard.people.new_people import NewPerson
from heard.rules.acts import Act
from heard.rules.outcomes import Outcome
from tests.casework.cases import A_PARENT, NewParty, a_complaint, a_compliment, an_ombudsman_case
from tests.casework.cast import at
from tests.casework.pages import TODAY, browser_of, shown, state_kept, stop_the_clock

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]

DAY = date(2025, 5, 14)
WHY = "The family asked for it."


@pytest.fixture(autouse=True)
def _on_a_tuesday_in_may(monkeypatch):
    stop_the_clock(monkeypatch)


def a_mark():
    """Return what a form sends for a file that was kept when it was sent before."""
    return mark_of(keep(ContentFile(b"The bus never came.", name="bus.txt"), at=at(DAY)))


def new(office):
    return a_complaint(by=office.asha)


def with_an_advocate(office):
    advocate = NewParty(Party.Role.ADVOCATE, NewPerson("Noor Aziz"))
    return a_complaint(by=office.asha, parties=(A_PARENT, advocate))


def alarmed(office):
    return a_complaint(by=office.asha, has_alarm=True)


def two_elements(office):
    return a_complaint(by=office.asha, elements=("No calls", "A rude letter"))


def found(office):
    record = new(office)
    findings = [NewFinding(1, Outcome.UPHELD, WHY)]
    record_findings(record.reference, findings, by=office.asha, at=at(DAY))
    return record


def paused(office):
    record = new(office)
    pause(record.reference, NewPause(DAY, WHY), by=office.ben, at=at(DAY))
    return record


def more_time_asked(office):
    record = new(office)
    more = MoreTime(date(2025, 6, 6), WHY)
    ask_extension(record.reference, more, by=office.eve, at=at(DAY))
    return record


def drafted(office):
    record = found(office)
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    submit_draft(record.reference, by=office.cleo, at=at(DAY))
    return record


def answered(office):
    record = found(office)
    respond(record.reference, DAY, by=office.asha, at=at(DAY))
    return record


def asked_further(office):
    record = answered(office)
    request_stage(record.reference, DAY, by=office.asha, at=at(DAY))
    return record


def at_stage_2(office):
    record = asked_further(office)
    begin_stage(record.reference, DAY, by=office.ben, at=at(DAY))
    return record


def answered_at_stage_2(office):
    record = at_stage_2(office)
    respond(record.reference, DAY, by=office.asha, at=at(DAY))
    return record


def thanks(office):
    return a_compliment(by=office.asha)


def accepted_thanks(office):
    record = thanks(office)
    assess_compliment(record.reference, Assessment(True, WHY), by=office.asha, at=at(DAY))
    return record


def earlier(office):
    return a_complaint(by=office.asha, received_on=date(2025, 5, 9))


@dataclass(frozen=True)
class Page:
    """One act as it is done: from which record, by whom, with what typed (callables are asked)."""

    act: Act
    record: Any
    by: str
    typed: dict[str, Any] = field(default_factory=dict)
    missing: str = ""


PAGES_DONE = [
    Page(
        Act.REFER_SAFEGUARDING,
        alarmed,
        "asha",
        {"on": "today", "to": "The hub", "reasons": "A bruise was seen."},
        "Enter to whom it was referred",
    ),
    Page(Act.ROUTE, new, "asha", {"procedure": "local", "reasons": WHY}, "Choose the procedure"),
    Page(Act.CONVERT, new, "asha", {"kind": "comment", "reason": WHY}, "Choose what it is"),
    Page(Act.DECLINE, new, "ben", {"reasons": WHY, "told_on": "14/5/2025"}, "Give the reasons"),
    Page(
        Act.ALLOCATE,
        new,
        "asha",
        {"handler": lambda office: office.cleo.id},
        "Choose who will answer it",
    ),
    Page(Act.ACKNOWLEDGE, new, "asha", {"on": "14 May 2025"}, "Enter the day"),
    Page(
        Act.SEND_HOLDING_LETTER,
        new,
        "asha",
        {"sent_on": "yesterday", "expected_on": "6/6/2025", "channel": "post", "body": ""},
        "Enter the day that the letter promises",
    ),
    Page(
        Act.AGREE_EXTENSION,
        new,
        "ben",
        {"to": "6/6/2025", "reason": WHY, "agreed_on": "today", "told_on": "today"},
        "Give the reason for the extension",
    ),
    Page(
        Act.ASK_EXTENSION,
        new,
        "eve",
        {"to": "6/6/2025", "reason": WHY},
        "Enter the day until which you need",
    ),
    Page(
        Act.REFUSE_EXTENSION,
        more_time_asked,
        "ben",
        {"reason": WHY},
        "Say why no more time is agreed",
    ),
    Page(
        Act.END_PROCEEDINGS,
        paused,
        "asha",
        {"on": "19/5/2025"},
        "Enter the day on which they ended",
    ),
    Page(
        Act.PAUSE,
        two_elements,
        "ben",
        {"from_on": "today", "stops_maximum": "yes", "reason": WHY, "elements": ["2"]},
        "Choose what is waited for",
    ),
    Page(Act.RESUME, paused, "ben", {"on": "19/5/2025"}, "Enter the day"),
    Page(Act.ADD_ELEMENT, new, "asha", {"words": "A rude letter"}, "Say what is complained of"),
    Page(
        Act.RECORD_FINDING,
        new,
        "asha",
        {"finding_1": "upheld", "reasons_1": WHY},
        "Record a finding on at least one element",
    ),
    Page(
        Act.OVERRIDE_OUTCOME,
        found,
        "ben",
        {"outcome": "partially_upheld", "reason": WHY},
        "Choose the outcome",
    ),
    Page(Act.SUBMIT_DRAFT, found, "asha", {"words": "In the shared folder."}),
    Page(Act.RETURN_DRAFT, drafted, "eve", {"comments": WHY}, "Say what is to be put right"),
    Page(Act.SIGN_OFF, drafted, "eve"),
    Page(Act.RESPOND, found, "asha", {"sent_on": "today"}, "the answer was sent"),
    Page(Act.REQUEST_STAGE, answered, "asha", {"on": "today"}, "the next stage was asked for"),
    Page(
        Act.RESOLVE_REQUEST,
        asked_further,
        "asha",
        {"offered_on": "15/5/2025", "held_on": "16/5/2025", "terms": WHY},
        "Write down what was agreed",
    ),
    Page(Act.BEGIN_STAGE, asked_further, "ben", {"on": "today"}, "the stage began"),
    Page(
        Act.APPOINT,
        at_stage_2,
        "ben",
        {
            "role": "independent_person",
            "name": "Ira Stone",
            "on": "today",
            "is_independent": "on",
        },
        "Enter who is appointed",
    ),
    Page(
        Act.COMPLETE_STEP,
        at_stage_2,
        "asha",
        {"step": "statement_agreed", "on": "today", "words": ""},
        "Choose the step",
    ),
    Page(
        Act.REFER_EARLY,
        answered_at_stage_2,
        "ben",
        {
            "has_robust_report": "on",
            "has_adjudication": "on",
            "is_upheld": "on",
            "has_action_plan": "on",
            "complainant_agreed_on": "15/5/2025",
            "council_agreed_on": "16/5/2025",
            "reasons": WHY,
        },
        "Give the reasons",
    ),
    Page(Act.WITHDRAW, new, "asha", {"on": "today"}, "Enter the day on which it was withdrawn"),
    Page(Act.REOPEN, answered, "ben", {"on": "today", "reason": WHY}, "Say why it is reopened"),
    Page(
        Act.MERGE,
        new,
        "asha",
        {"into": lambda office: earlier(office).reference},
        "Enter the reference",
    ),
    Page(
        Act.LINK,
        new,
        "asha",
        {"other": lambda office: earlier(office).reference, "kind": "same_matter"},
        "Enter the reference",
    ),
    Page(
        Act.ASSESS_COMPLIMENT,
        thanks,
        "asha",
        {"is_accepted": "yes", "reasons": WHY, "nominated_by": "public"},
        "Choose yes or no",
    ),
    Page(
        Act.PASS_ON_THANKS,
        accepted_thanks,
        "asha",
        {"to": "The duty team", "on": "today"},
        "Enter the person or team",
    ),
    Page(
        Act.RECORD_OMBUDSMAN_DECISION,
        lambda office: an_ombudsman_case(by=office.asha),
        "asha",
        {
            "reference": "24 015 996",
            "decision": "upheld",
            "decided_on": "today",
            "was_investigated": "yes",
            "recommendations": "Apologise\nPay £250",
            "recommendations_due_on": "20/6/2025",
        },
        "Choose the decision",
    ),
    Page(
        Act.ADD_REMEDY,
        new,
        "asha",
        {"kind": "Payment", "amount": "£1,250.50", "approver": lambda office: office.ben.id},
        "Say what is done to put it right",
    ),
    Page(Act.ADD_LESSON, new, "asha", {"words": "Ring back within a day."}, "what was learnt"),
    Page(
        Act.ADD_DOCUMENT,
        new,
        "asha",
        {"documents-kept": lambda _office: a_mark(), "handed_in_by": "complainant", "title": ""},
        "Choose a file",
    ),
    Page(Act.NOTE, new, "eve", {"words": "Spoke to the mother."}, "Write what is to be noted"),
    Page(
        Act.SET_PERSON,
        new,
        "asha",
        {"role": "advocate", "name": "Noor Aziz", "phone": "01253 000001"},
        "Choose who they are in this",
    ),
    Page(
        Act.TAKE_OFF,
        with_an_advocate,
        "asha",
        {"party": lambda office: Party.objects.latest("pk").pk, "reason": WHY},
        "Choose who takes no part in this",
    ),
    Page(
        Act.RECORD_CONSENT,
        new,
        "asha",
        {"answer": "not_needed", "reasons": WHY, "decided_on": "today", "child_was_asked": ""},
        "Choose the answer",
    ),
    Page(
        Act.RESTRICT,
        new,
        "ben",
        {"may_see": lambda office: [office.asha.id], "reason": WHY},
        "Say why who may see the record changes",
    ),
    Page(
        Act.GIVE_LINK,
        new,
        "asha",
        {"party": lambda office: Party.objects.latest("pk").pk, "what": "give"},
        "Choose who it is for",
    ),
]
ONE_OF_MANY = [
    Page(
        Act.DECIDE,
        new,
        "ben",
        {"answer": "considered", "reasons": WHY, "decided_on": "today", "child_was_asked": ""},
        "Choose what was decided",
    ),
    Page(
        Act.CORRECT,
        new,
        "ben",
        {"value": "9/5/2025", "reason": WHY},
        "Enter the day on which it truly happened",
    ),
]
QUERIES = {
    Act.SET_PERSON: "?person=new",
    Act.DECIDE: "?question=out_of_time",
    Act.CORRECT: "?fact=received_on",
}
ALL = [*PAGES_DONE, *ONE_OF_MANY]
# The mark of a file ends in the second when it was made, which another may have followed.
MARK_OF_A_FILE = re.compile(r":[\w-]{6}:[\w-]{43}$")
INCOMPLETE = [page for page in ALL if page.missing]


def address(page, record):
    return address_of(page.act, record.reference) + QUERIES.get(page.act, "")


def typed_by(page, office, record):
    asked = {name: each(office) if callable(each) else each for name, each in page.typed.items()}
    record.refresh_from_db()
    return {"version": record.version, **asked}


def _without_its_second(sent):
    """Return what a form sends; of the mark of a file, all but when it was made and its proof."""
    return MARK_OF_A_FILE.sub("", sent)


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.act.value)
def test_an_act_is_shown_done_and_written_down_once(office, page):
    record = page.record(office)
    browser = browser_of(getattr(office, page.by))
    assert page.act.label in shown(browser.get(address(page, record)))
    typed = typed_by(page, office, record)
    version, acts = state_kept(record.reference)
    response = browser.post(address(page, record), typed)
    assert response.status_code == 302, response.content.decode()
    assert response.url == reverse("casework:record", args=[record.reference])
    assert state_kept(record.reference) == (version + 1, acts + 1)
    last = Event.objects.filter(subject_id=str(record.pk)).last()
    assert last.verb == page.act.value
    assert "Done" in shown(browser.get(response.url))


@pytest.mark.parametrize("page", INCOMPLETE, ids=lambda page: page.act.value)
def test_what_is_left_empty_is_asked_for_above_the_form(office, page):
    record = page.record(office)
    before = state_kept(record.reference)
    response = browser_of(getattr(office, page.by)).post(
        address(page, record), {"version": before[0]}
    )
    words = shown(response, 422)
    assert page.missing in words
    assert "There is a problem" in words
    assert state_kept(record.reference) == before


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.act.value)
def test_who_may_not_do_it_is_refused_and_who_may_not_know_of_it_finds_nothing(office, page):
    record = page.record(office)
    typed = typed_by(page, office, record)
    before = state_kept(record.reference)
    for stranger, status in ((office.aud, 403), (office.dev, 404), (office.adi, 404)):
        browser = browser_of(stranger)
        assert browser.get(address(page, record)).status_code == status
        assert browser.post(address(page, record), typed).status_code == status
    assert state_kept(record.reference) == before


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.act.value)
def test_whoever_comes_second_sees_what_the_first_changed_and_sends_again(office, page):
    record = page.record(office)
    typed = typed_by(page, office, record)
    note(record.reference, "They rang.", by=office.ben, at=at(TODAY))
    before = state_kept(record.reference)
    browser = browser_of(getattr(office, page.by))
    response = browser.post(address(page, record), typed)
    words = shown(response, 409)
    assert "Note added" in words
    assert "Ben Ashworth" in words
    assert state_kept(record.reference) == before
    form = response.context["form"]
    assert all(
        _without_its_second(form.data.get(name)) == _without_its_second(str(value))
        for name, value in typed.items()
        if name != "version" and not isinstance(value, list)
    )
    again = browser.post(address(page, record), {**typed, "version": form["version"].value()})
    assert again.status_code == 302
    assert state_kept(record.reference) == (before[0] + 1, before[1] + 1)


def test_every_act_has_a_page_and_is_tried_here():
    assert set(PAGES) | set(ELSEWHERE) == set(Act)
    assert set(PAGES) & set(ELSEWHERE) == set()
    assert {page.act for page in ALL} == set(Act) - {Act.WRITE}


def test_an_act_that_is_not_open_says_why_and_does_nothing(office):
    record = answered(office)
    browser = browser_of(office.asha)
    page = address_of(Act.RESPOND, record.reference)
    words = shown(browser.get(page))
    assert "This cannot be done now" in words
    assert "Reopen it first" in words
    assert "<form method" not in words.split("</header>")[1]
    before = state_kept(record.reference)
    typed = {"version": before[0], "sent_on": "today"}
    assert "Reopen it first" in shown(browser.post(page, typed), 422)
    assert state_kept(record.reference) == before


def test_what_the_rules_refuse_is_said_in_the_form_with_what_was_typed(office):
    record = new(office)
    page = address_of(Act.ACKNOWLEDGE, record.reference)
    typed = {"version": record.version, "on": "1/5/2025"}
    words = shown(browser_of(office.asha).post(page, typed), 422)
    assert "cannot be dated before it was received, 12 May 2025" in words
    assert 'value="1/5/2025"' in words


def test_a_page_whose_version_was_taken_away_is_out_of_date(office):
    record = new(office)
    page = address_of(Act.NOTE, record.reference)
    words = shown(browser_of(office.asha).post(page, {"words": "They rang."}), 409)
    assert "They rang." in words


def test_an_extension_says_the_dates_it_leaves_as_they_are(office):
    record = new(office)
    words = shown(browser_of(office.ben).get(address_of(Act.AGREE_EXTENSION, record.reference)))
    assert "The first date stays 27 May 2025" in words
    assert "The most that is allowed is 10 June 2025" in words


def test_a_warning_is_borne_in_mind_on_the_records_page(office):
    record = new(office)
    page = address_of(Act.DECIDE, record.reference) + "?question=out_of_time"
    typed = {
        "version": record.version,
        "answer": "not_considered",
        "reasons": WHY,
        "decided_on": "today",
        "child_was_asked": "",
    }
    browser = browser_of(office.ben)
    words = shown(browser.post(page, typed, follow=True))
    assert "Bear in mind" in words
    assert "Decline it next" in words


def test_what_was_done_before_to_put_it_right_is_offered(office):
    page = address_of(Act.ADD_REMEDY, new(office).reference)
    browser = browser_of(office.asha)
    assert "<datalist" not in shown(browser.get(page))
    Remedy.objects.create(feedback=new(office), kind="A “sorry” & flowers")
    words = shown(browser.get(page))
    assert 'list="kind-suggestions"' in words
    assert '<datalist id="kind-suggestions"><option value="A “sorry” &amp; flowers">' in words


def test_a_remedy_and_a_recommendation_are_recorded_as_done(office):
    record = an_ombudsman_case(by=office.asha)
    remedy = Remedy.objects.create(feedback=record, kind="Apology")
    case = OmbudsmanCase.objects.get(feedback=record)
    asked = Recommendation.objects.create(case=case, words="Train the team.")
    browser = browser_of(office.asha)
    version = Feedback.objects.get(pk=record.pk).version
    first = address_of(Act.ADD_REMEDY, record.reference) + f"?done={remedy.pk}"
    assert "Apology" in shown(browser.get(first))
    assert browser.post(first, {"version": version, "done_on": "today"}).status_code == 302
    second = address_of(Act.RECORD_OMBUDSMAN_DECISION, record.reference) + f"?done={asked.pk}"
    assert "Train the team." in shown(browser.get(second))
    typed = {"version": version + 1, "done_on": "today", "evidence": "A list of those who came."}
    assert browser.post(second, typed).status_code == 302
    remedy.refresh_from_db()
    asked.refresh_from_db()
    assert (remedy.done_on, asked.done_on) == (TODAY, TODAY)


def test_where_there_are_several_the_first_page_asks_which(office):
    record = new(office)
    browser = browser_of(office.ben)
    facts = shown(browser.get(address_of(Act.CORRECT, record.reference)))
    assert "?fact=received_on" in facts
    assert "Received: 12 May 2025" in facts
    questions = shown(browser.get(address_of(Act.DECIDE, record.reference)))
    assert "?question=out_of_time" in questions
    assert "?question=consent" not in questions  # what somebody says is no decision of ours


def test_of_several_pauses_the_one_that_ended_is_named(office):
    record = two_elements(office)
    for element, day in ((1, 14), (2, 15)):
        new_pause = NewPause(date(2025, 5, day), f"Proceedings {element}", frozenset({element}))
        pause(record.reference, new_pause, by=office.ben, at=at(date(2025, 5, day)))
    page = address_of(Act.RESUME, record.reference)
    browser = browser_of(office.ben)
    assert "Proceedings 2" in shown(browser.get(page))
    second = Pause.objects.get(reason="Proceedings 2")
    version = Feedback.objects.get(pk=record.pk).version
    typed = {"version": version, "on": "today", "pause": second.pk}
    assert browser.post(page, typed).status_code == 302
    second.refresh_from_db()
    assert second.to_on == TODAY


@pytest.mark.parametrize("act", QUERIES, ids=str)
def test_once_it_is_chosen_what_it_is_about_there_is_something_to_fill_in(office, act):
    page = address_of(act, new(office).reference)
    browser = browser_of(office.ben)
    to_choose = shown(browser.get(page))
    assert "Which one?" in to_choose
    assert '<form method="post" novalidate>' not in to_choose
    to_fill_in = shown(browser.get(page + QUERIES[act]))
    assert "Which one?" not in to_fill_in
    assert f">{act.label}</button>" in to_fill_in


def test_a_place_on_the_panel_is_taken_by_another(office):
    record = at_stage_2(office)
    respond(record.reference, DAY, by=office.asha, at=at(DAY))
    request_stage(record.reference, DAY, by=office.asha, at=at(DAY))
    begin_stage(record.reference, DAY, by=office.ben, at=at(DAY))
    acknowledge(record.reference, DAY, by=office.asha, at=at(DAY))
    page = address_of(Act.APPOINT, record.reference)
    browser = browser_of(office.ben)
    typed = {"role": "panel_chair", "name": "Una Reed", "on": "today", "is_independent": "on"}
    version = Feedback.objects.get(pk=record.pk).version
    assert browser.post(page, {"version": version, **typed}).status_code == 302
    chair = Appointment.objects.get(role="panel_chair")
    assert "Una Reed, chair of the panel" in shown(browser.get(page))
    assert 'value="panel_member"' in shown(browser.get(page))
    assert 'value="investigating_officer"' not in shown(browser.get(page))
    typed |= {"name": "Ola Finch", "instead_of": chair.pk}
    assert browser.post(page, {"version": version + 1, **typed}).status_code == 302
    assert Appointment.objects.filter(role="panel_chair").count() == 1


def test_no_such_act_and_no_such_record_are_not_found(office):
    record = new(office)
    browser = browser_of(office.asha)
    assert browser.get(f"/records/{record.reference}/acts/abolish/").status_code == 404
    assert browser.get("/records/nowhere/acts/note/").status_code == 404
