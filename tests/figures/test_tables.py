"""Do tables print what the report of 2014/15 printed, and say when there is nothing to print?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from heard.figures.coordinates import Dimension, Selection
from heard.figures.inputs import REGISTER, Comparison, RemedyTotal
from heard.figures.report import CellSource, Finding, RowKind, Table
from heard.figures.tables import draw_tables
from heard.figures.tables.comparisons import published_cell
from heard.figures.tally import Tally
from heard.rules.sign_off import AnswerPart, TimeLost
from tests.figures.blackpool import blackpool
from tests.golden.seed import OMBUDSMAN, STAGE_2, TABLES, YOUNG_PEOPLE

DRAWN = {table.id: table for table in draw_tables(blackpool())}
EMPTY = replace(
    blackpool(),
    register=Tally(REGISTER),
    **{name: Tally(getattr(blackpool(), name).dimensions) for name in ("origins", "ages")},
    **{name: Tally(getattr(blackpool(), name).dimensions) for name in ("stages", "ombudsman")},
    responses={},
    remedies=(),
    lessons=(),
    lessons_by_service={},
)
CARE_Q1 = ("complaint", "childrens-social-care", "1", "staff-attitude")


def drawn(table_id: str, **changed: object) -> Table:
    tables = draw_tables(replace(blackpool(), **changed))
    return next(table for table in tables if table.id == table_id)


def texts(table: Table, row: str) -> list[str]:
    return [table.cell(row, column.key).text for column in table.columns]


@pytest.mark.parametrize(
    ("table_id", "row", "column"),
    [
        (table_id, row, column)
        for table_id, table in TABLES.items()
        for row in table.rows
        for column in table.columns
    ],
)
def test_cell_is_the_one_that_was_printed(table_id: str, row: str, column: str) -> None:
    printed = TABLES[table_id].cell(row, column)
    cell = DRAWN[table_id].cell(row, column)
    if cell.source is CellSource.PUBLISHED:
        assert cell.text == printed
    else:
        assert cell.text == printed.replace("2 PU", "2PU")


@pytest.mark.parametrize("table_id", TABLES)
def test_headings_and_asides_are_the_printed_ones(table_id: str) -> None:
    printed, table = TABLES[table_id], DRAWN[table_id]
    assert tuple(column.label for column in table.columns) == printed.headings
    assert [row.key for row in table.rows] == list(printed.rows)
    for row in table.rows:
        if row.kind not in (RowKind.TOTAL, RowKind.COMPARISON):
            assert row.label.replace(" ", "") == printed.rows[row.key].label.replace(" ", "")
        assert row.note == printed.rows[row.key].note


def test_ombudsman_cases_are_those_of_the_printed_sentence() -> None:
    table = DRAWN["ombudsman"]
    assert table.cell("total", "year").count == 10
    assert table.cell("complainants", "year").count == OMBUDSMAN["complainants"]
    assert table.cell("complainants", "q1").text == "n/a"
    assert table.cell("premature", "year").count == OMBUDSMAN["premature"]
    assert table.cell("closed", "year").count == OMBUDSMAN["no further action"]
    assert table.cell("awaited", "year").count == OMBUDSMAN["awaited"]
    received = DRAWN["ombudsman_received"]
    assert texts(received, "childrens-social-care") == ["6", "1", "1", "2", "10"]


def test_young_people_are_those_of_the_printed_sentences() -> None:
    table, themes = DRAWN["young_people"], DRAWN["young_people_themes"]
    assert table.cell("complaint", "year").count == YOUNG_PEOPLE["complaints"]
    assert table.cell("mp_enquiry", "year").count == YOUNG_PEOPLE["MP enquiries"]
    assert themes.cell("total", "outcomes").text == "1U 2PU"
    counts = {row.key: row.cells[4].count for row in themes.rows if row.kind is RowKind.THEME}
    assert counts == YOUNG_PEOPLE["themes"]


def test_stage_that_was_asked_for_and_not_gone_through_is_not_progressed() -> None:
    table = DRAWN["stages"]
    assert table.cell("stage-2", "requested").count == STAGE_2["requested"]
    assert table.cell("stage-2", "progressed").count == STAGE_2["progressed"]
    assert [row.key for row in table.rows] == ["stage-2", "stage-3"]


def test_stage_1_has_a_row_when_the_register_records_it() -> None:
    stages = Tally(blackpool().stages.dimensions, {("1", "progressed", "education"): 3})
    table = drawn("stages", stages=stages)
    assert texts(table, "stage-1") == ["3", "3"]


@pytest.mark.parametrize(
    ("table_id", "none"),
    [
        ("feedback_totals", "0"),
        ("complaints_received", "0"),
        ("mp_enquiries", "0"),
        ("councillor_enquiries", "NIL"),
        ("complaint_outcomes", "NIL [0]"),
        ("timescales_met", "–"),
        ("timescales_statutory", "–"),
    ],
)
def test_nought_is_printed_as_each_table_prints_it(table_id: str, none: str) -> None:
    table = next(table for table in draw_tables(EMPTY) if table.id == table_id)
    assert table.cell("total", "year").text == none


def test_share_of_none_is_a_dash_and_has_no_per_cent() -> None:
    table = next(table for table in draw_tables(EMPTY) if table.id == "timescales_met")
    cell = table.cell("education", "q1")
    assert (cell.text, cell.numerator, cell.denominator, cell.percent) == ("–", 0, 0, None)


@pytest.mark.parametrize(
    "table_id",
    [
        "stages",
        "timescales_by_kind",
        "response_times",
        "young_people",
        "young_people_themes",
        "customer_groups",
        "channels",
        "age_bands",
        "learning",
        "ombudsman",
        "remedies",
        "experiences",
        "time_lost",
        "equalities",
    ],
)
def test_table_without_data_says_that_it_is_not_recorded_and_who_asks(table_id: str) -> None:
    table = next(table for table in draw_tables(EMPTY) if table.id == table_id)
    assert table.not_recorded.startswith("Not recorded. ")
    assert table.rows == ()


def test_complaint_without_a_service_area_has_a_row_of_its_own() -> None:
    register = Tally(REGISTER, {("complaint", "", "1", "", "", "no", "met", ""): 2})
    table = drawn("complaints_received", register=register)
    assert [row.key for row in table.rows][3:5] == ["unallocated", "total"]
    assert texts(table, "unallocated") == ["2", "0", "0", "0", "2"]
    assert table.cell("unallocated", "q1").selection == Selection.of(
        {Dimension.KIND: "complaint", Dimension.SERVICE: "", Dimension.QUARTER: "1"}
    )
    themes = drawn("complaint_themes", register=register)
    assert texts(themes, "not-recorded") == ["2", "NIL", "NIL", "NIL", "2", "NIL"]


def test_row_of_what_is_unlisted_is_there_only_when_something_is() -> None:
    assert all(row.key != "unallocated" for table in DRAWN.values() for row in table.rows)


def test_open_and_withdrawn_complaints_stay_in_the_denominator_of_the_target() -> None:
    verdicts = ("met", "missed", "running", "overdue", "paused", "not_applicable")
    rows = {(*CARE_Q1, "", "no", verdict, verdict): 1 for verdict in verdicts}
    register = Tally(REGISTER, rows)
    assert drawn("timescales_met", register=register).cell("total", "year").text == "1/6 16.67%"
    assert drawn("timescales_statutory", register=register).cell("total", "year").text == "1/5 20%"
    standing = drawn("target_verdicts", register=register)
    assert [row.cells[4].count for row in standing.rows] == [1, 1, 1, 1, 1, 1, 6]


def test_five_complaints_of_the_rules_are_judged_by_two_clocks() -> None:
    # docs/rules/figures.md, “In time”: complaints A to E.
    pairs = (
        ("met", "met"),
        ("met", "missed"),
        ("missed", "missed"),
        ("overdue", "overdue"),
        ("not_applicable", "not_applicable"),
    )
    register = Tally(REGISTER, {(*CARE_Q1, "", "no", *pair): 1 for pair in pairs})
    assert drawn("timescales_met", register=register).cell("total", "year").text == "2/5 40%"
    assert drawn("timescales_statutory", register=register).cell("total", "year").text == "1/4 25%"


def test_complaints_that_no_law_limits_have_no_statutory_table() -> None:
    register = Tally(REGISTER, {(*CARE_Q1, "", "no", "met", "not_applicable"): 4})
    for table_id in ("timescales_statutory", "statutory_verdicts"):
        assert drawn(table_id, register=register).not_recorded.startswith("Not recorded.")
    assert drawn("timescales_met", register=register).cell("total", "q1").text == "4/4 100%"


def test_each_clock_is_named_with_its_length() -> None:
    assert DRAWN["timescales_met"].notes[0].endswith("own target: 15 working days.")
    assert "10 working days" in DRAWN["timescales_statutory"].notes[0]
    assert "MP enquiries: 5 working days" in DRAWN["timescales_by_kind"].notes[0]
    assert DRAWN["target_verdicts"].notes == ("As at 30 June 2015.",)


def test_median_between_two_days_is_printed_with_its_half() -> None:
    table = drawn("response_times", responses={"complaint": {3: 1, 4: 1}, "comment": {}})
    assert texts(table, "complaint") == ["2", "3.5", "4"]
    assert table.cell("complaint", "median").value == Decimal("3.5")
    assert [row.key for row in table.rows] == ["complaint"]


def test_money_is_printed_in_pounds_and_added_up() -> None:
    table = drawn(
        "remedies", remedies=(RemedyTotal("Apology", 3), RemedyTotal("Fee", 1, Decimal(1250)))
    )
    assert texts(table, "apology") == ["3", "£0"]
    assert texts(table, "total") == ["4", "£1,250"]


def test_words_without_a_key_get_one_each() -> None:
    remedies = (RemedyTotal("A & B", 1), RemedyTotal("a, b!", 2), RemedyTotal("?", 3))
    table = drawn("remedies", remedies=remedies)
    assert [row.key for row in table.rows] == ["a-b", "a-b-2", "unnamed", "total"]


def test_equality_answers_are_counts_and_open_no_list() -> None:
    table = drawn("equalities", equalities={"gender": {"Female": 5, "Male": 4}})
    assert texts(table, "gender-female") == ["5"]
    assert [row.label for row in table.rows] == ["Gender: Female", "Gender: Male"]
    assert all(cell.selection is None for row in table.rows for cell in row.cells)


def test_how_people_were_dealt_with_is_counts_and_opens_no_list() -> None:
    said = {("listened", "yes"): 5, ("listened", "no"): 2, ("clear", "partly"): 1}
    table = drawn("experiences", experiences=said)
    assert texts(table, "listened") == ["5", "0", "2"]
    assert texts(table, "clear") == ["0", "1", "0"]
    assert texts(table, "easy") == ["0", "0", "0"]
    assert all(cell.selection is None for row in table.rows for cell in row.cells)


def test_where_time_was_lost_is_said_by_the_part_of_the_way() -> None:
    lost = (
        TimeLost(AnswerPart.DRAFTING, {8: 6, 10: 3}, {0: 7, 2: 2}),
        TimeLost(AnswerPart.READING, {0: 4, 1: 2, 3: 1, 4: 4}, {0: 6, 2: 1, 3: 3, 4: 1}),
        TimeLost(AnswerPart.REDRAFTING),
        TimeLost(AnswerPart.SENDING, {0: 4, 1: 4}, {0: 8}),
    )
    table = drawn("time_lost", time_lost=lost)
    assert [row.key for row in table.rows] == ["drafting", "reading", "sending", "total"]
    assert texts(table, "drafting") == ["7", "2", "9", "8", "4"]
    assert texts(table, "reading") == ["6", "5", "11", "1", "15"]
    assert texts(table, "sending") == ["8", "0", "8", "0.5", "0"]
    assert texts(table, "total") == ["21", "7", "28", "n/a", "19"]


def test_what_is_published_has_no_aside_about_young_people() -> None:
    table = drawn("complaint_themes", audience="public")
    assert all(row.note == "" for row in table.rows)


def test_only_years_before_the_reporting_year_are_compared_with() -> None:
    years = [
        Comparison(slug, slug.replace("-", "/"), "complaints_received", {"year": "7"})
        for slug in ("2015-16", "2014-15", "2013-14", "2011-12")
    ]
    table = drawn("complaints_received", published=tuple(years))
    compared = [row.key for row in table.rows if row.kind is RowKind.COMPARISON]
    assert compared == ["2011-12", "2013-14"]
    assert texts(table, "2011-12") == ["not published"] * 4 + ["7"]


def test_finding_of_the_auditor_is_a_note_under_the_table_and_alters_no_cell() -> None:
    finding = Finding(
        "complaint_outcomes", "2013/14", "Year", "row_total", "15U", "13U", "It differs."
    )
    table = drawn("complaint_outcomes", findings=(finding,))
    assert table.notes[-1] == "It differs."
    assert table.rows == DRAWN["complaint_outcomes"].rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("134", {"count": 134}),
        ("NIL", {"count": 0}),
        ("1,204", {"count": 1204}),
        ("2PU", {"count": 2, "upheld": 0, "partially_upheld": 2}),
        ("15U&25PU", {"count": 40, "upheld": 15, "partially_upheld": 25}),
        (
            "1 U & 2 PU 20",
            {"numerator": 3, "denominator": 20, "upheld": 1, "partially_upheld": 2},
        ),
        ("11/35 31%", {"numerator": 11, "denominator": 35, "percent": Decimal("31.43")}),
        ("60.25%", {"percent": Decimal("60.25")}),
        ("n/a", {}),
        ("<5", {}),
        ("see page 4", {}),
    ],
)
def test_numbers_are_read_from_what_was_printed_and_the_text_is_kept(
    text: str, expected: dict[str, object]
) -> None:
    cell = published_cell(text)
    names = ("count", "numerator", "denominator", "percent", "upheld", "partially_upheld")
    numbers = {name: getattr(cell, name) for name in names}
    assert {name: number for name, number in numbers.items() if number is not None} == expected
    assert (cell.text, cell.source, cell.selection) == (text, CellSource.PUBLISHED, None)
