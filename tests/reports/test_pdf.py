"""The PDF: open to a reader who cannot see it, whole, and the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import page
import pikepdf
import pytest

from heard.common.documents.typesetting import UnableToTypeset
from heard.figures.report import Report
from heard.reports.reading import FINDINGS, METHOD
from heard.reports.renderers import pdf
from heard.reports.renderers.pdf import render
from tests.reports.sample import SAMPLE

pytestmark = pytest.mark.documents


@pytest.fixture(scope="module")
def content() -> bytes:
    return render(SAMPLE)


@pytest.fixture(scope="module")
def document(tmp_path_factory, content) -> Iterator[pikepdf.Pdf]:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(content)
    with pikepdf.open(path) as opened:
        yield opened


def elements(document: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Dictionary]:
    """Return the tags of these kinds in reading order."""
    found = []

    def visit(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Array):
            for each in element:
                visit(each)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if str(element.S).lstrip("/") in kinds:
                found.append(element)
            visit(element.get("/K"))

    visit(document.Root.StructTreeRoot.K)
    return found


def scope(cell: pikepdf.Dictionary) -> str:
    """Return what a heading cell heads: its row or its column."""
    return next(str(each.Scope) for each in cell.A if "/Scope" in each)


def with_words(words: str) -> Report:
    """Return the sample with these words where a theme's name stands."""
    table = SAMPLE.table("complaint_themes")
    row = replace(table.rows[0], label=words)
    return replace(SAMPLE, tables=(*SAMPLE.tables[:3], replace(table, rows=(row,))), sections=())


@pytest.mark.parametrize("report", [SAMPLE, replace(SAMPLE, audience="public", findings=())])
def test_the_document_passes_every_rule_of_pdf_ua(tmp_path, report):
    path = tmp_path / "report.pdf"
    path.write_bytes(render(report))
    assert page.validate_pdf(path, profile="ua1").is_compliant


def test_the_same_report_makes_the_same_bytes(content):
    assert render(SAMPLE) == content


def test_the_document_names_itself_and_its_language(document):
    assert str(document.Root.Lang) == "en-GB"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.Root.MarkInfo.Marked
    assert str(document.docinfo.Title) == f"{SAMPLE.title}, April 2014 – March 2015"
    assert str(document.docinfo.Author) == "Blackpool Council"


def test_each_chapter_has_a_bookmark(document):
    with document.open_outline() as outline:
        titles = [re.sub(r"^\d+\. ", "", item.title) for item in outline.root]
    assert titles == [
        "Contents",
        *(section.heading for section in SAMPLE.sections),
        FINDINGS,
        METHOD,
    ]


def test_the_contents_lead_to_every_chapter(document):
    assert len(elements(document, "TOCI")) == len(SAMPLE.sections) + 2


def test_each_chart_is_told_in_words(document):
    told = [str(figure.Alt) for figure in elements(document, "Figure")]
    assert told == [chart.alternative for chart in SAMPLE.charts]


def test_each_row_and_each_column_of_a_table_has_its_heading(document):
    tables = [table for table in SAMPLE.tables if table.rows]
    headings = [scope(cell) for cell in elements(document, "TH")]
    assert headings.count("/Row") == sum(len(table.rows) for table in tables)
    assert headings.count("/Column") == sum(len(table.columns) + 1 for table in tables)
    assert len(elements(document, "TD")) == sum(len(t.rows) * len(t.columns) for t in tables)
    assert len(elements(document, "Caption")) == len(tables) + len(SAMPLE.charts)


def test_no_cell_names_some_headings_and_so_hides_the_others(document):
    attributes = [each for cell in elements(document, "TD") for each in cell.A]
    assert not any("/Headers" in each for each in attributes)


def test_a_table_longer_than_a_page_repeats_its_headings_and_is_one_table(tmp_path):
    table = SAMPLE.tables[0]
    rows = tuple(replace(table.rows[0], key=f"area-{n}", label=f"Area {n}") for n in range(120))
    sections = (replace(SAMPLE.sections[1], table_ids=(table.id,), chart_ids=()),)
    long = replace(SAMPLE, tables=(replace(table, rows=rows),), sections=sections, findings=())
    path = tmp_path / "long.pdf"
    path.write_bytes(render(long))
    assert page.validate_pdf(path, profile="ua1").is_compliant
    with pikepdf.open(path) as opened:
        assert len(opened.pages) > 5
        assert len(elements(opened, "Table")) == 1
        assert [scope(cell) for cell in elements(opened, "TH")].count("/Row") == 120


@pytest.mark.parametrize(
    "words",
    [
        "Thanks 😀",
        "投诉",
        "#panic()",
        "$x$ *bold* _under_ [] \\ // <label> @ref",
        "\x00\x07bell \ue000 \x9f",
        "",
    ],
)
def test_any_words_can_be_printed(tmp_path, words):
    path = tmp_path / "words.pdf"
    report = with_words(words)
    sections = (replace(SAMPLE.sections[3], chart_ids=()),)
    path.write_bytes(render(replace(report, sections=sections)))
    assert page.validate_pdf(path, profile="ua1").is_compliant


def test_a_letter_that_cannot_be_shown_is_named(tmp_path):
    sections = (replace(SAMPLE.sections[3], chart_ids=()),)
    content = render(replace(with_words("A 🌈"), sections=sections))
    path = tmp_path / "named.pdf"
    path.write_bytes(content)
    assert page.validate_pdf(path, profile="ua1").is_compliant
    assert content == render(replace(with_words("A [rainbow]"), sections=sections))


def test_a_report_that_cannot_be_set_says_why(tmp_path, monkeypatch):
    broken = tmp_path / "broken.typ"
    broken.write_text("#nothing-of-that-name", "utf-8")
    monkeypatch.setattr(pdf, "TEMPLATE", broken)
    with pytest.raises(UnableToTypeset, match="The PDF cannot be set: unknown variable"):
        render(SAMPLE)
