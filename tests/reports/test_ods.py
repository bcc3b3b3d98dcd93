"""The spreadsheet: numbers are numbers, as printed stands beside them, and any program opens it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from heard.figures.report import Cell, CellSource
from heard.reports.renderers.ods import render
from heard.reports.renderers.ods.sheets import sheets
from tests.reports.sample import SAMPLE

pytestmark = pytest.mark.documents

CONTENT = render(SAMPLE)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LINKED = "{http://www.w3.org/1999/xlink}href"


def read(content: bytes) -> dict[str, list[list]]:
    """Return the sheets as any program reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


BOOK = read(CONTENT)


def part(name: str, content: bytes = CONTENT) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def row(sheet: str, label: str) -> dict[str, object]:
    """Return the row with that heading, by the headings of its columns."""
    drawn = BOOK[sheet]
    headings = next(each for each in drawn if each[1] == "Quarter 1")
    found = next(each for each in drawn if each[0] == label)
    return dict(zip(headings, found, strict=True))


def test_there_is_a_sheet_for_each_table_after_the_contents():
    assert list(BOOK) == [
        "Contents",
        "Complaints received",
        "Complaint outcomes",
        "Timescales met",
        "Complaint themes",
        "Customer groups",
        "Remedies",
        "Earlier figures",
    ]


def test_counts_are_numbers():
    received = BOOK["Complaints received"]
    assert received[0][0] == "Complaints received, by service area and quarter"
    assert received[1] == [
        "Service area",
        *(f"Quarter {n}" for n in (1, 2, 3, 4)),
        "Year End Totals",
    ]
    assert received[2] == ["Children’s Social Care", 27, 31, 27, 23, 108]
    assert received[-1] == ["2013/14", 35, 35, 29, 35, 134]


def test_nil_is_the_number_nought_and_is_still_shown_as_nil():
    assert row("Complaint themes", "Safeguarding")["Quarter 1"] == 0
    styles = [
        each.attrib for each in part("content.xml").iter() if each.tag.endswith("}number-style")
    ]
    assert any("nil" in each.values() for each in styles)
    assert "NIL" in "".join(part("content.xml").itertext())


def test_a_rate_is_printed_and_then_three_numbers():
    rate = row("Timescales met", "Children’s Social Care")
    assert rate["Quarter 1"] == "18/27 66.67%"
    assert [rate[f"Quarter 1: {name}"] for name in ("number", "out of", "per cent")] == [
        18,
        27,
        0.6667,
    ]


def test_a_rate_of_which_only_the_per_cent_was_printed_has_only_that():
    rate = row("Timescales met", "2012/13")
    assert rate["Year End % Totals: per cent"] == pytest.approx(0.6025, abs=1e-12)
    assert rate["Year End % Totals: number"] == ""


def test_outcomes_are_printed_and_then_counted_apart():
    outcome = row("Complaint outcomes", "TOTALS")
    assert outcome["Quarter 3"] == "2U & 8PU [32]"
    assert outcome["Quarter 3: upheld"] == 2
    assert outcome["Quarter 3: partially upheld"] == 8


def test_what_was_withheld_is_a_text_and_no_number():
    withheld = next(each for each in BOOK["Customer groups"] if each[0] == "Foster carer")
    assert withheld[1] == "<5"


def test_a_column_of_plain_counts_is_not_split():
    assert BOOK["Customer groups"][-1] == ["TOTALS", 125]


def test_notes_stand_over_their_table_and_asides_in_its_rows():
    assert BOOK["Complaint outcomes"][1][0].startswith("U = upheld; PU = partially upheld.")
    assert row("Complaint themes", "Quality of Service (3 from young people)")["Quarter 2"] == 14


def test_what_is_not_recorded_has_a_sheet_that_says_so():
    assert BOOK["Remedies"][1][0] == "Remedies are not recorded in this register."


