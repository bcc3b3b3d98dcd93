"""Figures of earlier reports: under our own keys, and with footnotes where they do not add up."""

from __future__ import annotations

from heard.figures.earlier_years import compared, doubtful
from tests.figures.printed_reports import table

KINDS = (
    *("complaints_received", "compliments_received", "comments_received"),
    *("mp_enquiries", "councillor_enquiries"),
)
HEADS = {
    "columns": ("Quarter 1", "Quarter 2", "Year End Totals"),
    "total_column": "Year End Totals",
}


def year_of(everything, *, year="2013-14", **kinds):
    """Return a year's tables of totals: two quarters and the year, 3 and 5 of every kind."""
    rows = {"feedback_totals": everything} | {kind: [3, 5, 8] for kind in KINDS} | kinds
    return [
        table({"TOTALS": row}, id=id_, year=year, total_row="TOTALS", **HEADS)
        for id_, row in rows.items()
    ]


def doubted(tables):
    return [(each.table, each.row, each.column, each.computed) for each in doubtful(tables)]


def test_a_year_that_adds_up_has_no_footnote():
    assert doubted(year_of([15, 25, 40])) == []


def test_all_feedback_that_its_kinds_do_not_give_has_a_footnote():
    assert doubted(year_of([15, 24, 39])) == [
        ("feedback_totals", "2013-14", "q2", "25"),
        ("feedback_totals", "2013-14", "year", "40"),
    ]


def test_ombudsman_cases_that_no_table_prints_may_be_the_difference_everywhere():
    assert doubted(year_of([17, 26, 43])) == []


def test_ombudsman_cases_are_counted_where_they_are_printed():
    assert doubted(year_of([17, 26, 43], ombudsman=[2, 1, 3])) == []
    assert doubted(year_of([17, 26, 43], ombudsman=[2, 2, 4])) == [
        ("feedback_totals", "2013-14", "q2", "27"),
        ("feedback_totals", "2013-14", "year", "44"),
    ]


def test_a_kind_that_was_not_published_leaves_the_sum_open():
    tables = [each for each in year_of([9, 9, 18]) if each.id != "mp_enquiries"]
    assert doubted(tables) == []
    assert doubted(year_of([9, 9, 18], mp_enquiries=["n/a", "n/a", "n/a"])) == []


def test_years_are_checked_one_by_one():
    tables = [*year_of([15, 25, 40], year="2012-13"), *year_of([15, 25, 41])]
    assert doubted(tables) == [("feedback_totals", "2013-14", "year", "40")]


def test_a_mean_is_known_by_the_complaints_of_the_same_year():
    tables = [
        table({"TOTALS": [20, 30, 50]}, id="complaints_received", year="2012-13", **HEADS),
        table({"TOTALS": ["75%", "50%", "62.5%"]}, id="timescales_met", year="2012-13", **HEADS),
    ]
    assert doubted(tables) == [("timescales_met", "2012-13", "year", "60.0%")]


def test_only_rows_that_are_shown_have_footnotes():
    rows = {"Social care": [1, 2, 4], "TOTALS": [1, 2, 3]}
    assert doubted([table(rows, id="complaints_received", year="2013-14", **HEADS)]) == []


def test_columns_that_are_not_in_our_table_are_left_out():
    heads = {"columns": ("Q1", "Apr", "qtr 2", "Total", "Upheld"), "total_column": "Total"}
    [row] = compared(
        [table({"TOTALS": [1, 2, 3, 4, "1U"]}, id="complaint_themes", year="2013-14", **heads)]
    )
    assert (row.year_slug, row.label, row.table_id) == ("2013-14", "2013/14", "complaint_themes")
    assert row.cells == {"q1": "1", "q2": "3", "year": "4", "outcomes": "1U"}


def test_a_table_without_totals_has_nothing_to_compare():
    assert compared([table({"A": [1, 2, 3]}, id="a", year="2013-14", **HEADS)]) == ()
