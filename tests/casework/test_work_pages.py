"""Home, lists, timetable, load and search in a browser: what each role sees, and what it costs."""

from __future__ import annotations

import csv
import io
import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from heard.audit.models import Event
from heard.casework.list_files import as_csv, as_workbook
from heard.casework.models import SavedView
from heard.casework.operations.allocating import allocate
from heard.casework.queries.counting import Counted
from heard.casework.worklist import Tab
from heard.common import clock
from heard.feedback.models import Feedback
from tests.casework.browsing import browser_of
from tests.casework.cases import a_comment, a_complaint
from tests.casework.cast import CARE, EDUCATION, engage

PAGES = ["/today/", "/work/", "/work/timetable/", "/work/load/", "/search/", "/work/as/csv/"]
WHO = ["asha", "ben", "cleo", "dev", "eve", "aud", "adi"]
FORBIDDEN = {
    "cleo": {"/work/load/"},
    "dev": {"/work/load/"},
    "adi": {"/work/", "/work/timetable/", "/work/load/", "/search/", "/work/as/csv/"},
}


@pytest.fixture
def today():
    """Return the day of the clock, which the pages read for themselves."""
    return clock.today()


@pytest.fixture
def received_on(today):
    return today - timedelta(days=5)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("address", PAGES)
def test_every_role_is_shown_what_it_may_see_and_refused_the_rest(office, who, address):
    expected = 403 if address in FORBIDDEN.get(who, ()) else 200
    assert browser_of(getattr(office, who)).get(address).status_code == expected


@pytest.mark.parametrize("address", PAGES)
def test_an_account_without_a_role_sees_no_list(office, address):
    nobody = browser_of(engage("nobody", "No Body"))
    assert nobody.get(address).status_code == (200 if address == "/today/" else 403)


@pytest.mark.parametrize("page", ["/today/", "/work/"])
def test_what_is_received_is_logged_from_home_and_from_every_list(asha, cleo, page):
    assert "Log what was received" in text_of(browser_of(asha).get(page))
    assert "Log what was received" not in text_of(browser_of(cleo).get(page))


def test_the_administrator_is_told_that_they_work_with_no_records(asha, adi, received_on):
    record = a_complaint(by=asha, received_on=received_on)
    page = text_of(browser_of(adi).get("/today/"))
    assert "You work with no records" in page
    assert record.reference not in page


@pytest.mark.parametrize("who", WHO[:-1])
def test_what_is_of_another_service_is_on_no_page(office, who, received_on):
    care = a_complaint(by=office.asha, received_on=received_on, service_area=CARE)
    education = a_complaint(by=office.asha, received_on=received_on, service_area=EDUCATION)
    hidden = {"cleo": education, "eve": education, "dev": care}.get(who)
    restricted = a_complaint(by=office.asha, received_on=received_on, is_restricted=True)
    browser = browser_of(getattr(office, who))
    for address in PAGES:
        response = browser.get(address)
        page = text_of(response)
        if hidden is not None:
            assert hidden.reference not in page, address
        if who != "asha":
            assert restricted.reference not in page, address
    found = text_of(browser.post("/search/", {"words": "meeting"}))
    assert (hidden is None) or hidden.reference not in found
    assert (who == "asha") == (restricted.reference in found)


def test_tabs_agree_with_the_lists_they_lead_to(asha, ben, cleo, received_on):
    for number in range(4):
        record = a_complaint(by=asha, received_on=received_on - timedelta(days=7 * number))
        if number % 2:
            allocate(record.reference, cleo.id, by=ben, at=clock.now())
    browser = browser_of(cleo)
    for tab in browser.get("/work/").context["tabs"]:
        rows = browser.get(tab.address).context.get("rows", ())
        assert tab.count == Counted(len(rows)), tab.words
    assert len(browser.get("/today/").context["tabs"]) == len(Tab)


def test_a_list_shown_whole_is_counted_by_what_is_shown(asha, monkeypatch, received_on):
    for _ in range(4):
        a_complaint(by=asha, received_on=received_on)
    monkeypatch.setattr("heard.casework.queries.counting.MOST_LOOKED_THROUGH", 2)
    tabs = browser_of(asha).get("/work/").context["tabs"]
    counts = {tab.words: tab.count for tab in tabs}
    assert counts["All open"] == Counted(4)
    assert counts["Unallocated"] == Counted(2, is_all=False)


