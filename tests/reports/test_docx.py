"""The Word file: real headings, headed tables, words for every picture, the same every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from heard.figures.report import Report
from heard.reports.reading import FINDINGS, METHOD
from heard.reports.renderers.docx import render
from tests.reports.sample import SAMPLE

pytestmark = pytest.mark.documents

CONTENT = render(SAMPLE)
TABLES = [table for table in SAMPLE.tables if table.rows]


@pytest.fixture(scope="module")
def document() -> Document:
    return opened(CONTENT)


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def in_style(document: Document, name: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == name]


def attributes(document: Document, tag: str, name: str) -> list[str | None]:
    return [each.get(qn(name)) for each in document.element.iter(qn(tag))]


def test_chapters_have_real_headings_in_order(document):
    assert in_style(document, "Heading 1") == [
        *(section.heading for section in SAMPLE.sections),
        FINDINGS,
        METHOD,
    ]
    assert in_style(document, "Heading 2")[0] == "Complaints upheld or partially upheld"


def test_sentences_that_belong_together_are_one_paragraph(document):
    printed = [each.text for each in document.paragraphs]
    for section in SAMPLE.sections:
        for paragraph in section.paragraphs:
            assert " ".join(sentence.text for sentence in paragraph) in printed


def test_the_title_page_says_whose_report_it_is_and_of_when(document):
    assert in_style(document, "Authority") == ["Blackpool Council"]
    assert in_style(document, "Title")[0].replace("\n", " ") == SAMPLE.title
    assert in_style(document, "Subtitle") == ["April 2014 – March 2015"]
    assert in_style(document, "Standing") == [
        "Internal edition: every figure is shown",
        "Figures as at 1 June 2015",
    ]


def test_the_contents_are_a_field_that_is_already_filled_with_links(document):
    entries = in_style(document, "toc 1")
    assert entries[0] == "1.\tAnnual overview"
    assert len(entries) == len(SAMPLE.sections) + 2
    assert "TOC" in document.element.xpath("string(.)")
    anchors = attributes(document, "w:hyperlink", "w:anchor")
    assert len(anchors) == len(set(anchors)) == len(entries)
    assert set(anchors) <= set(attributes(document, "w:bookmarkStart", "w:name"))


def test_every_bookmark_has_its_own_number(document):
    numbers = attributes(document, "w:bookmarkStart", "w:id")
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == sorted(attributes(document, "w:bookmarkEnd", "w:id"))


def test_tables_and_charts_are_captioned_and_numbered_apart(document):
    captions = in_style(document, "Caption")
    assert "Table 1  Complaints received, by service area and quarter" in captions
    assert "Chart 4  Themes of complaints, most frequent first" in captions
    assert len(captions) == len(TABLES) + len(SAMPLE.charts)


@pytest.mark.parametrize(("table", "place"), [(table, at) for at, table in enumerate(TABLES)])
def test_a_table_prints_every_cell(document, table, place):
    drawn = [
        [cell.text.replace("\n", " ") for cell in row.cells] for row in document.tables[place].rows
    ]
    assert drawn[0] == [table.row_heading, *(column.label for column in table.columns)]
    assert [row[1:] for row in drawn[1:]] == [
        [cell.text for cell in row.cells] for row in table.rows
    ]
    assert all(
        row[0].startswith(each.label) for row, each in zip(drawn[1:], table.rows, strict=True)
    )


def test_a_table_repeats_its_headings_keeps_its_rows_whole_and_has_a_name(document):
    for drawn, table in zip(document.tables, TABLES, strict=True):
        element = drawn._element
        assert len(list(element.iter(qn("w:tblHeader")))) == 1
        assert len(list(element.iter(qn("w:cantSplit")))) == len(table.rows) + 1
        assert next(element.iter(qn("w:tblCaption"))).get(qn("w:val")) == table.title
        look = next(element.iter(qn("w:tblLook")))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert next(element.iter(qn("w:bookmarkStart"))).get(qn("w:name")).startswith("Title_")


def test_the_parts_of_a_cell_stand_in_the_order_that_the_format_asks(document):
    order = ["tcW", "tcBorders", "shd", "vAlign"]
    for properties in document.element.iter(qn("w:tcPr")):
        names = [each.tag.rpartition("}")[2] for each in properties]
        assert names == sorted(names, key=order.index)


def test_rows_of_totals_and_of_earlier_years_are_set_apart(document):
    styles = [row.cells[1].paragraphs[0].style.name for row in document.tables[0].rows]
    assert styles == [
        "Table Heading",
        *["Table Text"] * 3,
        "Table Total",
        *["Table Comparison"] * 2,
    ]


def test_what_is_not_recorded_is_said(document):
    assert in_style(document, "Not Recorded") == [
        "Remedies offered\nRemedies are not recorded in this register."
    ]


def test_lessons_are_a_list(document):
    assert in_style(document, "List Bullet")[-1] == "Minutes of reviews must be sent out in time."


def test_each_picture_is_told_in_words(document):
    told = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
    assert told == [chart.alternative for chart in SAMPLE.charts]


def test_the_document_is_in_british_english(document):
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    settings = [
        each.get(qn("w:val")) for each in document.settings.element.iter(qn("w:themeFontLang"))
    ]
    assert languages == {"en-GB"}
    assert settings == ["en-GB"]


def test_the_document_says_what_it_is(document):
    core = document.core_properties
    assert core.title == f"{SAMPLE.title}, April 2014 – March 2015"
    assert (core.author, core.language) == ("Blackpool Council", "en-GB")
    assert core.created == core.modified == datetime.fromisoformat("2015-06-01T00:00:00+00:00")


def test_the_pages_are_a4_and_numbered_after_the_first(document):
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.footer._element.xpath("string(.)")
    assert section.first_page_footer.paragraphs[0].text == ""


def test_nothing_is_left_of_the_blank_document_it_was_made_from():
    names = zipfile.ZipFile(io.BytesIO(CONTENT)).namelist()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]
    assert "python" not in docx.Document(io.BytesIO(CONTENT)).core_properties.author


def test_the_same_report_makes_the_same_bytes():
    assert render(SAMPLE) == CONTENT


def test_the_archive_names_no_day():
    members = zipfile.ZipFile(io.BytesIO(CONTENT)).infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def with_words(words: str) -> Report:
    table = SAMPLE.tables[0]
    named = replace(table, title=words, rows=(replace(table.rows[0], label=words, note=words),))
    section = replace(SAMPLE.sections[1], heading=words, table_ids=(table.id,), chart_ids=())
    return replace(SAMPLE, tables=(named,), sections=(section,))


@pytest.mark.parametrize(
    "words", ["Thanks 😀", "投诉", "<w:t>&amp;", "\x00\x07bell \x9f", "", "a\tb\nc"]
)
def test_any_words_can_be_written(words):
    assert opened(render(with_words(words))).tables


def test_a_report_without_findings_or_sections_is_still_a_document():
    document = opened(render(replace(SAMPLE, sections=(), tables=(), charts=(), findings=())))
    assert in_style(document, "Heading 1") == [METHOD]
