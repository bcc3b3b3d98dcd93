"""What one cell of a register says."""

import contextlib
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.intake.registers.cells import NotExpected, reader_of
from heard.intake.registers.fields import FIELDS
from tests.intake.words import PLAIN

LAST_DAY = date(2015, 3, 31)


def read(field, cell, mapping=PLAIN):
    return reader_of(FIELDS[field], mapping)(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "31/03/2015",
        "31.3.2015",
        "31-03-15",
        "2015-03-31",
        "2015-03-31T23:50:00",
        "31/03/2015 23:50",
        "31 March 2015",
        "31 Mar 2015",
        "31-Mar-15",
        " 31/03/2015 ",
        "42094",
        42094,
        42094.75,
        LAST_DAY,
        datetime(2015, 3, 31, 23, 50),  # noqa: DTZ001 — as a workbook gives it
    ],
)
def test_a_date_is_read_in_every_form_a_register_holds(cell):
    assert read("received_on", cell) == LAST_DAY


def test_a_date_is_read_month_first_where_the_mapping_says_so():
    american = PLAIN.model_copy(update={"date_order": "month-first"})
    assert read("received_on", "03/31/2015", american) == LAST_DAY


@pytest.mark.parametrize(
    "cell",
    ["30/02/2014", "31/04/2014", "2015-13-01", "soon", "31/03/1015", "99999999", True, -5, 1e300],
)
def test_what_is_no_day_is_refused_with_what_was_expected(cell):
    with pytest.raises(NotExpected, match="a date"):
        read("received_on", cell)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back_from_each_form(day):
    forms = [day.isoformat(), day.strftime("%d/%m/%Y"), (day - date(1899, 12, 30)).days, day]
    assert {read("received_on", form) for form in forms} == {day}


@given(st.text() | st.floats() | st.integers() | st.booleans())
def test_no_cell_makes_a_reader_fail_otherwise_than_by_saying_what_it_expected(cell):
    for name in FIELDS:
        with contextlib.suppress(NotExpected):
            read(name, cell)


@pytest.mark.parametrize("cell", ["", "  ", "NIL", "nil", "N/A", "-"])
def test_an_empty_word_of_the_mapping_is_nothing_recorded(cell):
    assert read("outcome", cell) is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [("Children’s Social Care", "care"), ("children’s social CARE", "care"), ("care", "care")],
)
def test_a_word_is_known_whatever_its_case(cell, code):
    assert read("service_area", cell) == code


def test_an_unknown_word_is_refused_with_the_codes_there_are():
    with pytest.raises(NotExpected, match="care, education"):
        read("service_area", "Roads")


@pytest.mark.parametrize(
    ("cell", "amount"), [("£1,250.50", "1250.50"), ("150", "150"), (200.0, "200"), ("£ 5", "5")]
)
def test_an_amount_is_read_in_pounds(cell, amount):
    assert read("remedy_amount", cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["£0", "-5", "NaN", "Infinity", "1.005", "much", "1e9"])
def test_what_is_no_amount_is_refused(cell):
    with pytest.raises(NotExpected, match="pounds"):
        read("remedy_amount", cell)


@pytest.mark.parametrize(("cell", "quarter"), [("Q2", 2), ("Quarter 2", 2), (2, 2), (2.0, 2)])
def test_a_quarter_is_read(cell, quarter):
    assert read("quarter", cell) == quarter


def test_findings_are_read_in_order():
    assert read("findings", "Upheld; not_upheld") == ("upheld", "not_upheld")


def test_a_formula_is_refused_as_a_value_of_any_column_but_the_words():
    with pytest.raises(NotExpected, match="not a formula"):
        read("reference", "=A1+1")
    assert read("words", "=) that is how I feel") == "=) that is how I feel"


def test_the_apostrophe_of_a_file_of_refused_rows_is_taken_off_again():
    assert read("words", "'=1+1") == "=1+1"


def test_words_too_long_to_keep_are_refused():
    with pytest.raises(NotExpected, match="at most 60 characters, not 61"):
        read("reference", "x" * 61)