def test_a_list_of_which_nothing_is_known_has_no_number_in_its_heading(asha, monkeypatch):
    monkeypatch.setattr("heard.casework.queries.counting.MOST_LOOKED_THROUGH", 0)
    response = browser_of(asha).get("/work/?after=2025-05-12_1")
    assert '<h1 class="govuk-heading-l list-heading">All open</h1>' in text_of(response)


def test_a_filter_narrows_list_and_tabs_and_is_said_in_words(asha, received_on):
    comment = a_comment(by=asha, received_on=received_on)
    a_complaint(by=asha, received_on=received_on, young_person=True)
    response = browser_of(asha).get("/work/?kind=comment&young_person=no&sort=received")
    assert [record.reference for record, _ in response.context["rows"]] == [comment.reference]
    assert "<dt>Kind</dt><dd>Comment</dd>" in text_of(response)
    assert {tab.words: tab.count for tab in response.context["tabs"]}["All open"].number == 1


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "kind=grumble",
        "handler=0",
        "handler=x",
        "service=roads",
        "after=here",
        "after=2025-02-30_1",
        "after=2025-02-03_1&sort=changed",
        "sort=random",
        "columns=names",
        f"text={'x' * 201}",
    ],
)
def test_an_address_with_no_meaning_is_refused(asha, query):
    assert browser_of(asha).get(f"/work/?{query}").status_code == 400


def test_the_export_is_the_list_on_all_its_pages(asha, monkeypatch, received_on):
    monkeypatch.setattr("heard.casework.queries.worklists.PAGE_SIZE", 2)
    monkeypatch.setattr("heard.casework.queries.worklists._AT_ONCE", 2)
    for number in range(5):
        a_complaint(by=asha, received_on=received_on - timedelta(days=number))
    browser, query = browser_of(asha), "?kind=complaint&columns=standing&columns=received"
    page, shown = browser.get(f"/work/{query}"), []
    while True:
        shown += [
            [record.reference, *(cell.value for cell in cells)]
            for record, cells in page.context["rows"]
        ]
        if not page.context["next_address"]:
            break
        page = browser.get(page.context["next_address"])
    rows = list(
        csv.reader(io.StringIO(browser.get(f"/work/as/csv/{query}").content.decode("utf-8-sig")))
    )
    assert rows[0] == ["Reference", "How it stands", "Received"]
    assert rows[1:] == [[*row[:2], row[2].isoformat()] for row in shown]
    book = CalamineWorkbook.from_filelike(io.BytesIO(browser.get(f"/work/as/xlsx/{query}").content))
    assert book.get_sheet_by_index(0).to_python()[1:] == shown


def test_taking_a_list_out_is_one_event_without_the_words_sought(asha, received_on):
    a_complaint(by=asha, received_on=received_on)
    before = Event.objects.count()
    browser_of(asha).get("/work/as/csv/?kind=complaint&text=meeting")
    assert Event.objects.count() == before + 1
    event = Event.objects.last()
    assert (event.verb, event.actor_name) == ("exported", "Asha Rahman")
    assert "All open; Kind: Complaint; certain words" in event.changes
    assert '"Records","","1"' in event.changes
    assert "meeting" not in event.changes


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@now", "\tx", "\r=1", " =1", "＝1"])
def test_nothing_in_an_export_runs_as_a_formula(text):
    file = as_csv(["Reference"], [[text]]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(file, newline="")))[1] == [f"'{text}"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(["Reference", "x"], [[text]])))
    assert book.get_sheet_by_index(0).to_python()[1][0] == text


def test_there_is_no_other_file(asha):
    assert browser_of(asha).get("/work/as/pdf/").status_code == 404


def test_a_list_is_kept_under_a_name_and_forgotten_by_its_owner_alone(asha, ben):
    browser = browser_of(asha)
    browser.post("/work/kept/", {"name": "Young people", "query": "young_person=yes&tab=overdue"})
    browser.post("/work/kept/", {"name": "Young people", "query": "young_person=yes"})
    view = SavedView.objects.get()
    assert view.query == "young_person=yes"
    assert "Young people" in text_of(browser.get("/work/"))
    assert "Young people" not in text_of(browser_of(ben).get("/work/"))
    assert browser_of(ben).post(f"/work/kept/{view.pk}/forget/").status_code == 404
    assert browser.post(f"/work/kept/{view.pk}/forget/").status_code == 302
    assert not SavedView.objects.exists()


