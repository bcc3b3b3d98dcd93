"""Are shares, changes, medians and percentiles exact, and rounded as people round?"""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.figures.measures import Change, Share, median, percentile, rounded, written

COUNTS = st.integers(0, 10_000)
DAYS = st.lists(st.integers(0, 200), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [
        # The printed report of 2014/15, table of timescales.
        (18, 27, "66.67%"),
        (21, 31, "67.74%"),
        (1, 2, "50%"),
        (0, 1, "0%"),
        (1, 1, "100%"),
        (17, 32, "53.13%"),  # 53.125: half up, where half to even would give 53.12
        (81, 125, "64.8%"),
        (7, 10, "70%"),
        # Truncated in that report to 46.42% and 14.28%.
        (13, 28, "46.43%"),
        (4, 28, "14.29%"),
        (1, 3, "33.33%"),
        (0, 0, "–"),
    ],
)
def test_share_is_printed_half_up_to_two_places_without_trailing_noughts(
    numerator: int, denominator: int, printed: str
) -> None:
    assert Share(numerator, denominator).text == printed


def test_share_of_a_year_is_the_sum_of_its_quarters_and_no_mean_of_percentages() -> None:
    # 2012/13 printed 60.25%, the mean of 75, 70, 48 and 48: weighted by 20, 20, 29, 21 it is 58.9.
    quarters = [Share(15, 20), Share(14, 20), Share(14, 29), Share(10, 21)]
    year = sum(quarters, start=Share(0, 0))
    assert year == Share(53, 90)
    assert year.text == "58.89%"


@pytest.mark.parametrize(
    ("before", "after", "difference", "printed"),
    [
        (134, 125, -9, "6.7%"),
        (355, 252, -103, "29%"),
        (146, 39, -107, "73.3%"),
        (49, 57, 8, "16.3%"),
        (10, 10, 0, "0%"),
        (4, 0, -4, "100%"),
        (0, 3, 3, "–"),
        (0, 0, 0, "–"),
    ],
)
def test_change_says_how_many_and_what_per_cent_of_before(
    before: int, after: int, difference: int, printed: str
) -> None:
    change = Change(before, after)
    assert change.difference == difference
    assert change.text == printed


def test_fall_is_a_negative_per_cent() -> None:
    assert Change(134, 125).percent == Decimal("-6.7")


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(3, 2), 0, "2"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1005, 1000), 2, "1.01"),  # a binary float would print 1.00
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(0), 2, "0.00"),
    ],
)
def test_a_half_is_rounded_away_from_nought(number: Fraction, places: int, expected: str) -> None:
    assert str(rounded(number, places)) == expected


@given(COUNTS, st.integers(1, 10_000))
def test_rounding_agrees_with_decimal_division(numerator: int, denominator: int) -> None:
    exact = Decimal(100 * numerator) / Decimal(denominator)
    expected = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert Share(numerator, denominator).percent == expected


@pytest.mark.parametrize(
    ("number", "text"), [("64.80", "64.8"), ("50.00", "50"), ("100", "100"), ("0.00", "0")]
)
def test_trailing_noughts_go_and_others_stay(number: str, text: str) -> None:
    assert written(Decimal(number)) == text


@pytest.mark.parametrize(
    ("days", "middle", "ninth"),
    [
        ([7], Fraction(7), 7),
        ([3, 4], Fraction(7, 2), 4),
        ([1, 2, 3], Fraction(2), 3),
        ([5, 5, 5, 30], Fraction(5), 30),
        (list(range(1, 11)), Fraction(11, 2), 9),  # the ninth of ten
        (list(range(1, 12)), Fraction(6), 10),  # nine tenths of eleven is 9.9: the tenth
    ],
)
def test_median_is_the_middle_and_the_percentile_is_one_of_the_values(
    days: list[int], middle: Fraction, ninth: int
) -> None:
    assert median(Counter(days)) == middle
    assert percentile(Counter(days), 90) == ninth


@given(DAYS, st.integers(1, 100))
def test_percentile_is_the_smallest_value_that_so_many_do_not_exceed(
    days: list[int], percent: int
) -> None:
    value = percentile(Counter(days), percent)
    not_over = sum(day <= value for day in days)
    under = sum(day < value for day in days)
    assert value in days
    assert 100 * not_over >= percent * len(days) > 100 * under


@given(DAYS)
def test_as_many_stand_below_the_median_as_above_it(days: list[int]) -> None:
    middle = median(Counter(days))
    ordered = sorted(days)
    places = len(days) - 1
    assert middle == Fraction(ordered[places // 2] + ordered[(places + 1) // 2], 2)


def test_there_is_no_median_of_nothing() -> None:
    with pytest.raises(ValueError, match="no items"):
        median({})
    with pytest.raises(ValueError, match="no items"):
        percentile({3: 0}, 90)
