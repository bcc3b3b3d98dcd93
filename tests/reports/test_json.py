"""The JSON file: what other programs are promised, and that a kept edition can be drawn again."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.figures.coordinates import Dimension, Selection
from heard.figures.report import Cell, CellSource
from heard.reports.renderers.json import render
from heard.reports.report_json import UnableToReadReport, from_json, to_json
from tests.reports.sample import SAMPLE

PUBLISHED = json.loads(render(SAMPLE))


def table(table_id: str) -> dict:
    return next(each for each in PUBLISHED["tables"] if each["id"] == table_id)


def test_the_edition_says_whose_and_of_when_it_is():
    assert PUBLISHED["edition"] == {
        "authority": "Blackpool Council",
        "title": "Customer Relations Team – Children’s Services Annual Report",
        "year": "2014/15",
        "first_day": "2014-04-01",
        "last_day": "2015-03-31",
        "as_at": "2015-06-01",
        "audience": "internal",
        "facts": {"report.period.year": "2014/15"},
    }


def test_a_table_lists_its_columns_and_its_rows_in_order():
    received = table("complaints_received")
    assert received["columns"][:2] == ["Quarter 1", "Quarter 2"]
    assert received["column_keys"] == ["q1", "q2", "q3", "q4", "year"]
    assert [(row["label"], row["kind"]) for row in received["rows"]][2:5] == [
        ("Education", "service"),
        ("TOTALS", "total"),
        ("2012/13", "comparison"),
    ]


def test_a_rate_has_its_whole_numbers_and_its_per_cent_as_a_string():
    assert table("timescales_met")["rows"][0]["cells"][0] == {
        "text": "18/27 66.67%",
        "count": None,
        "numerator": 18,
        "denominator": 27,
        "percent": "66.67",
        "upheld": None,
        "partially_upheld": None,
        "source": "computed",
        "suppressed": False,
    }


@pytest.mark.parametrize(
    ("percent", "text"),
    [("66.67", "66.67"), ("50.00", "50"), ("100", "100"), ("1E+2", "100"), ("62.50", "62.5")],
)
def test_a_per_cent_has_no_tail_of_noughts(percent, text):
    cell = Cell("any", percent=Decimal(percent))
    first, *rest = SAMPLE.tables[0].rows
    changed = replace(SAMPLE.tables[0], rows=(replace(first, cells=(cell,) * 5), *rest))
    members = json.loads(to_json(replace(SAMPLE, tables=(changed,))))
    assert members["tables"][0]["rows"][0]["cells"][0]["percent"] == text


def test_a_withheld_figure_has_no_number_and_no_selection():
    cell = table("customer_groups")["rows"][2]["cells"][0]
    assert cell["suppressed"]
    assert {cell[name] for name in ("count", "numerator", "denominator", "percent")} == {None}
    assert "customer_groups.foster-carer.year" not in PUBLISHED["selections"]


def test_a_finding_says_where_and_what():
    assert PUBLISHED["findings"][0] == {
        "kind": "row_total",
        "table": "complaint_outcomes",
        "row": "2013/14",
        "column": "Year End Totals",
        "printed": "15U & 25PU",
        "computed": "13U & 24PU",
        "sentence": "Complaint outcomes for 2013/14 print 15U & 25PU for the year; "
        "the quarters add to 13U & 24PU.",
    }


def test_the_narrative_is_the_sentences_as_printed_with_the_cells_they_rest_on():
    first = PUBLISHED["narrative"][0]
    assert first["text"].startswith("Children’s Services received 125 complaints in 2014/15")
    assert first["figures"][0] == "complaints_received.total.year"


def test_the_records_behind_a_cell_are_named():
    assert PUBLISHED["selections"]["complaints_received.education.q2"] == {
        "kind": ["complaint"],
        "quarter": ["2"],
        "service": ["education"],
    }


def test_a_kept_report_is_read_back_whole():
    assert from_json(to_json(SAMPLE)) == SAMPLE


def test_a_report_kept_before_there_were_paragraphs_has_one_for_each_sentence():
    members = json.loads(to_json(SAMPLE))
    for section in members["sections"]:
        section["sentences"] = [each for said in section.pop("paragraphs") for each in said]
    read = from_json(json.dumps(members))
    for section, kept in zip(read.sections, SAMPLE.sections, strict=True):
        assert section.sentences == kept.sentences
        assert all(len(paragraph) == 1 for paragraph in section.paragraphs)


def test_a_report_keeps_no_address_of_the_server_that_drew_it():
    linked = replace(SAMPLE, links={"complaints_received.total.year": "/records?kind=complaint"})
    assert to_json(linked) == to_json(SAMPLE)


def test_the_same_report_is_the_same_text():
    assert to_json(from_json(to_json(SAMPLE))) == to_json(SAMPLE)


NUMBERS = st.none() | st.integers(0, 10**6)
SELECTIONS = st.none() | st.dictionaries(
    st.sampled_from(Dimension), st.lists(st.text(max_size=5), max_size=2).map(tuple), max_size=2
).map(Selection.of)
CELLS = st.builds(
    Cell,
    text=st.text(max_size=12),
    count=NUMBERS,
    numerator=NUMBERS,
    denominator=NUMBERS,
    percent=st.none() | st.decimals(-1000, 1000, places=2),
    upheld=NUMBERS,
    partially_upheld=NUMBERS,
    source=st.sampled_from(CellSource),
    suppressed=st.booleans(),
    selection=SELECTIONS,
)


@given(st.lists(CELLS, min_size=5, max_size=5).map(tuple))
@settings(max_examples=40, deadline=None)
def test_any_cell_is_read_back_as_it_was(cells):
    first, *rest = SAMPLE.tables[0].rows
    changed = replace(SAMPLE.tables[0], rows=(replace(first, cells=cells), *rest))
    report = replace(SAMPLE, tables=(changed, *SAMPLE.tables[1:]))
    assert from_json(to_json(report)) == report


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not JSON",
        "[]",
        "{}",
        to_json(SAMPLE).replace('"2014-04-01"', '"the first of April"'),
        to_json(SAMPLE).replace('"kind": "total"', '"kind": "grand"'),
        to_json(SAMPLE).replace('"percent": "66.67"', '"percent": "two thirds"'),
        to_json(SAMPLE).replace('"suppressed": false', '"hidden": false'),
    ],
)
def test_a_text_that_is_no_report_is_refused_with_a_sentence(text):
    with pytest.raises(UnableToReadReport, match="not a report kept by Heard"):
        from_json(text)
