"""The report as one web page: whole, standing alone, and sound in its structure."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from heard.figures.report import RowKind
from heard.reports.pages import page_of
from heard.reports.renderers.html import render
from tests.reports.sample import SAMPLE

FILE = render(SAMPLE)


@pytest.fixture(scope="module")
def page():
    return html.document_fromstring(FILE.decode())


def words(element):
    return " ".join(element.text_content().split())


def test_the_file_asks_no_server_for_anything(page):
    assert page.xpath("//link | //script | //img | //iframe | //*[@src]") == []
    assert b"url(http" not in FILE
    assert b"@import" not in FILE
    assert all(address.startswith("#") for address in page.xpath("//@href"))


def test_every_link_leads_to_something_on_the_page(page):
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert {address[1:] for address in page.xpath("//a/@href")} <= set(names)


def test_what_is_named_by_another_element_is_there(page):
    named = {
        name
        for given in page.xpath("//@aria-labelledby | //@aria-controls")
        for name in given.split()
    }
    assert named <= set(page.xpath("//@id"))


def test_the_language_and_the_title_are_given(page):
    assert page.get("lang") == "en-GB"
    assert SAMPLE.title in page.findtext("head/title")


def test_headings_begin_with_one_of_the_first_level_and_skip_none(page):
    levels = [int(each.tag[1]) for each in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_first_link_skips_to_the_report(page):
    assert page.xpath("(//body//a)[1]/@href") == ["#report"]


def test_every_table_has_a_caption_and_scoped_headings(page):
    for table in page.xpath("//table"):
        assert words(table.find("caption"))
        assert set(table.xpath("thead//th/@scope")) == {"col"}
        for row in table.xpath("tbody/tr"):
            assert row.xpath("th/@scope") == ["row"]
            assert len(row.xpath("td")) == len(table.xpath("thead/tr/*")) - 1


@pytest.mark.parametrize("table", SAMPLE.tables, ids=lambda table: table.id)
def test_every_cell_is_printed_to_the_letter_at_its_own_anchor(page, table):
    shown = page.get_element_by_id(f"table-{table.id}")
    assert table.title in words(shown)
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            assert words(page.get_element_by_id(f"{table.id}.{row.key}.{column.key}")) == cell.text
    for note in table.notes:
        assert note in words(shown)


def test_a_table_with_nothing_recorded_says_so_instead(page):
    absent = next(table for table in SAMPLE.tables if table.not_recorded)
    shown = page.get_element_by_id(f"table-{absent.id}")
    assert absent.not_recorded in words(shown)
    assert shown.xpath(".//table") == []


def test_an_earlier_year_is_said_to_be_as_published(page):
    kept = [
        row.label for table in SAMPLE.tables for row in table.rows if row.kind is RowKind.COMPARISON
    ]
    shown = page.xpath("//tr[contains(@class, 'figures__comparison')]/th")
    assert [words(each) for each in shown] == [f"{label} as published" for label in kept]


def test_the_prose_reads_as_it_was_written(page):
    shown = words(page)
    for section in SAMPLE.sections:
        for sentence in section.sentences:
            assert " ".join(sentence.text.split()) in shown
        for item in section.items:
            assert item in shown


def test_sentences_that_belong_together_are_one_paragraph(page):
    said = page.xpath("//section[@id='section-overview']/p")
    first, second = SAMPLE.sections[0].paragraphs
    assert [words(each) for each in said] == [
        " ".join(sentence.text for sentence in first),
        second[0].text,
    ]


def test_a_figure_in_the_prose_leads_to_its_cell(page):
    said = page.xpath("//a[@class='figure-said'][@href='#complaints_received.total.year']")
    assert words(said[0]) == "125"


@pytest.mark.parametrize("chart", SAMPLE.charts, ids=lambda chart: chart.id)
def test_every_chart_has_its_words_and_its_values(page, chart):
    shown = page.get_element_by_id(f"figure-{chart.id}")
    assert len(shown.xpath(".//svg[@role='img']")) == 1
    assert chart.alternative in words(shown)
    rows = shown.xpath(".//tbody/tr")
    assert [words(row.find("th")) for row in rows] == list(chart.categories)
    assert all(len(row.findall("td")) == len(chart.series) for row in rows)


def test_findings_that_no_chapter_prints_are_listed(page):
    shown = words(page.get_element_by_id("section-findings"))
    assert all(finding.sentence in shown for finding in SAMPLE.findings)


def test_words_from_a_register_cannot_become_markup():
    hostile = replace(SAMPLE, title="<script>alert(1)</script>", authority='"><img src=x>')
    page = html.document_fromstring(render(hostile).decode())
    assert page.xpath("//script | //img") == []
    assert "<script>" in page.text_content()


def test_the_same_report_is_the_same_file():
    assert render(SAMPLE) == FILE


def test_only_a_cell_that_counts_records_leads_to_them():
    page = page_of(SAMPLE, lambda selection: f"/records/?n={len(selection.wanted)}")
    cells = {
        cell.anchor: cell.address
        for section in page.sections
        for block in section.blocks
        if hasattr(block, "table")
        for row in block.rows
        for cell in row.cells
    }
    expected = {
        f"{table.id}.{row.key}.{column.key}": cell.selection is not None
        for table in SAMPLE.tables
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=True)
    }
    assert {anchor: bool(address) for anchor, address in cells.items()} == expected
