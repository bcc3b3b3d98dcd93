"""What every edition says around its figures, and in which order it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.common.documents.printable import legible
from heard.figures.report import Cell
from heard.reports import reading
from heard.reports.paper import column_shares, lines
from tests.reports.sample import SAMPLE


def test_an_edition_names_its_months_its_audience_and_its_day():
    assert reading.period(SAMPLE) == "April 2014 – March 2015"
    assert reading.as_at(SAMPLE) == "Figures as at 1 June 2015"
    assert reading.audience(SAMPLE).startswith("Internal edition")
    assert reading.audience(replace(SAMPLE, audience="public")).startswith("Public edition")


def test_a_chart_stands_before_the_table_it_is_drawn_from():
    order = [each.id for each in reading.in_reading_order(SAMPLE, SAMPLE.sections[1])]
    assert order == [
        "complaints_by_quarter",
        "complaints_received",
        "outcomes_by_service",
        "complaint_outcomes",
    ]


def test_a_chart_whose_table_stands_elsewhere_comes_last():
    section = replace(SAMPLE.sections[1], table_ids=("complaint_outcomes",))
    order = [each.id for each in reading.in_reading_order(SAMPLE, section)]
    assert order == ["outcomes_by_service", "complaint_outcomes", "complaints_by_quarter"]


def test_what_a_section_prints_is_not_printed_again_at_the_end():
    first, *rest = SAMPLE.findings
    section = replace(SAMPLE.sections[0], items=(first.sentence,))
    groups = reading.findings_by_table(replace(SAMPLE, sections=(section,)))
    assert [each for found in groups.values() for each in found] == rest


def test_findings_stand_under_the_titles_of_their_tables():
    groups = reading.findings_by_table(SAMPLE)
    assert list(groups) == [
        "Complaints upheld or partially upheld",
        "Complaints answered within the local target",
        "Prose",
    ]


def test_only_a_public_edition_says_that_figures_are_withheld():
    internal, public = reading.method(SAMPLE), reading.method(replace(SAMPLE, audience="public"))
    assert public[:-1] == internal
    assert "1 April 2014 to 31 March 2015" in internal[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("18/27 66.67%", ["18/27", "66.67%"]),
        ("3U & 4PU [31]", ["3U & 4PU", "[31]"]),
        ("31 [3U 4PU]", ["31", "[3U 4PU]"]),
        ("1 U & 2 PU 20", ["1 U & 2 PU", "20"]),
        ("3U & 4PU", ["3U & 4PU"]),
        ("NIL", ["NIL"]),
        ("", [""]),
    ],
)
def test_a_figure_of_two_parts_stands_in_two_lines(text, shown):
    assert lines(Cell(text)) == shown


@pytest.mark.parametrize("table", SAMPLE.tables, ids=lambda table: table.id)
def test_the_columns_of_a_table_fit_the_page(table):
    shares = column_shares(table)
    assert len(shares) == len(table.columns) + 1
    assert sum(shares) <= 1.001
    assert sum(shares) >= (0.999 if len(table.columns) >= 4 else 0.499)


def test_letters_that_no_format_holds_are_left_out_everywhere():
    table = replace(SAMPLE.tables[0], title="Bell\x07 \ud800and\x00 \ufffffamily\n")
    told = legible(replace(SAMPLE, tables=(table,), facts={"report.a\x00": "b\x01"}))
    assert told.tables[0].title == "Bell and family\n"
    assert told.facts == {"report.a": "b"}
    assert legible(SAMPLE) == SAMPLE
