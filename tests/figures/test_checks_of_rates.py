"""Printed per cents: right, cut short, rounded to even, means, exchanged, or plainly wrong."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.figures.checks.rounding import Misprint, misprint
from heard.figures.measures import rounded
from tests.figures.printed_reports import MODEST, found, table

# printed, so many, of so many -> what is wrong. The first rows are from the report for 2014/15.
ROUNDINGS = [
    ("66.67", 18, 27, None),
    ("53.13", 17, 32, None),
    ("64.8", 81, 125, None),
    ("65", 81, 125, None),
    ("64.80", 81, 125, None),
    ("10.7", 3, 28, None),
    ("46.42", 13, 28, Misprint.TRUNCATED),
    ("14.28", 4, 28, Misprint.TRUNCATED),
    ("53.12", 17, 32, Misprint.HALF_EVEN),
    ("12", 1, 8, Misprint.HALF_EVEN),
    ("66", 2, 3, Misprint.TRUNCATED),
    ("68.4", 81, 125, Misprint.TRANSPOSED),
    ("46.34", 13, 28, Misprint.TRANSPOSED),
    ("64.9", 81, 125, Misprint.WRONG),
    ("0", 1, 3, Misprint.WRONG),
    ("100", 2, 3, Misprint.WRONG),
]


@pytest.mark.parametrize(("printed", "numerator", "denominator", "wrong"), ROUNDINGS)
def test_a_per_cent_is_judged_at_its_places(printed, numerator, denominator, wrong):
    assert misprint(Decimal(printed), Fraction(100 * numerator, denominator)) is wrong


@pytest.mark.parametrize(("printed", "wrong"), [("-6.7", None), ("-6.8", Misprint.WRONG)])
def test_a_fall_is_rounded_like_a_rise(printed, wrong):
    assert misprint(Decimal(printed), Fraction(100 * (125 - 134), 134)) is wrong


def test_a_fall_cut_short_is_cut_towards_nought():
    assert misprint(Decimal(-28), Fraction(100 * (252 - 354), 354)) is Misprint.TRUNCATED


@MODEST
@given(st.integers(0, 999), st.integers(1, 999), st.integers(0, 4))
def test_rounding_half_up_is_right_and_cutting_short_is_told(numerator, denominator, places):
    exact = Fraction(100 * numerator, denominator)
    assert misprint(rounded(exact, places), exact) is None
    cut = Decimal(int(exact * 10**places)).scaleb(-places)
    assert misprint(cut, exact) in {None, Misprint.TRUNCATED, Misprint.HALF_EVEN}


YEAR_OF = ["18/27 66.67%", "21/31 67.74%", "15/27 55.56%", "16/23 69.57%"]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("70/108 64.81%", []),
        ("70/108 65%", []),
        ("70/108", []),
        ("64.81%", []),
        ("70/108 64.95%", [("percent", "64.81%")]),
        ("70/108 64.88%", [("mean_of_percents", "64.81%")]),
        ("70/108 64.89%", [("mean_of_percents", "64.81%")]),
        ("64.89%", [("mean_of_percents", "64.81%")]),
        ("70/108 64.18%", [("transposed", "64.81%")]),
        ("70/108 64%", [("truncated", "65%")]),
        # The share is wrong; its per cent fits the share as it should be, or as printed.
        ("71/108 64.81%", [("row_total", "70/108")]),
        ("71/108 65.74%", [("row_total", "70/108")]),
        ("70/109 64.81%", [("row_total", "70/108")]),
    ],
)
def test_a_year_is_all_in_time_over_all_received(year, expected):
    findings = found(table({"Social care": [*YEAR_OF, year]}))
    assert [(kind, computed) for kind, *_, computed in findings] == expected
    assert all(finding[1:3] == ("Social care", "Year") for finding in findings)


@pytest.mark.parametrize("label", ["Social care %", "Rate", "Social care, in time", "Percentage"])
def test_per_cents_under_their_shares_are_checked_against_them(label):
    shares = [cell.split()[0] for cell in [*YEAR_OF, "70/108 64.81%"]]
    right = ["66.67%", "67.74%", "55.56%", "69.57%", "64.81%"]
    wrong = ["66.67%", "67.74%", "55.55%", "69.57%", "64.81%"]
    assert found(table({"Social care": shares, label: right})) == []
    assert found(table({"Social care": shares, label: wrong})) == [
        ("truncated", label, "Q3", "55.55%", "55.56%")
    ]


def test_per_cents_under_their_shares_are_known_by_agreeing_with_most():
    shares = ["18/27", "21/31", "15/27", "16/23", "70/108"]
    rows = {"Social care": shares, "Answered": ["66.67%", "67.74%", "55.56%", "69.57%", "64.9%"]}
    assert found(table(rows)) == [("mean_of_percents", "Answered", "Year", "64.9%", "64.8%")]


def test_per_cents_of_something_else_are_left_alone():
    shares = ["18/27", "21/31", "15/27", "16/23", "70/108"]
    assert found(table({"Social care": shares, "Target": ["80%"] * 5})) == []
    assert (
        found(table({"Social care": shares, "Comparison": ["75%", "70%", "48%", "9%", "40%"]}))
        == []
    )


def test_per_cents_in_a_table_of_their_own_are_checked_if_they_are_said_to_agree():
    met = table({"A": ["18/27", "21/31", "15/27", "16/23", "70/108"]}, id="met")
    rates = table({"A": ["66.67%", "67.74%", "55.55%", "69.57%", "64.81%"]}, id="rates")
    for identity in (("met.A.*", "rates.A.*"), ("rates.A.*", "met.A.*")):
        assert found(met, rates, identities=[identity]) == [
            ("truncated", "A", "Q3", "55.55%", "55.56%")
        ]


def test_a_column_of_per_cents_beside_its_shares_is_checked():
    heads = {"columns": ("In time", "Percentage")}
    rows = {"Social care": ["18/27", "66.6%"], "Education": ["7/10", "70%"]}
    assert found(table(rows, **heads)) == [
        ("truncated", "Social care", "Percentage", "66.6%", "66.7%")
    ]


def test_per_cents_are_never_added():
    heads = {"columns": ("2013/14", "Share")}
    rows = {"A": [27, "54%"], "B": [23, "46%"], "TOTALS": [50, "100%"]}
    assert found(table(rows, **heads)) == []


def test_a_mean_down_the_column_is_a_mean_too():
    rows = {"A": ["18/27 66.67%"], "B": ["1/2 50%"], "TOTALS": ["19/29 58.34%"]}
    assert found(table(rows, columns=("Q1",))) == [
        ("mean_of_percents", "TOTALS", "Q1", "19/29 58.34%", "65.52%")
    ]


def test_a_mean_with_places_that_its_parts_lack_is_told_though_no_numbers_are_printed():
    rows = {"2012/13": ["75%", "70%", "48%", "48%", "60.25%"]}
    assert found(table(rows)) == [("mean_of_percents", "2012/13", "Year", "60.25%", "")]


@pytest.mark.parametrize(
    ("last", "kinds"),
    [("Year", ["mean_of_percents"]), ("Total %", ["mean_of_percents"]), ("Q4", [])],
)
def test_a_last_column_is_taken_for_the_total_only_if_it_is_named_so(last, kinds):
    rows = {"In time": ["50.0%", "61.0%", "55.5%"]}
    findings = found(table(rows, columns=("Q2", "Q3", last), total_column=""))
    assert [kind for kind, *_ in findings] == kinds


@pytest.mark.parametrize("year", ["49%", "60%", "61.5%"])
def test_a_per_cent_that_may_well_be_a_rate_is_left_alone(year):
    assert found(table({"2012/13": ["75%", "70%", "48%", "47%", year]})) == []


def test_a_table_that_counts_the_denominators_makes_the_rate_known():
    received = table({"2012/13": [20, 20, 29, 21, 90]}, id="received")
    met = table({"2012/13": ["75%", "70%", "48%", "48%", "60.25%"]}, id="met", of="received")
    assert found(received, met) == [("mean_of_percents", "2012/13", "Year", "60.25%", "58.89%")]
    right = table({"2012/13": ["75%", "70%", "48%", "48%", "59%"]}, id="met", of="received")
    assert found(received, right) == []


def test_a_per_cent_of_no_whole_number_is_wrong():
    received = table({"2012/13": [20, 20, 29, 21, 90]}, id="received")
    met = table({"2012/13": ["75%", "70%", "50%", "48%", "59%"]}, id="met", of="received")
    assert found(received, met) == [("percent", "2012/13", "Q3", "50%", "")]


def test_denominators_must_be_what_the_other_table_counts():
    received = table({"A": [27, 31, 27, 23, 108]}, id="received")
    met = table({"A": ["18/27", "21/31", "15/28", "16/23", "70/108"]}, id="met", of="received")
    assert found(received, met) == [("cross_table", "A", "Q3", "15/28", "15/27")]


def test_two_per_cents_that_changed_places_are_one_finding():
    cells = ["18/27 67.74%", "21/31 66.67%", "15/27 55.56%", "16/23 69.57%", "70/108 64.81%"]
    assert found(table({"A": cells})) == [("transposed", "A", "Q1", "18/27 67.74%", "66.67%")]


def test_a_share_of_none_has_no_per_cent():
    assert found(table({"A": ["0/0 –", "1/2 50%"]}, columns=("Q1", "Year"))) != []
    assert found(table({"A": ["0/0 –", "NIL", "1/2 50%", "1/1", "2/3 66.67%"]})) == []
    assert found(table({"A": ["0/0 0%", "0/0"]}, columns=("Q1", "Q2"))) == [
        ("percent", "A", "Q1", "0/0 0%", "–")
    ]