def test_what_does_not_add_up_has_a_sheet():
    assert BOOK["Earlier figures"][2][:5] == [
        "Complaints upheld or partially upheld",
        "2013/14",
        "Year End Totals",
        "15U & 25PU",
        "13U & 24PU",
    ]


def test_what_a_section_prints_already_is_still_in_the_sheet():
    section = replace(SAMPLE.sections[0], items=tuple(each.sentence for each in SAMPLE.findings))
    told = read(render(replace(SAMPLE, sections=(section,))))["Earlier figures"]
    assert told == BOOK["Earlier figures"]


def test_the_contents_lead_to_every_other_sheet():
    links = [each.get(LINKED) for each in part("content.xml").iter() if each.get(LINKED)]
    assert links == [f"#'{name}'.A1" for name in list(BOOK)[1:]]


def test_the_headings_repeat_on_every_page_and_only_what_was_printed_goes_on_paper():
    drawn = {each.get(f"{TABLE}name"): each for each in part("content.xml").iter(f"{TABLE}table")}
    timescales = drawn["Timescales met"]
    assert len(timescales.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) == 1
    assert timescales.get(f"{TABLE}print-ranges") == "'Timescales met'.A1:'Timescales met'.F7"


def test_the_names_of_sheets_are_short_and_told_apart():
    long = "a_table_with_a_name_that_is_far_longer_than_any_program_takes"
    ids = (long, f"{long}_2", "a/b:c", "", "mp_enquiries")
    tables = tuple(replace(SAMPLE.tables[0], id=name) for name in ids)
    names = [each.name for each in sheets(replace(SAMPLE, tables=tables, findings=()))]
    assert names[1:] == [
        "A table with a name that is far",
        "A table with a name that is f 2",
        "A-b-c",
        "Table",
        "MP enquiries",
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Cell("134", count=134), 134),
        (Cell("NIL", count=0), 0),
        (Cell("0", count=0), 0),
        (Cell("12.5"), 12.5),
        (Cell("£479.50"), 479.5),
        (Cell("£1,250"), 1250),
        (Cell("–", numerator=0, denominator=0), "–"),
        (Cell("n/a"), "n/a"),
        (Cell("not published", source=CellSource.PUBLISHED), "not published"),
        (Cell("1,234", count=1234), "1,234"),
        (Cell("<5", suppressed=True), "<5"),
        (Cell("=1+1"), "=1+1"),
    ],
)
def test_a_figure_is_a_number_only_where_it_was_printed_as_one(cell, value):
    table = replace(SAMPLE.tables[4], rows=(replace(SAMPLE.tables[4].rows[0], cells=(cell,)),))
    drawn = read(render(replace(SAMPLE, tables=(table,), sections=(), findings=())))
    assert drawn["Customer groups"][3][1] == value


def test_the_file_says_what_it_is_before_anything_else():
    archive = zipfile.ZipFile(io.BytesIO(CONTENT))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
    listed = {
        each.get(f"{each.tag.partition('}')[0]}}}full-path")
        for each in part("META-INF/manifest.xml")
    }
    assert listed == {"/", "content.xml", "styles.xml", "meta.xml"}


def test_the_document_says_whose_it_is_and_its_language():
    told = "".join(part("meta.xml").itertext())
    assert "Blackpool Council" in told
    assert "en-GB" in told
    assert "2015-06-01" in told


def test_the_same_report_makes_the_same_bytes():
    assert render(SAMPLE) == CONTENT
    dates = {each.date_time for each in zipfile.ZipFile(io.BytesIO(CONTENT)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("words", ["Thanks 😀", "<table:table>&amp;", "\x00bell \x9f", "a\nb", ""])
def test_any_words_can_be_written(words):
    table = SAMPLE.tables[0]
    named = replace(table, title=words, rows=(replace(table.rows[0], label=words),))
    assert read(render(replace(SAMPLE, tables=(named,), sections=())))["Complaints received"]
