"""How is a report kept as text, for other programs to read and for us to draw again?"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from heard.figures.coordinates import Dimension, Selection
from heard.figures.measures import written
from heard.figures.report import (
    Cell,
    CellSource,
    Chart,
    ChartKind,
    Column,
    Derivation,
    Figure,
    Finding,
    Report,
    Row,
    RowKind,
    Section,
    Sentence,
    Series,
    Table,
)

__all__ = ["UnableToReadReport", "from_json", "to_json"]

Members = dict[str, Any]


class UnableToReadReport(Exception):
    """The text is not a report as `to_json` writes it; the message says what is missing."""


def to_json(report: Report) -> str:
    """Return the report as JSON: the same text for the same report, to the last byte.

    A per cent and a value of a chart are strings without trailing noughts ("66.67", "50"), so that
    no reader turns them into binary floats; what does not apply is null. `narrative` is every
    sentence as printed with the cells it rests on; `sections` are the same sentences in a form that
    can be drawn again. `selections` name the records behind the cells. `links` are not kept: they
    are addresses of one server.
    """
    members = {
        "edition": {
            "authority": report.authority,
            "title": report.title,
            "year": report.year,
            "first_day": report.first_day.isoformat(),
            "last_day": report.last_day.isoformat(),
            "as_at": report.as_at.isoformat(),
            "audience": report.audience,
            "facts": dict(report.facts),
        },
        "tables": [_table(table) for table in report.tables],
        "findings": [_finding(finding) for finding in report.findings],
        "narrative": [
            {"section": section.id, "text": sentence.text, "figures": list(sentence.references)}
            for section in report.sections
            for sentence in section.sentences
        ],
        "sections": [_section(section) for section in report.sections],
        "charts": [_chart(chart) for chart in report.charts],
        "selections": _selections(report),
    }
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Report:
    """Return the report that was written as this text; its links are empty.

    UnableToReadReport when the text is not JSON, or lacks a member, or has a word in a place where
    it means nothing.
    """
    try:
        members = json.loads(text)
        edition = members["edition"]
        return Report(
            authority=edition["authority"],
            title=edition["title"],
            year=edition["year"],
            first_day=date.fromisoformat(edition["first_day"]),
            last_day=date.fromisoformat(edition["last_day"]),
            as_at=date.fromisoformat(edition["as_at"]),
            audience=edition["audience"],
            sections=tuple(_read_section(each) for each in members["sections"]),
            tables=tuple(_read_table(each, members["selections"]) for each in members["tables"]),
            charts=tuple(_read_chart(each) for each in members["charts"]),
            findings=tuple(Finding(**each) for each in members["findings"]),
            facts=dict(edition["facts"]),
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as wrong:
        raise UnableToReadReport(
            f"This is not a report kept by Heard: {type(wrong).__name__} {wrong}. "
            "Draw the report again from the register."
        ) from wrong


def _table(table: Table) -> Members:
    return {
        "id": table.id,
        "title": table.title,
        "row_heading": table.row_heading,
        "columns": [column.label for column in table.columns],
        "column_keys": [column.key for column in table.columns],
        "rows": [
            {
                "key": row.key,
                "label": row.label,
                "kind": row.kind.value,
                "note": row.note,
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in table.rows
        ],
        "notes": list(table.notes),
        "not_recorded": table.not_recorded,
    }


def _cell(cell: Cell) -> Members:
    # Days and pounds are no counts, and stand only in the cells that have them.
    value = {} if cell.value is None else {"value": written(cell.value)}
    return value | {
        "text": cell.text,
        "count": cell.count,
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "percent": None if cell.percent is None else written(cell.percent),
        "upheld": cell.upheld,
        "partially_upheld": cell.partially_upheld,
        "source": cell.source.value,
        "suppressed": cell.suppressed,
    }


def _finding(finding: Finding) -> Members:
    names = ("kind", "table", "row", "column", "printed", "computed", "sentence")
    return {name: getattr(finding, name) for name in names}


def _section(section: Section) -> Members:
    return {
        "id": section.id,
        "heading": section.heading,
        "paragraphs": [[_sentence(each) for each in said] for said in section.paragraphs],
        "table_ids": list(section.table_ids),
        "chart_ids": list(section.chart_ids),
        "items": list(section.items),
    }


def _sentence(sentence: Sentence) -> Members:
    figures = [
        {
            "text": figure.text,
            "references": list(figure.references),
            "derivation": figure.derivation.value,
        }
        for figure in sentence.figures
    ]
    return {"words": sentence.words, "figures": figures}


def _chart(chart: Chart) -> Members:
    return {
        "id": chart.id,
        "title": chart.title,
        "kind": chart.kind.value,
        "categories": list(chart.categories),
        "series": [
            {
                "label": series.label,
                "values": [None if value is None else written(value) for value in series.values],
            }
            for series in chart.series
        ],
        "unit": chart.unit,
        "alternative": chart.alternative,
        "table_id": chart.table_id,
    }


def _selections(report: Report) -> Members:
    return {
        f"{table.id}.{row.key}.{column.key}": {
            dimension.value: list(values) for dimension, values in cell.selection
        }
        for table in report.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.selection is not None
    }


def _read_table(members: Members, selections: Members) -> Table:
    columns = tuple(map(Column, members["column_keys"], members["columns"]))
    return Table(
        id=members["id"],
        title=members["title"],
        row_heading=members["row_heading"],
        columns=columns,
        rows=tuple(
            Row(
                key=row["key"],
                label=row["label"],
                kind=RowKind(row["kind"]),
                cells=tuple(
                    _read_cell(cell, selections.get(f"{members['id']}.{row['key']}.{column.key}"))
                    for column, cell in zip(columns, row["cells"], strict=True)
                ),
                note=row["note"],
            )
            for row in members["rows"]
        ),
        notes=tuple(members["notes"]),
        not_recorded=members["not_recorded"],
    )


def _read_cell(members: Members, wanted: Members | None) -> Cell:
    numbers = dict(members)
    percent = numbers.pop("percent")
    value = numbers.pop("value", None)
    source = CellSource(numbers.pop("source"))
    selection = None
    if wanted is not None:
        selection = Selection.of({Dimension(name): tuple(each) for name, each in wanted.items()})
    return Cell(
        **numbers,
        percent=None if percent is None else Decimal(percent),
        value=None if value is None else Decimal(value),
        source=source,
        selection=selection,
    )


def _read_section(members: Members) -> Section:
    return Section(
        id=members["id"],
        heading=members["heading"],
        paragraphs=tuple(tuple(map(_read_sentence, said)) for said in _paragraphs(members)),
        table_ids=tuple(members["table_ids"]),
        chart_ids=tuple(members["chart_ids"]),
        items=tuple(members["items"]),
    )


def _paragraphs(members: Members) -> list[list[Members]]:
    """Return the paragraphs; each sentence was one of its own in the first reports kept."""
    if "sentences" in members:
        return [[sentence] for sentence in members["sentences"]]
    return members["paragraphs"]


def _read_sentence(members: Members) -> Sentence:
    figures = (
        Figure(each["text"], tuple(each["references"]), Derivation(each["derivation"]))
        for each in members["figures"]
    )
    return Sentence(members["words"], tuple(figures))


def _read_chart(members: Members) -> Chart:
    return Chart(
        id=members["id"],
        title=members["title"],
        kind=ChartKind(members["kind"]),
        categories=tuple(members["categories"]),
        series=tuple(
            Series(
                each["label"],
                tuple(None if value is None else Decimal(value) for value in each["values"]),
            )
            for each in members["series"]
        ),
        unit=members["unit"],
        alternative=members["alternative"],
        table_id=members["table_id"],
    )
