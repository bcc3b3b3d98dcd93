"""A day that is no longer worked is added on a page, which says how many open records it moved."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.models import Event
from heard.feedback.models import Feedback
from heard.procedures.models import Closure
from tests.casework.cases import a_complaint
from tests.casework.pages import browser_of, shown, stop_the_clock

PAGE = "/work/calendar/"
PROCLAIMED = {"on": "21/5/2025", "name": "Day of thanksgiving", "reach": "bank_holiday"}
KEPT = PROCLAIMED | {"kept": "yes"}


@pytest.fixture(autouse=True)
def _on_a_tuesday_in_may(monkeypatch):
    stop_the_clock(monkeypatch)


def test_a_manager_adds_a_day_and_reads_how_many_open_records_moved(asha, ben):
    record = a_complaint(by=asha)
    before = record.statutory_due_on
    page = shown(browser_of(ben).post(PAGE, KEPT, follow=True))
    assert "21 May 2025 is not worked. 1 open record has new dates." in page
    assert "Wednesday 21 May 2025" in page
    assert "Entered by Ben Ashworth" in page
    assert Feedback.objects.get(pk=record.pk).statutory_due_on > before
    assert "21 May 2025 is not worked" in shown(
        browser_of(asha).get(f"/records/{record.reference}/")
    )


def test_what_would_move_is_shown_first_and_nothing_is_kept_until_it_is_confirmed(asha, ben):
    record = a_complaint(by=asha)
    before = Event.objects.count()
    page = shown(browser_of(ben).post(PAGE, PROCLAIMED))
    assert "1 open record would have new dates." in page
    assert record.reference in page
    assert ">27 May 2025</td>" in page
    assert ">28 May 2025</td>" in page
    assert '<input type="hidden" name="on" value="21/5/2025"' in page
    assert Event.objects.count() == before
    assert not Closure.objects.filter(on=date(2025, 5, 21)).exists()


def test_a_day_added_here_is_taken_out_once_what_would_move_was_seen(asha, ben):
    record, browser = a_complaint(by=asha), browser_of(ben)
    before = record.statutory_due_on
    browser.post(PAGE, KEPT)
    way = f"{PAGE}{Closure.objects.get(on=date(2025, 5, 21)).pk}/remove/"
    page = shown(browser.get(PAGE))
    assert page.count("/remove/") == 1
    assert f'action="{way}"' in page
    page = shown(browser.post(way))
    assert "1 open record would have new dates." in page
    assert Feedback.objects.get(pk=record.pk).statutory_due_on > before
    page = shown(browser.post(way, {"kept": "yes"}, follow=True))
    assert "The day is worked after all. 1 open record has new dates." in page
    assert Feedback.objects.get(pk=record.pk).statutory_due_on == before
    assert "no longer held" in shown(browser.post(way, follow=True))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"on": "26/5/2025"}, "That day is held already: Spring bank holiday."),
        ({"on": "24/5/2025"}, "That is a Saturday or Sunday"),
        ({"on": "soon"}, "Write the day as"),
        ({"name": ""}, "Enter what it is called"),
        ({"reach": ""}, "Choose whose day it is"),
    ],
)
def test_a_day_that_cannot_be_added_says_why_and_moves_nothing(ben, typed, sentence):
    before = Event.objects.count()
    assert sentence in shown(browser_of(ben).post(PAGE, PROCLAIMED | typed), 422)
    assert Event.objects.count() == before


def test_the_administrator_may_and_is_led_there_from_the_settings(adi):
    browser = browser_of(adi)
    assert f'href="{PAGE}"' in shown(browser.get("/settings/"))
    assert "0 open records have new dates." in shown(browser.post(PAGE, KEPT, follow=True))
