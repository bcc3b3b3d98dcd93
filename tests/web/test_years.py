"""The list of years and editions, and an edition as it was drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from heard.reports.models import PublishedFigure
from heard.reports.operations import keep_edition
from tests.factories import record
from tests.reports.sample import SAMPLE

pytestmark = pytest.mark.django_db

DRAWN_AT = datetime(2015, 8, 3, 9, 30, tzinfo=UTC)


def page_of(client, address="/reports/"):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_before_anything_is_read_in_the_page_says_how_to_begin(signed_in):
    assert "heard set-up office.toml" in page_of(signed_in)


def test_each_year_is_listed_with_what_was_received(signed_in):
    record()
    record(kind="compliment")
    response = signed_in.get("/reports/")
    (held, counts), *others = response.context["years"]
    assert (held.year.label, held.total) == ("2014/15", 2)
    assert counts == [1, 1, 0, 0, 0, 0]
    assert others == []


def test_a_year_of_published_figures_alone_is_listed_without_a_report(signed_in):
    PublishedFigure.objects.create(
        authority="Blackpool Council",
        year=2013,
        table="complaints_received",
        row="TOTALS",
        row_position=1,
        column="Quarter 1",
        column_position=1,
        printed="35",
        source="Annual report 2014/15",
    )
    page = page_of(signed_in)
    assert "1 figure as published" in page
    assert "/reports/2013-14/" not in page


def test_an_edition_is_listed_and_shown_as_it_was_drawn(signed_in):
    edition = keep_edition(SAMPLE, DRAWN_AT)
    assert f"/editions/{edition.pk}/" in page_of(signed_in)
    page = page_of(signed_in, f"/editions/{edition.pk}/")
    assert "Its figures are frozen" in page
    assert "3 August 2015 at 10:30" in page
    assert edition.content_hash in page
    assert "/records/?" not in page.split("<main", 1)[1]


def test_an_edition_is_told_from_the_one_that_corrects_it(signed_in):
    keep_edition(SAMPLE, DRAWN_AT)
    keep_edition(replace(SAMPLE, title="A corrected report"), DRAWN_AT)
    page = page_of(signed_in)
    assert "2014/15, edition 2" in page
    assert "2014/15, edition 1" in page


def test_an_editions_file_is_that_of_the_edition(signed_in):
    edition = keep_edition(SAMPLE, DRAWN_AT)
    response = signed_in.get(f"/editions/{edition.pk}/download/html/")
    assert SAMPLE.title in response.content.decode()
    assert "annual-report-2014-15-internal.html" in response.headers["Content-Disposition"]


def test_an_edition_that_is_not_there_is_not_found(signed_in):
    assert signed_in.get("/editions/7/").status_code == 404
    assert signed_in.get("/editions/7/download/html/").status_code == 404
