"""The report as it is now: every figure leads to a list as long as it says."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import QueryDict
from lxml import html

from heard.feedback.forms import records_asked
from heard.feedback.queries import records_of
from heard.figures.report import CellSource
from heard.reports.formats import FORMATS
from heard.reports.operations import draw_report
from heard.rules.periods import ReportingYear
from tests.cast import load_the_worked_example
from tests.factories import record

YEAR = ReportingYear(2014)
REPORT = "/reports/2014-15/"


@pytest.fixture
def example(db):
    load_the_worked_example()


@pytest.fixture
def page(signed_in, example):
    return html.document_fromstring(signed_in.get(REPORT).content.decode())


def counted(cell):
    """Return how many records a cell counts: of a rate, those in its numerator."""
    return cell.numerator if cell.count is None else cell.count


def test_every_computed_cell_opens_a_list_as_long_as_it_says(page):
    today = date(2030, 1, 1)
    compared = 0
    for table in draw_report(YEAR, "internal", today).tables:
        for row in table.rows:
            for cell, column in zip(row.cells, table.columns, strict=True):
                place = f"{table.id}.{row.key}.{column.key}"
                addresses = page.get_element_by_id(place).xpath(".//a/@href")
                assert bool(addresses) == (cell.selection is not None), place
                if cell.selection is not None:
                    asked = records_asked(QueryDict(urlsplit(addresses[0]).query), today)
                    found = records_of(asked.year, asked.selection, asked.as_at)
                    assert found.count() == counted(cell), place
                    compared += 1
    assert compared > 500


def test_every_computed_count_of_records_has_its_list(example):
    without = [
        f"{table.id}.{row.key}.{column.key}"
        for table in draw_report(YEAR, "internal", date(2015, 7, 31)).tables
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=True)
        if cell.source is CellSource.COMPUTED
        and cell.selection is None
        and counted(cell) is not None
    ]
    # These count lessons, remedies, people, answers and replies, not records.
    others = (
        "learning.",
        "remedies.",
        "equalities.",
        "ombudsman.complainants.",
        "response_times.",
    )
    assert [place for place in without if not place.startswith(others)] == []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("complaints_received.total.year", "125"),
        ("timescales_met.total.year", "81/125 64.8%"),
        ("complaint_outcomes.childrens-social-care.q1", "3U & 4PU"),
        ("mp_enquiries.early-help.q1", "0"),
    ],
)
def test_the_list_states_the_number_of_the_cell_that_led_to_it(signed_in, page, place, text):
    cell = page.get_element_by_id(place)
    assert " ".join(cell.text_content().split()) == text
    address = cell.xpath(".//a/@href")[0]
    listed = signed_in.get(address)
    found = draw_report(YEAR, "internal", listed.context["as_at"])
    table, row, column = place.split(".")
    assert listed.status_code == 200
    assert listed.context["count"] == counted(found.table(table).cell(row, column))


def test_the_day_of_judging_goes_with_the_link(page):
    for address in page.xpath("//td//a/@href"):
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["year"] == "2014-15"
        assert date.fromisoformat(asked["as_at"])


def test_earlier_years_are_shown_as_published_and_lead_nowhere(page):
    kept = page.get_element_by_id("complaint_outcomes.2013-14.year")
    assert "15U" in kept.text_content()
    assert kept.xpath(".//a") == []


def test_the_public_report_names_no_small_number_and_offers_its_own_files(signed_in, example):
    page = html.document_fromstring(signed_in.get(f"{REPORT}public/").content.decode())
    withheld = page.xpath("//td[contains(@class, 'figures__suppressed')]")
    assert withheld
    assert all(cell.xpath(".//a") == [] for cell in withheld)
    assert f"{REPORT}public/download/html/" in page.xpath("//a/@href")


@pytest.mark.documents
@pytest.mark.parametrize("name", FORMATS)
def test_the_report_can_be_had_in_every_format(signed_in, example, name):
    response = signed_in.get(f"{REPORT}download/{name}/")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == FORMATS[name].media_type
    assert "annual-report-2014-15-internal." in response.headers["Content-Disposition"]
    if name == "csv":
        with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
            assert any("complaints_received" in file for file in archive.namelist())


@pytest.mark.parametrize(
    "address",
    ["/reports/2013-14/", "/reports/2014/", "/reports/soon/", "/reports/2014-15/download/exe/"],
    ids=["no records", "another spelling", "no year", "no format"],
)
def test_what_there_is_not_is_not_found(signed_in, address):
    record()
    response = signed_in.get(address)
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
