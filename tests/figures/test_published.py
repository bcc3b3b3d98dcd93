"""What printed figures say: every way of printing one, and what each leaves open."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.figures.printed import Said, UnableToReadFigure, in_print, read_printed
from heard.figures.spans import Span
from tests.figures.printed_reports import MODEST, table

# As printed -> its parts. The first block is copied from the report for 2014/15.
PRINTED = {
    "134": {"count": 134},
    "3U & 4PU": {"U": 3, "PU": 4},
    "2 PU": {"PU": 2},
    "1U": {"U": 1},
    "9U & 19PU [125]": {"U": 9, "PU": 19, "count": 125},
    "1 U & 2 PU 20": {"U": 1, "PU": 2, "count": 20},
    "15U & 25PU 134": {"U": 15, "PU": 25, "count": 134},
    "15U&25PU": {"U": 15, "PU": 25},
    "1U 3PU": {"U": 1, "PU": 3},
    "31 [3U 4PU]": {"count": 31, "U": 3, "PU": 4},
    "18/27": {"numerator": 18, "denominator": 27},
    "11/35 31%": {"numerator": 11, "denominator": 35},
    # Other reports.
    "1,204": {"count": 1204},
    "12.5": {"count": Decimal("12.5")},
    "-3": {"count": -3},
    "−3": {"count": -3},
    "18 / 27 (66.67%)": {"numerator": 18, "denominator": 27},
    "18 of 27": {"numerator": 18, "denominator": 27},
    "18 out of 27": {"numerator": 18, "denominator": 27},
    "3PU and 1 U": {"PU": 3, "U": 1},
    "2u, 1pu (7)": {"U": 2, "PU": 1, "count": 7},
    "0/0 –": {"numerator": 0, "denominator": 0},
}


@pytest.mark.parametrize(("text", "parts"), PRINTED.items())
def test_a_printed_figure_is_read_part_by_part(text, parts):
    printed = read_printed(text)
    assert {name: span.exact for name, span in printed.parts.items()} == parts
    assert (printed.text, printed.said) == (text, Said.FIGURE)


@pytest.mark.parametrize(
    ("text", "percent", "places"),
    [
        ("75%", "75", 0),
        ("60.25%", "60.25", 2),
        ("18/27 66.67%", "66.67", 2),
        ("64.80 %", "64.80", 2),
        ("-6.7%", "-6.7", 1),
        ("−6.7%", "-6.7", 1),
        ("65 per cent", "65", 0),
        ("100%", "100", 0),
    ],
)
def test_a_per_cent_keeps_the_places_it_was_printed_with(text, percent, places):
    printed = read_printed(text)
    assert (str(printed.percent), printed.places) == (percent, places)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("NIL", Said.NIL),
        ("Nil", Said.NIL),
        ("none", Said.NIL),
        ("n/a", Said.NOT_GIVEN),
        ("N/A", Said.NOT_GIVEN),
        ("-", Said.NOT_GIVEN),
        ("–", Said.NOT_GIVEN),
        ("*", Said.NOT_GIVEN),
        ("Not recorded", Said.NOT_GIVEN),
        ("", Said.BLANK),
        ("   ", Said.BLANK),
    ],
)
def test_nil_is_nought_and_not_given_is_not(text, said):
    printed = read_printed(text)
    assert (printed.said, printed.parts) == (said, {})
    nought = Span(0, 0) if said is Said.NIL else Span(0, None)
    assert printed.part("count") == printed.part("U") == nought


@pytest.mark.parametrize(("text", "low", "high"), [("<5", 1, 4), ("< 10", 1, 9), ("<1", 0, 0)])
def test_a_number_withheld_is_one_of_those_below(text, low, high):
    assert read_printed(text).part("count") == Span(low, high)


def test_none_of_so_many_is_none_found_of_so_many_received():
    printed = read_printed("NIL [26]")
    assert (printed.part("U"), printed.part("count")) == (Span(0, 0), Span(26, 26))


def test_letters_that_are_not_printed_beside_others_were_none():
    assert read_printed("1U").part("PU") == Span(0, 0)
    assert read_printed("1U").part("count") == Span(0, None)
    assert read_printed("0").part("PU") == Span(0, 0)
    assert read_printed("7").part("PU") == Span(0, None)


@pytest.mark.parametrize(
    "text", ["abc", "3U 4U", "5 7", "18/27 2/3", "1% 2%", "12-15", "1.2.3", "[]", "3 & x", "9" * 20]
)
def test_what_is_no_figure_is_refused_by_name(text):
    with pytest.raises(UnableToReadFigure, match="“"):
        read_printed(text)


@MODEST
@given(st.text(max_size=20) | st.text("0123456789/%UP<&[] -.,", max_size=12))
def test_any_text_is_read_or_refused(text):
    with suppress(UnableToReadFigure):
        assert read_printed(text).text == text


@MODEST
@given(
    st.dictionaries(
        st.sampled_from(["U", "PU", "count"]), st.integers(0, 999).map(Span.of), min_size=1
    )
)
def test_what_is_put_in_print_reads_as_it_was(parts):
    printed = read_printed(in_print(parts))
    assert all(printed.part(name) == span for name, span in parts.items())


def test_a_total_is_the_sum_of_what_stands_before_it():
    received = table(
        {
            "Social care": [1, 2, 3, 4, 10],
            "Comparison 2011/12": [9, 9, 9, 9, 36],
            "In time": ["50%", "50%", "50%", "50%", "50%"],
            "Education": [0, 0, 0, 0, 0],
            "TOTALS": [1, 2, 3, 4, 10],
            "2012/13": [7, 7, 7, 7, 28],
        }
    )
    assert received.added_rows == ("Social care", "Education")
    assert received.added_columns == ("Q1", "Q2", "Q3", "Q4")


def test_what_stands_after_the_total_column_is_no_part_of_it():
    themes = table({"Delay": [1, 2, 3, "1U"]}, columns=("Q1", "Q2", "Year", "Outcome"))
    assert themes.added_columns == ("Q1", "Q2")


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span.of(3), "3"),
        (Span(1, 4), "1 to 4"),
        (Span(14, None), "at least 14"),
        (Span(None, 6), "at most 6"),
        (Span(None, None), "anything"),
    ],
)
def test_a_span_is_told_in_words(span, text):
    assert str(span) == text
