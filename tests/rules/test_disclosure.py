"""Small counts are withheld so that nobody who solves the tables can find one out.

The outsider here is not of our making: see `tests.rules.outsider`.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.rules.disclosure import PrintedCell, Publication, Sum, UnableToProtect, suppress
from tests.rules.outsider import doubts_ended

SERVICES, QUARTERS = ("care", "help", "education"), ("q1", "q2", "q3", "q4")


def table(name, numbers):
    """Return the counts, cells and sums of a table of services by quarters with its totals."""
    counts = {
        f"{name}.{service}.{quarter}": numbers[row][column]
        for row, service in enumerate(SERVICES)
        for column, quarter in enumerate(QUARTERS)
    }
    sums = []
    for quarter in QUARTERS:
        parts = tuple(f"{name}.{service}.{quarter}" for service in SERVICES)
        counts[f"{name}.total.{quarter}"] = sum(counts[part] for part in parts)
        sums.append(Sum(f"{name}.total.{quarter}", parts))
    for service in (*SERVICES, "total"):
        parts = tuple(f"{name}.{service}.{quarter}" for quarter in QUARTERS)
        counts[f"{name}.{service}.year"] = sum(counts[part] for part in parts)
        sums.append(Sum(f"{name}.{service}.year", parts))
    return counts, sums


def publication(*tables, sums=()):
    """Return the publication of several tables, each count in a cell of its own."""
    counts, all_sums = {}, list(sums)
    for each, its_sums in tables:
        counts |= each
        all_sums += its_sums
    cells = tuple(PrintedCell(name, (name,)) for name in counts)
    return Publication(counts, cells, tuple(all_sums))


def two_kinds(first, second):
    """Return a report of two kinds of feedback and the table of both together."""
    both = [[a + b for a, b in zip(*rows, strict=True)] for rows in zip(first, second, strict=True)]
    complaints, comments, everything = (
        table(name, numbers)
        for name, numbers in (("complaints", first), ("comments", second), ("all", both))
    )
    across = [
        Sum(name, (name.replace("all", "complaints"), name.replace("all", "comments")))
        for name in everything[0]
    ]
    return publication(complaints, comments, everything, sums=across)


numbers = st.lists(
    st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 7, 12, 30]), min_size=4, max_size=4),
    min_size=3,
    max_size=3,
)


@st.composite
def rates(draw):
    """Return the publication of a row of rates, as 18/27: what was late is not printed."""
    counts, cells, places = {}, [], [f"q{n}" for n in range(1, draw(st.integers(2, 5)))]
    for place in places:
        counts[f"{place}.met"] = draw(st.sampled_from([0, 1, 3, 6, 15]))
        counts[f"{place}.late"] = draw(st.sampled_from([0, 2, 4, 5, 20]))
    for part in ("met", "late"):
        counts[f"year.{part}"] = sum(counts[f"{place}.{part}"] for place in places)
    sums = [Sum(f"year.{part}", tuple(f"{q}.{part}" for q in places)) for part in ("met", "late")]
    for place in (*places, "year"):
        counts[f"{place}.all"] = counts[f"{place}.met"] + counts[f"{place}.late"]
        sums.append(Sum(f"{place}.all", (f"{place}.met", f"{place}.late")))
        cells.append(PrintedCell(place, (f"{place}.met", f"{place}.all")))
    return Publication(counts, tuple(cells), tuple(sums))


@settings(max_examples=8, deadline=None)
@given(numbers, numbers)
def test_an_outsider_who_solves_every_sum_is_left_with_every_doubt(first, second):
    published = two_kinds(first, second)
    assert doubts_ended(published, suppress(published, 5).withheld, 5) == []


@settings(max_examples=20, deadline=None)
@given(rates(), st.integers(2, 6))
def test_an_outsider_cannot_work_a_small_count_out_of_rates(published, threshold):
    assert doubts_ended(published, suppress(published, threshold).withheld, threshold) == []


@settings(max_examples=8, deadline=None)
@given(numbers)
def test_no_cell_that_is_not_small_is_withheld_for_nothing(each):
    published = publication(table("complaints", each))
    found = suppress(published, 5)
    for cell in found.secondary:
        assert doubts_ended(published, found.withheld - {cell}, 5)


def test_the_outsider_finds_what_is_withheld_by_halves():
    published = publication(table("complaints", [[2, 20, 30, 40], [50, 60, 70, 80], [9, 9, 9, 9]]))
    primary = suppress(published, 5).primary
    assert {name for name, _ in doubts_ended(published, primary, 5)} == {"complaints.care.q1"}


def test_two_small_counts_whose_sum_is_printed_do_not_hide_one_another():
    # Of two withheld counts that make 4 neither can be 4: something larger goes with them.
    published = publication(table("complaints", [[2, 2, 30, 40], [50, 60, 70, 80], [9, 9, 9, 9]]))
    row = {"complaints.care.q1", "complaints.care.q2"}
    columns = {"complaints.help.q1", "complaints.help.q2"}
    assert ("complaints.care.q1", 4) in doubts_ended(published, frozenset(row | columns), 5)
    assert doubts_ended(published, suppress(published, 5).withheld, 5) == []


@settings(max_examples=20, deadline=None)
@given(numbers)
def test_noughts_are_printed_and_every_small_count_is_withheld(each):
    published = publication(table("complaints", each))
    withheld = suppress(published, 5).withheld
    for name, count in published.counts.items():
        if count == 0:
            assert name not in withheld
        if 0 < count < 5:
            assert name in withheld


@settings(max_examples=10, deadline=None)
@given(numbers, st.randoms(use_true_random=False))
def test_the_order_of_cells_and_sums_makes_no_difference(each, chance):
    published = publication(table("complaints", each))
    cells, sums = list(published.cells), list(published.sums)
    chance.shuffle(cells)
    chance.shuffle(sums)
    shuffled = Publication(published.counts, tuple(cells), tuple(sums))
    assert suppress(shuffled, 5) == suppress(published, 5)


def test_nothing_is_withheld_where_nothing_is_small():
    published = publication(table("complaints", [[5, 6, 0, 9]] * 3))
    assert suppress(published, 5).withheld == frozenset()


@pytest.mark.parametrize("threshold", [0, 1])
def test_a_threshold_of_one_protects_nothing(threshold):
    published = publication(table("complaints", [[1, 2, 3, 4]] * 3))
    assert suppress(published, threshold).withheld == frozenset()


def test_one_small_count_takes_another_of_its_row_and_its_column_with_it():
    # One 2 among large numbers: its row and its column each need a second withheld count, and
    # those two a fourth that closes the square.
    published = publication(table("complaints", [[2, 20, 30, 40], [50, 60, 70, 80], [9, 9, 9, 9]]))
    found = suppress(published, 5)
    assert found.primary == {"complaints.care.q1"}
    assert len(found.secondary) == 3


def test_complaints_of_2014_15_are_published_as_the_rule_says():
    # docs/rules/disclosure.md. Source: Blackpool Council, annual report 2014/15, section 3.
    published = publication(table("complaints", [[27, 31, 27, 23], [3, 2, 1, 1], [1, 3, 4, 2]]))
    found = suppress(published, 5)
    places = [(service, quarter) for service in ("help", "education") for quarter in QUARTERS]
    assert found.primary == {f"complaints.{service}.{quarter}" for service, quarter in places}
    assert found.secondary == {"complaints.care.q1", "complaints.care.q4"}


def test_a_count_that_is_printed_twice_is_withheld_twice():
    counts = {"a": 3, "b": 3, "c": 40, "whole": 43}
    sums = (Sum("a", ("b",)), Sum("whole", ("a", "c")))
    published = Publication(counts, tuple(PrintedCell(n, (n,)) for n in counts), sums)
    assert {"a", "b"} <= suppress(published, 5).withheld


def test_a_rate_that_would_give_a_small_count_away_is_withheld_whole():
    # 25 of 27 in time leaves 2 late, which no cell prints but anybody can work out.
    counts = {"met": 25, "received": 27, "late": 2}
    cells = (PrintedCell("rate", ("met", "received")),)
    published = Publication(counts, cells, (Sum("received", ("met", "late")),))
    assert suppress(published, 5).withheld == {"rate"}


@pytest.mark.parametrize(
    ("counts", "cells", "sums", "sentence"),
    [
        ({"a": -1}, (), (), "cannot be below nought"),
        ({"a": 1}, (PrintedCell("x", ("b",)),), (), "which is not among the counts"),
        ({"a": 1}, (PrintedCell("x", ()),), (), "gives away no count"),
        ({"a": 1, "b": 2}, (), (Sum("a", ("b",)),), "but its parts add to 2"),
    ],
)
def test_what_contradicts_itself_is_refused(counts, cells, sums, sentence):
    with pytest.raises(UnableToProtect, match=sentence):
        Publication(counts, cells, sums)
