"""The number on a tab is that of its list, or says that there may be more and is never too high."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from heard.casework.queries.counting import Counted
from heard.casework.queries.list_conditions import OfficeDay, narrowed
from heard.casework.queries.list_counts import counts_by_tab
from heard.casework.queries.load import due_by_day, load_by_handler
from heard.casework.queries.worklists import all_of
from heard.casework.worklist import WHO_LEFT, DueWindow, Tab, Wanted
from heard.feedback.models import Element, Feedback, RestrictedAccess
from heard.procedures.models import ServiceArea, Theme
from heard.procedures.queries import working_calendar
from heard.rules.timescales import Verdict
from tests.casework.cases import DUE_ON, RECEIVED_ON, a_complaint
from tests.casework.cast import CARE, EDUCATION

STAFF = ("asha", "ben", "cleo", "dev", "eve", "aud", "adi")
WORDS = ("meeting", "taxi", "meeting taxi", "meeting letter", "of", "nowhere", "!", "a meeting at")


@pytest.fixture
def day(office):
    return OfficeDay(DUE_ON, working_calendar())


def mixed_records(chance, office):
    """Put records of every sort straight into the table: acts alone would take too long."""
    services = list(ServiceArea.objects.all())
    themes = [None, *Theme.objects.all()[:2]]
    handlers = [None, office.asha.id, office.cleo.id, office.eve.id]
    for number in range(25):
        received_on = RECEIVED_ON + timedelta(days=chance.randrange(-30, 6))
        closed_on = chance.choice([None, received_on + timedelta(days=chance.randrange(40))])
        record = Feedback.objects.create(
            reference=f"R-{number}",
            kind=chance.choice(["complaint", "comment"]),
            received_on=received_on,
            service_area=chance.choice(services),
            theme=chance.choice(themes),
            handler_id=chance.choice(handlers),
            words=" ".join(chance.choices(["meeting", "taxi", "letter", "school"], k=2)),
            young_person=chance.random() < 0.3,
            stage=chance.choice([1, 1, 2]),
            next_due_on=chance.choice([None, DUE_ON + timedelta(days=chance.randrange(-9, 9))]),
            target_due_on=chance.choice([None, received_on + timedelta(days=14)]),
            responded_on=closed_on,
            closed_on=closed_on,
            closing="answered" if closed_on else "",
            is_restricted=chance.random() < 0.2,
            reporting_year=2025,
            quarter=1,
        )
        if chance.random() < 0.3:
            Element.objects.create(feedback=record, position=1, words=chance.choice(WORDS))
        if record.is_restricted and chance.random() < 0.5:
            RestrictedAccess.objects.create(feedback=record, user_id=office.cleo.id)


def anything_chosen(chance, office):
    """Return a list narrowed by some of what can be chosen, or by nothing."""
    choices = {
        "kind": ["complaint", "comment"],
        "stage": ["1", "2"],
        "service": [CARE, EDUCATION],
        "theme": [Theme.objects.values_list("key", flat=True)[0], "none-such"],
        "handler": [str(office.cleo.id), WHO_LEFT],
        "verdict": [Verdict.MET, Verdict.MISSED, Verdict.OVERDUE],
        "due": list(DueWindow),
        "young_person": ["yes", "no"],
        "text": list(WORDS),
    }
    names = chance.sample(sorted(choices), k=chance.choice([0, 1, 1, 2]))
    return Wanted(**{name: chance.choice(choices[name]) for name in names})


def lengths(wanted, staff, day):
    return {tab: len(list(all_of(narrowed(wanted.under(tab), staff, day)))) for tab in Tab}


def look_through(monkeypatch, number, together=0):
    """Let no more records be looked through for a count, and no more that hold a word, or some."""
    monkeypatch.setattr("heard.casework.queries.counting.MOST_LOOKED_THROUGH", number)
    monkeypatch.setattr("heard.feedback.queries.search.MOST_FEW", together)
    monkeypatch.setattr("heard.feedback.queries.indexed_words.MOST_HOLDERS", number)


@pytest.mark.parametrize("seed", range(6))
def test_in_an_office_of_any_size_to_ten_thousand_the_numbers_are_those_of_the_lists(
    office, day, seed
):
    chance = random.Random(seed)
    mixed_records(chance, office)
    for staff in (getattr(office, name) for name in STAFF):
        wanted = anything_chosen(chance, office)
        exact = {tab: Counted(number) for tab, number in lengths(wanted, staff, day).items()}
        assert counts_by_tab(narrowed(wanted, staff, day)) == exact, wanted


@pytest.mark.parametrize(("most", "together"), [(1, 0), (4, 3), (12, 12), (26, 0)])
@pytest.mark.parametrize("seed", range(3))
def test_a_number_that_may_not_be_all_is_never_higher_than_the_list_is_long(
    office, day, monkeypatch, seed, most, together
):
    chance = random.Random(seed)
    mixed_records(chance, office)
    look_through(monkeypatch, most, together)
    for staff in (getattr(office, name) for name in STAFF):
        wanted = anything_chosen(chance, office)
        held = lengths(wanted, staff, day)
        for tab, count in counts_by_tab(narrowed(wanted, staff, day)).items():
            assert count.number <= held[tab], (tab, wanted)
            assert count.number == held[tab] or not count.is_all, (tab, wanted)


def test_no_more_is_looked_through_than_so_many_records_however_few_are_found(
    asha, day, monkeypatch
):
    for number in range(5):
        a_complaint(by=asha, received_on=RECEIVED_ON + timedelta(days=number))
    Feedback.objects.filter(reference__endswith="1").update(kind="comment")
    exact = Counted(1)
    assert counts_by_tab(narrowed(Wanted(kind="comment"), asha, day))[Tab.OPEN] == exact
    look_through(monkeypatch, 3)
    assert counts_by_tab(narrowed(Wanted(), asha, day))[Tab.OPEN] == Counted(3, is_all=False)
    found = counts_by_tab(narrowed(Wanted(young_person="yes"), asha, day))[Tab.OPEN]
    assert (found, found.is_known) == (Counted(0, is_all=False), False)


def test_a_word_of_few_records_is_counted_among_these_and_a_common_one_among_the_last(
    asha, day, monkeypatch
):
    for number in range(5):
        a_complaint(by=asha, words="A taxi." if number == 1 else "A meeting.")
    look_through(monkeypatch, 3)
    for words, count in [
        ("taxi", Counted(1)),
        ("taxi meeting", Counted(0)),
        ("taxi a", Counted(1)),
        ("meeting", Counted(3, is_all=False)),
    ]:
        assert counts_by_tab(narrowed(Wanted(text=words), asha, day))[Tab.OPEN] == count, words


def test_common_words_that_seldom_stand_together_are_counted_exactly(asha, day, monkeypatch):
    for words in ("A taxi.", "A taxi.", "A meeting.", "A meeting."):
        a_complaint(by=asha, words=words)
    divided = a_complaint(by=asha, words="A taxi.")
    Element.objects.create(feedback=divided, position=9, words="The meeting.")
    wanted = Wanted(text="meeting taxi")
    look_through(monkeypatch, 2)
    assert not counts_by_tab(narrowed(wanted, asha, day))[Tab.OPEN].is_all
    monkeypatch.setattr("heard.casework.queries.counting.MOST_LOOKED_THROUGH", 10)
    monkeypatch.setattr("heard.feedback.queries.search.MOST_FEW", 3)
    assert counts_by_tab(narrowed(wanted, asha, day))[Tab.OPEN] == Counted(1)


@pytest.mark.parametrize(
    ("count", "seen", "heard"),
    [
        (Counted(12, is_all=False), "12+", "12 or more"),
        (Counted(1_234, is_all=False), "1,234+", "1,234 or more"),
        (Counted(0, is_all=False), "–", "not counted"),
    ],
)
def test_a_number_says_in_words_too_that_there_may_be_more(count, seen, heard):
    shown = render_to_string("casework/parts/count.html", {"count": count})
    words = f'<span class="govuk-visually-hidden">{heard}</span>'
    assert shown == f'<span aria-hidden="true">{seen}</span>{words}'
    assert render_to_string("casework/parts/count.html", {"count": Counted(1_234)}) == "1,234"


def test_a_list_that_goes_on_holds_more_than_its_first_page():
    assert Counted(12, is_all=False).beside(50, is_all=False) == Counted(51, is_all=False)
    assert Counted(120, is_all=False).beside(50, is_all=False) == Counted(120, is_all=False)
    assert Counted(0, is_all=False).beside(0, is_all=True) == Counted(0)


def test_what_is_late_and_who_has_how_much_are_counted_no_further(asha, day, monkeypatch):
    for number in range(4):
        a_complaint(by=asha, received_on=RECEIVED_ON - timedelta(days=10 + number))
    assert due_by_day(asha, day).overdue == Counted(4)
    assert load_by_handler(asha, day).is_all
    look_through(monkeypatch, 3)
    assert due_by_day(asha, day).overdue == Counted(3, is_all=False)
    loads = load_by_handler(asha, day)
    assert ([load.open for load in loads.of_each], loads.is_all) == ([3], False)
