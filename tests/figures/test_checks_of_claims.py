"""Figures in prose, against the numbers that they should be worked out from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heard.figures.checks import UnableToFollow, check_published
from heard.figures.published import PublishedSet
from tests.figures.printed_reports import claim, found, table


def wrong_with(text, printed, *tables, **workings):
    """Return the kind and the right figure, where the claim is wrong."""
    findings = found(*tables, claims=(claim(text, printed, **workings),))
    return [(kind, computed) for kind, *_, computed in findings]


SHARES = [
    # The report for 2014/15.
    ("7.2%", 9, 125, []),
    ("86.4%", 108, 125, []),
    ("65%", 81, 125, []),
    ("46.42%", 13, 28, [("truncated", "46.43%")]),
    ("14.28%", 4, 28, [("truncated", "14.29%")]),
    # Others.
    ("64.8", 81, 125, []),
    ("64.80", 81, 125, []),
    ("(64.8)", 81, 125, []),
    ("[64.9]", 81, 125, [("percent", "64.8%")]),
    ("46.40", 13, 28, [("percent", "46.43%")]),
    ("53.12%", 17, 32, [("rounded_half_even", "53.13%")]),
    ("68.4%", 81, 125, [("transposed", "64.8%")]),
    ("70%", 81, 125, [("percent", "65%")]),
    ("81/125", 81, 125, []),
    ("81 of 124", 81, 125, [("claim", "81/125")]),
    ("18/125", 81, 125, [("transposed", "81/125")]),
    ("-", 0, 0, []),
    ("0%", 0, 0, [("percent", "–")]),
    ("n/a", 1, 2, [("missing", "50.0%")]),
]


@pytest.mark.parametrize(("printed", "numerator", "denominator", "expected"), SHARES)
def test_a_share_is_judged_at_the_places_printed(printed, numerator, denominator, expected):
    workings = {"numerator": numerator, "denominator": denominator}
    assert wrong_with("in time", printed, **workings) == expected


CHANGES = [
    ("complaints", "-6.7%", 134, 125, []),
    ("complaints", "−6.7%", 134, 125, []),
    ("complaints have dropped by 9 (6.7%)", "6.7%", 134, 125, []),
    ("a decrease (29%)", "29%", 355, 252, []),
    ("a decrease (-29%)", "-29%", 355, 252, []),
    ("complaints rose by 6.7%", "6.7%", 134, 125, [("percent", "-6.7%")]),
    ("complaints", "6.7%", 134, 125, [("percent", "-6.7%")]),
    ("fewer by 28%", "28%", 354, 252, [("truncated", "29%")]),
    ("fewer by 92%", "92%", 355, 252, [("transposed", "29%")]),
    ("up by a third", "33.3%", 9, 12, []),
    ("doubled", "100%", 5, 10, []),
    ("no change", "0%", 5, 5, []),
    ("from none", "100%", 0, 5, [("percent", "–")]),
    ("dropped by 9", "9", 134, 125, []),
    ("dropped by 8", "8", 134, 125, [("claim", "9")]),
    ("9 more", "9", 125, 134, []),
    ("mean days, up by 10%", "10%", Decimal("12.5"), Decimal("13.75"), []),
]


@pytest.mark.parametrize(("text", "printed", "before", "after", "expected"), CHANGES)
def test_a_change_is_printed_with_its_sign_or_a_word_for_falling(
    text, printed, before, after, expected
):
    assert wrong_with(text, printed, before=before, after=after) == expected


OUTCOMES = table(
    {
        "Quality": [32, "3U & 10PU"],
        "Staff attitude": [38, "1U & 2PU"],
        "Delay": [11, "1U & 3PU"],
        "Requests": [11, "NIL"],
        "TOTALS": [92, "5U & 15PU"],
    },
    columns=("All", "Outcome"),
    total_column="All",
    id="themes",
)


@pytest.mark.parametrize(
    ("printed", "figure", "expected"),
    [
        ("32", "themes.Quality.All", []),
        ("23", "themes.Quality.All", [("transposed", "32")]),
        ("7", "themes.Requests.All - 3", [("claim", "8")]),
        ("3U 10PU", "themes.Quality.Outcome", []),
        ("3U 9PU", "themes.Quality.Outcome", [("claim", "3U & 10PU")]),
        ("20", "themes.TOTALS.Outcome.U + themes.TOTALS.Outcome.PU", []),
        ("7", 8, [("claim", "8")]),
        ("8", 8, []),
    ],
)
def test_a_figure_repeated_from_a_table_is_that_figure(printed, figure, expected):
    assert wrong_with("we said", printed, OUTCOMES, figure=figure) == expected


def test_operands_may_be_figures_of_the_tables():
    workings = {
        "numerator": "themes.Quality.Outcome.U + themes.Quality.Outcome.PU",
        "denominator": "themes.TOTALS.Outcome.U + themes.TOTALS.Outcome.PU",
    }
    assert wrong_with("65% of all upheld", "65%", OUTCOMES, **workings) == []
    assert wrong_with("64% of all upheld", "64%", OUTCOMES, **workings) == [("percent", "65%")]


def test_a_share_printed_in_a_table_may_be_claimed_as_a_per_cent():
    met = table({"A": ["81/125 64.8%"]}, columns=("Year",), total_column="", id="met")
    assert wrong_with("almost two thirds", "65%", met, figure="met.A.Year") == []
    assert wrong_with("two thirds", "67%", met, figure="met.A.Year") == [("percent", "65%")]
    assert wrong_with("as was", "64.8%", met, figure="met.A.Year.percent") == []


@pytest.mark.parametrize(
    ("printed", "expected"), [("2", []), ("3", [("tie", "4")]), ("4", []), ("5", [("claim", "4")])]
)
def test_so_many_lead_only_if_the_last_of_them_ties_with_no_other(printed, expected):
    assert wrong_with("top themes", printed, OUTCOMES, top_of="themes") == expected


def test_a_tie_is_told_by_name():
    report = PublishedSet(
        tables=(OUTCOMES,), claims=(claim("the 3 top themes", "3", top_of="themes", column="All"),)
    )
    [finding] = check_published(report)
    assert (finding.table, finding.row, finding.column) == ("claims", "the 3 top themes", "")
    assert finding.sentence == (
        "The words “the 3 top themes” give 3, but “Delay” and “Requests” tie at 11, so that 4 lead."
    )


def test_a_claim_that_repeats_a_wrong_total_is_not_wrong_once_more():
    received = table({"A": [1, 2, 3, 4, 12]})
    for said in ("12", "10"):
        claims = (claim(f"{said} complaints", said, figure="a.A.Year"),)
        assert [kind for kind, *_ in found(received, claims=claims)] == ["row_total"]


@pytest.mark.parametrize(
    ("printed", "workings", "words"),
    [
        ("7", {"figure": "themes.Waiting.All"}, "has no row “Waiting”"),
        ("7%", {"numerator": "themes.Quality.Outcome", "denominator": 3}, "is not one number"),
        ("3U", {"figure": "themes.Quality.All"}, "cannot be compared"),
        ("3U", {"numerator": 3, "denominator": 4}, "is no per cent"),
    ],
)
def test_a_claim_about_nothing_is_named(printed, workings, words):
    with pytest.raises(UnableToFollow, match=words):
        wrong_with("we said", printed, OUTCOMES, **workings)


def test_a_claim_about_a_figure_not_given_is_not_judged():
    received = table({"A": [1, "n/a", 3, 4, 12]})
    assert wrong_with("we had 9", "9", received, figure="a.A.Q2") == []