def test_a_list_without_a_name_or_a_meaning_is_not_kept(asha, adi):
    browser = browser_of(asha)
    response = browser.post("/work/kept/", {"name": "", "query": ""}, follow=True)
    assert "Give the list a name" in text_of(response)
    assert browser.post("/work/kept/", {"name": "x", "query": "a=b"}).status_code == 400
    assert browser_of(adi).post("/work/kept/", {"name": "x"}).status_code == 403
    assert not SavedView.objects.exists()


def test_ticked_records_are_allocated_each_by_itself(asha, ben, cleo, received_on):
    first = a_complaint(by=asha, received_on=received_on)
    second = a_complaint(by=asha, received_on=received_on)
    allocate(second.reference, cleo.id, by=ben, at=clock.now())
    ticked = {"reference": [first.reference, second.reference, "CC-0"], "act": "allocate"}
    response = browser_of(asha).post("/work/in-bulk/", ticked | {"handler": cleo.id})
    assert [each.reference for each in response.context["done"]] == [first.reference]
    assert [(each.reference, each.refused) for each in response.context["refused"]] == [
        (second.reference, "It is allocated to Cleo Marsh already."),
        ("CC-0", "No record is called CC-0."),
    ]
    assert Feedback.objects.get(pk=first.pk).handler_id == cleo.id


def test_ticked_comments_are_closed_as_answered_on_a_day(asha, received_on, today):
    comment = a_comment(by=asha, received_on=received_on)
    complaint = a_complaint(by=asha, received_on=received_on)
    response = browser_of(asha).post(
        "/work/in-bulk/",
        {
            "reference": [comment.reference, complaint.reference],
            "act": "close",
            "sent_on": "today",
        },
    )
    assert [each.reference for each in response.context["done"]] == [comment.reference]
    assert "needs a finding" in response.context["refused"][0].refused
    assert Feedback.objects.get(pk=comment.pk).closed_on == today


def test_the_handlers_of_ticked_records_are_asked_how_they_stand(
    asha, ben, cleo, received_on, mailoutbox
):
    record = a_complaint(by=asha, received_on=received_on, words="The secret of it.")
    nobodys = a_complaint(by=asha, received_on=received_on)
    allocate(record.reference, cleo.id, by=ben, at=clock.now())
    ticked = {"reference": [record.reference, nobodys.reference], "act": "chase"}
    response = browser_of(asha).post("/work/in-bulk/", ticked)
    assert [each.reference for each in response.context["done"]] == [record.reference]
    assert response.context["refused"][0].refused == "It is allocated to nobody who could be asked."
    (message,) = mailoutbox
    assert message.to == ["cleo@council.example"]
    assert message.subject == f"Asha Rahman asks how {record.reference} stands"
    assert "secret" not in message.body
    assert "Quinn" not in message.body
    assert record.notes.get().words == "Asked Cleo Marsh by e-mail how this stands."


def test_nothing_is_noted_of_a_message_that_could_not_go(asha, ben, cleo, received_on, monkeypatch):
    def fail(_self, **_options):
        raise OSError("the server is away")

    record = a_complaint(by=asha, received_on=received_on)
    allocate(record.reference, cleo.id, by=ben, at=clock.now())
    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    ticked = {"reference": record.reference, "act": "chase"}
    response = browser_of(asha).post("/work/in-bulk/", ticked)
    assert "could not be sent" in response.context["refused"][0].refused
    assert not record.notes.exists()


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"act": "allocate"}, 422),
        ({"act": "chase"}, 422),
        ({"act": "allocate", "reference": "CC-1"}, 422),
        ({"act": "close", "reference": "CC-1"}, 422),
        ({"act": "close", "reference": "CC-1", "sent_on": "soon"}, 422),
        ({"act": "erase", "reference": "CC-1"}, 400),
        ({}, 400),
    ],
)
def test_an_act_with_many_records_says_what_it_lacks(asha, given, status):
    assert browser_of(asha).post("/work/in-bulk/", given).status_code == status


