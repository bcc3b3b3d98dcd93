"""Does a tally count every record once, whichever way it is looked at?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.figures.coordinates import Dimension, Selection
from heard.figures.tally import Tally

KIND, QUARTER, SERVICE = Dimension.KIND, Dimension.QUARTER, Dimension.SERVICE
DIMENSIONS = (KIND, QUARTER, SERVICE)
ROWS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("1234"), st.sampled_from(["x", "y", ""]))
)
SMALL = Tally.of(DIMENSIONS, [("a", "1", "x"), ("a", "1", "x"), ("b", "2", "x"), ("a", "2", "")])


def test_records_at_one_coordinate_are_counted_together() -> None:
    assert SMALL.at("a", "1", "x") == 2
    assert SMALL.at("c", "1", "x") == 0
    assert SMALL.count() == 4


def test_selection_of_several_values_takes_any_of_them_and_all_dimensions() -> None:
    assert SMALL.count(Selection.of({KIND: ("a", "b"), QUARTER: "2"})) == 2
    assert SMALL.count(Selection.of({SERVICE: ""})) == 1
    assert SMALL.count(Selection()) == 4


def test_selection_is_the_same_in_whatever_order_it_was_made() -> None:
    one = Selection.of({KIND: "a", QUARTER: "1"})
    other = Selection.of({QUARTER: "1"}).narrowed({KIND: "a"})
    assert one == other
    assert one.query() == [("kind", "a"), ("quarter", "1")]


def test_values_are_those_that_some_record_has() -> None:
    none_left = Tally((KIND,), {("a",): 1, ("b",): 0})
    assert none_left.values(KIND) == {"a"}


def test_dimension_that_is_not_counted_by_is_named_in_the_refusal() -> None:
    with pytest.raises(KeyError, match="not by theme"):
        SMALL.by(Dimension.THEME)


@given(ROWS)
def test_looked_at_from_any_side_the_records_are_as_many(rows: list[tuple[str, ...]]) -> None:
    tally = Tally.of(DIMENSIONS, rows)
    for side in ((KIND,), (QUARTER, KIND), (SERVICE, QUARTER, KIND), ()):
        assert tally.by(*side).count() == len(rows)


@given(ROWS, st.sampled_from("abc"))
def test_selecting_before_and_after_looking_from_a_side_is_the_same(
    rows: list[tuple[str, ...]], kind: str
) -> None:
    tally, chosen = Tally.of(DIMENSIONS, rows), Selection.of({KIND: kind})
    assert tally.where(chosen).by(KIND, QUARTER) == tally.by(KIND, QUARTER).where(chosen)
    assert tally.where(chosen).count() == sum(row[0] == kind for row in rows)
