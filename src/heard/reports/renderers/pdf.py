"""The report for print and for reading aloud: a tagged PDF (PDF/UA-1) set by Typst."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from heard.common.documents.printable import legible
from heard.common.documents.typesetting import typeset
from heard.figures.report import Chart, Report, Row, Section, Table
from heard.reports import reading
from heard.reports.charts import svg
from heard.reports.paper import column_shares, lines

__all__ = ["render"]

Members = dict[str, Any]

TEMPLATE = Path(__file__).with_name("report.typ")


def render(report: Report) -> bytes:
    """Return the report as an A4 PDF/UA-1 document, the same bytes for the same report.

    Raises UnableToTypeset, and UnableToFindTypeface when the font files have not been built.
    """
    return _mark_row_headings(typeset(TEMPLATE, _members(legible(report)), report.as_at))


# The typesetter marks a cell of the first column as plain data, and tells each cell which column
# heads it. Until its row headings can be asked for, the same number of bytes says instead that a
# first cell heads its row, and leaves the rest to those scopes, which readers then combine.
FIRST_CELL = re.compile(rb"/S/TD(/P \d+ 0 R/A\[<</O/Table)(/Headers\[\(U\d+x0y\d+\)\])")
OTHER_CELL = re.compile(rb"(/S/TD/P \d+ 0 R/A\[<</O/Table)(/Headers\[\(U\d+x\d+y\d+\)\])")


def _mark_row_headings(pdf: bytes) -> bytes:
    """Return the document with the first cell of each row tagged as the heading of its row."""
    pdf = FIRST_CELL.sub(
        lambda found: b"/S/TH" + found[1] + b"/Scope/Row".ljust(len(found[2])), pdf
    )
    return OTHER_CELL.sub(lambda found: found[1] + b" " * len(found[2]), pdf)


def _members(report: Report) -> Members:
    """Return what the template prints, in its order."""
    return {
        "authority": report.authority,
        "title": report.title,
        "period": reading.period(report),
        "audience": reading.audience(report),
        "as_at": reading.as_at(report),
        "sections": [_section(report, section) for section in report.sections],
        "findings_heading": reading.FINDINGS,
        "findings": [
            {"title": title, "sentences": [finding.sentence for finding in findings]}
            for title, findings in reading.findings_by_table(report).items()
        ],
        "method_heading": reading.METHOD,
        "method": reading.method(report),
    }


def _section(report: Report, section: Section) -> Members:
    return {
        "heading": section.heading,
        "paragraphs": reading.paragraphs(section),
        "items": section.items,
        "blocks": [
            _chart(each) if isinstance(each, Chart) else _table(each)
            for each in reading.in_reading_order(report, section)
        ],
    }


def _chart(chart: Chart) -> Members:
    return {
        "kind": "chart",
        "title": chart.title,
        "alternative": chart.alternative or chart.title,
        "svg": svg(chart),
    }


def _table(table: Table) -> Members:
    return {
        "kind": "table",
        "title": table.title,
        "columns": [table.row_heading, *(column.label for column in table.columns)],
        "widths": column_shares(table),
        "rows": [_row(row) for row in table.rows],
        "notes": table.notes,
        "not_recorded": table.not_recorded,
    }


def _row(row: Row) -> Members:
    return {
        "kind": row.kind.value,
        "label": row.label,
        "note": f"({row.note})" if row.note else "",
        "cells": [lines(cell) for cell in row.cells],
    }