@pytest.mark.parametrize("who", ["cleo", "dev", "aud", "adi"])
def test_nobody_else_begins_an_act_with_many_records(office, who, received_on):
    record = a_complaint(by=office.asha, received_on=received_on)
    browser = browser_of(getattr(office, who))
    given = {"reference": record.reference, "act": "allocate", "handler": office.cleo.id}
    assert browser.post("/work/in-bulk/", given).status_code == 403
    assert Feedback.objects.get(pk=record.pk).handler_id is None


@pytest.mark.parametrize("address", PAGES[:-1])
def test_a_page_asks_the_database_the_same_whether_there_are_ten_records_or_sixty(
    asha, ben, address, received_on
):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    browser = browser_of(ben)
    for _ in range(10):
        a_complaint(by=asha, received_on=received_on)
    browser.get(address)
    few = cost()
    for _ in range(50):
        a_complaint(by=asha, received_on=received_on)
    assert cost() <= few + 1  # a second page asks whether there is a third
    assert few <= 32


def test_home_shows_the_team_what_is_unallocated_and_what_changed(asha, ben, received_on):
    record = a_complaint(by=asha, received_on=received_on)
    response = browser_of(ben).get("/today/")
    titles = {each.title: each for each, _ in response.context["sections"]}
    assert [line.record for line in titles["Unallocated"].lines] == [record]
    assert [each.reference for each in response.context["changes"]] == [record.reference]
    assert "Asha Rahman" in text_of(response)


def test_home_shows_an_investigating_manager_what_is_theirs(asha, ben, cleo, today):
    record = a_complaint(by=asha, received_on=today - timedelta(days=60))
    allocate(record.reference, cleo.id, by=ben, at=clock.now())
    titles = {each.title: each for each, _ in browser_of(cleo).get("/today/").context["sections"]}
    assert [line.record for line in titles["Mine: late"].lines] == [record]
    assert "Unallocated" not in titles


def test_the_load_adds_up_to_the_list(asha, ben, cleo, today):
    for number in range(3):
        record = a_complaint(by=asha, received_on=today - timedelta(days=30 * number))
        if number:
            allocate(record.reference, cleo.id, by=ben, at=clock.now())
    browser = browser_of(ben)
    loads = [load for load, *_ in browser.get("/work/load/").context["loads"]]
    assert sum(load.open for load in loads) == 3
    assert loads[0].name == "Cleo Marsh"
    (cleos, address, overdue), *_ = browser.get("/work/load/").context["loads"]
    assert cleos.open == len(browser.get(address).context["rows"])
    assert cleos.overdue == len(browser.get(overdue).context["rows"])


def test_the_timetable_has_fifteen_working_days_and_what_falls_on_each(asha, received_on):
    record = a_complaint(by=asha, received_on=received_on)
    timetable = browser_of(asha).get("/work/timetable/").context["timetable"]
    assert len([day for day in timetable.days if not day.closed]) == 15
    due_on = Feedback.objects.get(pk=record.pk).next_due_on
    assert [day.on for day in timetable.days if day.due] == [due_on]


def test_a_search_says_nothing_of_what_it_did_not_show(asha, dev, received_on):
    a_complaint(by=asha, received_on=received_on)
    assert "Nothing found" in text_of(browser_of(dev).post("/search/", {"words": "meeting"}))
    assert browser_of(asha).post("/search/", {"words": ""}).status_code == 422
    assert "1 record" in text_of(browser_of(asha).post("/search/", {"words": "Quinn"}))


def test_what_was_sought_is_never_logged_nor_in_an_address(asha, caplog):
    caplog.set_level(logging.DEBUG)
    page = browser_of(asha).post("/search/", {"words": "secretive"})
    assert 'method="post"' in page.content.decode()
    said = [each.getMessage() for each in caplog.records if each.name != "django.db.backends"]
    assert not any("secretive" in words for words in said)


def test_reports_are_where_they_are_told_to_be(asha):
    browser = browser_of(asha)
    assert browser.get("/reports/").status_code == 200
    assert 'href="/reports/"' in browser.get("/today/").content.decode()
