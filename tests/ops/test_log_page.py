"""The auditor reads the log in words, and never of what they may not know."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.audit.entries import Change, Entry, Subject
from heard.audit.models import Event
from heard.audit.operations import write_down
from heard.casework.operations.allocating import allocate
from heard.feedback.models import Feedback, RestrictedAccess
from heard.intake.models import ReceivedMail
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.cases import RECEIVED_ON, a_complaint
from tests.casework.cast import at
from tests.casework.pages import shown

pytestmark = pytest.mark.django_db
office, office_of_the_module = conftest.office, conftest.office_of_the_module
LOG = "/audit/"


def read(office, query=""):
    return shown(browser_of(office.aud).get(f"{LOG}{query}"))


def numbers(page):
    """Return the numbers of the events on a page, in their order."""
    return [int(each.partition("</th>")[0]) for each in page.split('<th scope="row">')[1:]]


def next_page(page):
    """Return the query of the next page, "" where there is none."""
    found = re.search(r'href="/audit/([^"]*)" rel="next"', page)
    return found[1].replace("&amp;", "&") if found else ""


def noted(office, *verbs, on=date(2025, 5, 20), subject=None):
    subject = subject or Subject("look", "look", "The look")
    write_down(office.asha.actor, at(on), [Entry(verb, subject) for verb in verbs])


def test_an_event_reads_as_in_the_history_of_its_record_with_old_and_new_and_a_way_there(office):
    record = a_complaint(by=office.asha)
    allocate(record.reference, office.cleo.id, by=office.ben, at=at(RECEIVED_ON))
    page = read(office)
    assert "Allocated" in page
    assert "<ins>Cleo Marsh</ins>" in page
    assert "Ben Ashworth" in page
    assert f'href="/records/{record.reference}/"' in page
    assert numbers(page) == sorted(numbers(page), reverse=True)


def test_every_reading_of_the_log_is_an_event_with_what_was_chosen(office):
    read(office)
    read(office, f"?who={office.ben.id}&what=read&first=1/5/2025")
    first, second = Event.objects.filter(subject_kind="log").order_by("number")
    assert (first.verb, first.actor_name, first.changes) == ("read", "Aud Nilsen", "[]")
    assert "Who: Ben Ashworth; What: Read; From: 1 May 2025" in second.changes
    assert "Audit log" in read(office, "?what=read")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?who={asha}", ["x_one", "x_two"]),
        ("?what=x_two", ["x_two"]),
        ("?who={asha}&what=x_one", ["x_one"]),
        ("?who=heard&what=x_one", []),
        ("?about=the+LOOK&first=21/5/2025", ["x_two"]),
        ("?first=20/5/2025&last=20/5/2025", ["x_one"]),
        ("?last=19/5/2025&who={asha}", []),
    ],
)
def test_the_log_is_narrowed_by_who_what_about_and_day(office, query, found):
    noted(office, "x_one")
    noted(office, "x_two", on=date(2025, 5, 21))
    page = read(office, query.format(asha=office.asha.id))
    shown_there = {"x_one": "<strong>X one", "x_two": "<strong>X two"}
    assert [verb for verb, words in shown_there.items() if words in page] == found


def test_all_that_was_done_with_one_record_is_found_by_its_reference(office):
    record = a_complaint(by=office.asha)
    a_complaint(by=office.asha)
    browser_of(office.ben).get(f"/records/{record.reference}/")
    page = read(office, f"?about={record.reference.lower()}")
    told = Event.objects.filter(subject_kind="feedback", subject_id=str(record.pk))
    assert numbers(page) == sorted(told.values_list("number", flat=True), reverse=True)
    assert "<strong>Read</strong>" in page


def test_nothing_of_a_restricted_record_is_shown_but_to_whoever_is_named_for_it(office):
    record = a_complaint(by=office.asha)
    mail = ReceivedMail.objects.create(
        identity="1",
        received_at=at(RECEIVED_ON),
        fetched_at=at(RECEIVED_ON),
        record=record,
        became=ReceivedMail.Became.ATTACHED,
    )
    noted(office, "mail_settled", subject=Subject("mail", str(mail.pk), "E-mail of it"))
    Feedback.objects.filter(pk=record.pk).update(is_restricted=True)
    for query in ("", f"?about={record.reference}", "?about=E-mail+of+it"):
        page = read(office, query)
        assert "E-mail of it</td>" not in page
        assert f'href="/records/{record.reference}/"' not in page
    file = browser_of(office.aud).get(f"{LOG}as/csv/").content.decode("utf-8-sig")
    assert record.reference not in file
    RestrictedAccess.objects.create(feedback=record, user_id=office.aud.id)
    page = read(office)
    assert "E-mail of it</td>" in page
    assert f'href="/records/{record.reference}/"' in page


def test_a_page_holds_fifty_and_leads_to_the_next_until_the_first_event(office):
    noted(office, *(f"x_{number}" for number in range(120)))
    found, query = [], f"?who={office.asha.id}"
    while query:
        page = read(office, query)
        found.append(numbers(page))
        query = next_page(page)
    assert [len(each) for each in found] == [50, 50, 20]
    told = [number for each in found for number in each]
    assert told == sorted(set(told), reverse=True)


def test_what_no_index_finds_is_looked_for_among_so_many_at_a_time_and_none_is_missed(
    office, monkeypatch
):
    monkeypatch.setattr("heard.audit.queries.log.MOST_LOOKED_THROUGH", 10)
    noted(office, "x_old", *(["x_new"] * 10))
    page = read(office, "?what=x_old")
    assert "there is none of these" in page
    while "<strong>X old" not in page:
        page = read(office, next_page(page))


def test_the_work_of_a_page_does_not_grow_with_the_log(office):
    browser = browser_of(office.aud)
    record = a_complaint(by=office.asha)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(LOG)
        return len(queries)

    asked()
    few = asked()
    noted(office, *(["x"] * 40), subject=Subject("feedback", str(record.pk), record.reference))
    assert asked() == few


def test_the_file_holds_what_the_page_shows_and_is_an_event(office):
    change = Change("Name", "Old", "=New()")
    subject = Subject("look", "look", "The look")
    entry = Entry("look_chosen", subject, (change,), "Why")
    write_down(office.asha.actor, at(date(2025, 5, 20)), [entry])
    response = browser_of(office.aud).get(f"{LOG}as/csv/?what=look_chosen&who={office.asha.id}")
    assert response.headers["Content-Disposition"].endswith('.csv"')
    heading, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert heading == ["Number", "When", "Who", "What", "About", "Changes", "Reason"]
    assert row[1:] == [
        "2025-05-20 10:00:00",
        "Asha Rahman",
        "Look chosen",
        "The look",
        "Name: Old → =New()",
        "Why",
    ]
    event = Event.objects.get(verb="exported")
    assert '["Events","","1"]' in event.changes


def test_more_than_a_file_holds_is_refused_and_nothing_is_taken_out(office, monkeypatch):
    monkeypatch.setattr("heard.ops.reading_log.MOST_IN_A_FILE", 1)
    noted(office, "x_one", "x_two")
    assert "Choose fewer days" in shown(browser_of(office.aud).get(f"{LOG}as/csv/"), 400)
    assert not Event.objects.filter(verb="exported").exists()


def test_the_chain_is_checked_on_the_page_which_says_when_it_last_was(office):
    assert "It has not been checked on this page yet." in read(office)
    page = shown(browser_of(office.aud).post(f"{LOG}check/", follow=True))
    assert "The log holds: no event was changed, added or taken out." in page
    assert "by Aud Nilsen: it holds, as far as event" in page


def test_a_log_that_does_not_hold_is_said_not_to(office, settings):
    settings.AUDIT_KEY = b"another key than the log was written with"
    page = shown(browser_of(office.aud).post(f"{LOG}check/", follow=True))
    assert "The log does not hold." in page
    assert "it does not hold: event 1 was edited" in page


def test_a_long_log_is_checked_by_the_command_that_the_page_names(office, monkeypatch):
    for place in ("reading_log", "views"):
        monkeypatch.setattr(f"heard.ops.{place}.MOST_CHECKED", 0)
    assert "heard audit verify" in read(office)
    assert "too long" in shown(browser_of(office.aud).post(f"{LOG}check/", follow=True))
    assert not Event.objects.filter(verb="chain_checked").exists()


@pytest.mark.parametrize("query", ["?x=1", "?before=-1", "?before=x", "?before=²"])
def test_an_address_without_meaning_is_refused(office, query):
    shown(browser_of(office.aud).get(f"{LOG}{query}"), 400)


@pytest.mark.parametrize(
    "query", ["?first=soon", "?first=2/5/2025&last=1/5/2025", "?who=999999", "?what=X"]
)
def test_what_cannot_be_chosen_is_said_at_its_field_and_reads_nothing(office, query):
    before = Event.objects.count()
    assert "Error: Audit log" in shown(browser_of(office.aud).get(f"{LOG}{query}"), 422)
    assert Event.objects.count() == before
