"""The CSV files: one a table, every number in one more, and nothing that runs as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.reports.renderers.csv import harmless, render
from tests.reports.sample import SAMPLE

FILES = render(SAMPLE)


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FILES[name].decode("utf-8-sig"), newline="")))


def test_there_is_a_file_for_each_table_and_one_of_figures_and_one_of_notes():
    assert set(FILES) == {f"{table.id}.csv" for table in SAMPLE.tables} | {
        "figures.csv",
        "notes.csv",
    }


def test_a_spreadsheet_is_told_that_the_letters_are_utf_8():
    assert all(content.startswith(b"\xef\xbb\xbf") for content in FILES.values())


@pytest.mark.parametrize("table", SAMPLE.tables, ids=lambda table: table.id)
def test_a_table_is_in_its_file_as_printed(table):
    heading, *body = rows(f"{table.id}.csv")
    assert heading == ["key", table.row_heading, *(column.label for column in table.columns)]
    assert body == [[row.key, row.label, *(cell.text for cell in row.cells)] for row in table.rows]


def test_every_cell_has_its_numbers_in_the_one_long_file():
    heading, *body = rows("figures.csv")
    figures = [dict(zip(heading, row, strict=True)) for row in body]
    assert len(figures) == sum(len(t.rows) * len(t.columns) for t in SAMPLE.tables)
    rate = next(f for f in figures if f["text"] == "18/27 66.67%")
    assert (rate["numerator"], rate["denominator"], rate["percent"]) == ("18", "27", "66.67")
    assert rate["count"] == rate["upheld"] == ""
    withheld = next(f for f in figures if f["suppressed"] == "yes")
    assert (withheld["text"], withheld["count"]) == ("<5", "")
    earlier = next(f for f in figures if f["row"] == "2013-14" and f["column"] == "year")
    assert (earlier["count"], earlier["source"]) == ("134", "published")


def test_what_is_said_under_a_table_and_beside_its_rows_is_kept():
    notes = rows("notes.csv")
    assert [note[3] for note in notes if note[0] == "remedies"] == [
        "Remedies are not recorded in this register."
    ]
    assert ["complaint_themes", "Complaints by theme", "quality-of-service"] in [
        note[:3] for note in notes
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 1253 477477",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "=cmd|' /C calc'!A0",
        "＝1+1",
        "-6.7% of all",
        "--1",
        "-",
    ],
)
def test_a_text_that_would_run_as_a_formula_is_made_harmless(text):
    expected = text if text == "-" else f"'{text}"
    assert harmless(text) == expected


@pytest.mark.parametrize(
    "text", ["-3", "-6.7%", "+5", "-1,250", "12", "–", "NIL", "<5", "3U & 4PU"]
)
def test_a_number_and_a_plain_text_are_left_as_they_are(text):
    assert harmless(text) == text


@given(st.text(max_size=20))
@settings(max_examples=80, deadline=None)
def test_no_cell_begins_a_formula_unless_it_is_a_number_or_a_dash(text):
    cell = harmless(text)
    if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        assert cell == "-" or cell.rstrip("%").replace(",", "").replace(".", "")[1:].isdecimal()


def test_a_service_area_named_like_a_formula_cannot_run():
    table = SAMPLE.tables[0]
    named = replace(table.rows[0], label="=HYPERLINK(1)")
    files = render(replace(SAMPLE, tables=(replace(table, rows=(named,)),)))
    assert b"'=HYPERLINK(1)" in files["complaints_received.csv"]
