"""The report for officers to edit: a Word document with real headings, captions and tables."""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx.document import Document
from docx.shared import Pt

from heard.common.documents.archive import with_fixed_dates
from heard.common.documents.printable import legible
from heard.common.documents.word import TEXT_WIDTH, About, blank_document
from heard.common.documents.word_fields import (
    bookmark,
    field,
    field_ends,
    field_starts,
    link,
    picture,
)
from heard.figures.report import Chart, Report, Section, Table
from heard.reports import reading
from heard.reports.charts import png
from heard.reports.renderers.docx.tables import add_table

__all__ = ["render"]

PIXELS = 1500  # across a chart: sharp on paper at the width of the text


def render(report: Report) -> bytes:
    """Return the report as a Word document, the same bytes for the same report.

    The contents are there when the file is opened, and gain page numbers when Word is asked to
    update them. Raises UnableToFindTypeface when the letters of the charts have not been built.
    """
    written = _Written(legible(report))
    written.title_page()
    written.contents()
    for section in written.report.sections:
        written.chapter(section)
    written.annexes()
    packed = io.BytesIO()
    written.document.save(packed)
    return with_fixed_dates(packed.getvalue())


class _Written:
    """A document as far as it is written, and how many captions and headings stand in it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.document: Document = blank_document(_about(report))
        self._headings = 0
        self._captions = {"Table": 0, "Chart": 0}

    def title_page(self) -> None:
        """Write whose report it is, of what time, and for whom."""
        add = self.document.add_paragraph
        add(self.report.authority, "Authority")
        title = add(style="Title")
        *teams, name = self.report.title.split(" – ")
        for team in teams:
            title.add_run(f"{team} –", "Team").add_break()
        title.add_run(name)
        add(reading.period(self.report), "Subtitle")
        add(reading.audience(self.report), "Standing")
        add(reading.as_at(self.report), "Standing")

    def contents(self) -> None:
        """Write the contents as a field, filled with links to the chapters."""
        self.document.add_paragraph("Contents", "TOC Heading")
        headings = self._headings_to_come()
        paragraph = None
        for number, heading in enumerate(headings, 1):
            paragraph = self.document.add_paragraph(style="toc 1")
            if number == 1:
                field_starts(paragraph, r'TOC \o "1-1" \h \z \u')
            link(paragraph, f"{number}.\t{heading}", _chapter_name(number))
        if paragraph is not None:
            field_ends(paragraph)

    def chapter(self, section: Section) -> None:
        """Write a section: its words, its lists, its charts and its tables."""
        self._heading(section.heading)
        self._paragraphs(reading.paragraphs(section))
        for item in section.items:
            self.document.add_paragraph(item, "List Bullet")
        for each in reading.in_reading_order(self.report, section):
            if isinstance(each, Chart):
                self._chart(each)
            else:
                self._table(each)

    def annexes(self) -> None:
        """Write what does not add up, where there is anything, and how the figures were made."""
        findings = reading.findings_by_table(self.report)
        if findings:
            self._heading(reading.FINDINGS)
        for title, found in findings.items():
            self.document.add_paragraph(title, "heading 2")
            self._paragraphs(finding.sentence for finding in found)
        self._heading(reading.METHOD)
        self._paragraphs(reading.method(self.report))

    def _headings_to_come(self) -> list[str]:
        findings = [reading.FINDINGS] if reading.findings_by_table(self.report) else []
        return [*(each.heading for each in self.report.sections), *findings, reading.METHOD]

    def _heading(self, text: str) -> None:
        self._headings += 1
        heading = self.document.add_paragraph(text, "heading 1")
        if self._headings == 1:
            heading.paragraph_format.page_break_before = True
            heading.paragraph_format.space_before = Pt(0)
        bookmark(heading, _chapter_name(self._headings), self._headings)

    def _paragraphs(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.document.add_paragraph(text)

    def _caption(self, kind: str, title: str) -> int:
        self._captions[kind] += 1
        number = self._captions[kind]
        caption = self.document.add_paragraph(style="caption")
        caption.add_run(f"{kind} ", "Caption Number")
        field(caption, f"SEQ {kind} \\* ARABIC", str(number))
        caption.add_run(f"  {title}")
        return number

    def _table(self, table: Table) -> None:
        if table.not_recorded:
            paragraph = self.document.add_paragraph(style="Not Recorded")
            paragraph.add_run(table.title).bold = True
            paragraph.add_run().add_break()
            paragraph.add_run(table.not_recorded)
        else:
            add_table(self.document, table, self._caption("Table", table.title))

    def _chart(self, chart: Chart) -> None:
        number = self._caption("Chart", chart.title)
        paragraph = self.document.add_paragraph(style="Chart")
        named = (f"Chart {number}", chart.alternative or chart.title)
        picture(paragraph, png(chart, PIXELS), named, width=TEXT_WIDTH)


def _about(report: Report) -> About:
    return About(
        title=f"{report.title}, {reading.period(report)}",
        author=report.authority,
        dated=report.as_at,
        header=(report.title, reading.period(report)),
        subject=reading.audience(report),
        comments=reading.as_at(report),
    )


def _chapter_name(number: int) -> str:
    """Return the bookmark of a chapter, in the form that Word gives its own contents."""
    return f"_Toc{number:08d}"
