"""Is the report copied faithfully? What adds up there adds up here, and what does not, does not."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from tests.golden.seed import OMBUDSMAN, QUARTERS, STAGE_2, TABLES, YOUNG_PEOPLE

SERVICES = ("childrens-social-care", "early-help", "education")
KINDS = (
    "complaints_received",
    "compliments_received",
    "comments_received",
    "mp_enquiries",
    "councillor_enquiries",
)
COUNTS = ("feedback_totals", *KINDS)
THEMES = [
    key for key in TABLES["complaint_themes"].rows if key not in {"total", "2012-13", "2013-14"}
]
COLUMNS = (*QUARTERS, "year")


def number(table: str, row: str, column: str) -> int:
    """Return the count printed first in a cell; NIL is none."""
    printed = TABLES[table].cell(row, column)
    return 0 if printed == "NIL" else int(printed.partition(" ")[0])


def findings(table: str, row: str, column: str) -> tuple[int, int]:
    """Return how many were upheld and how many partially, as printed in a cell."""
    printed = TABLES[table].cell(row, column)
    upheld, partially = re.search(r"(\d+) ?U", printed), re.search(r"(\d+) ?PU", printed)
    return int(upheld[1]) if upheld else 0, int(partially[1]) if partially else 0


def rate(row: str, column: str) -> tuple[int, int]:
    met, of = TABLES["timescales_met"].cell(row, column).partition(" ")[0].split("/")
    return int(met), int(of)


def summed(pairs: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(left for left, _ in pairs), sum(right for _, right in pairs)


def test_every_row_has_a_cell_under_every_heading():
    for name, table in TABLES.items():
        assert len(table.columns) == len(table.headings), name
        assert all(len(row.cells) == len(table.columns) for row in table.rows.values()), name
    assert sum(len(row.cells) for table in TABLES.values() for row in table.rows.values()) == 336


@pytest.mark.parametrize("table", COUNTS)
def test_counts_of_2014_15_add_across_and_down(table: str):
    for row in (*SERVICES, "total"):
        assert sum(number(table, row, each) for each in QUARTERS) == number(table, row, "year")
    for column in COLUMNS:
        down = sum(number(table, each, column) for each in SERVICES)
        assert down == number(table, "total", column)


@pytest.mark.parametrize("row", [*SERVICES, "total"])
@pytest.mark.parametrize("column", COLUMNS)
def test_the_kinds_and_the_ombudsman_make_up_all_feedback_of_2014_15(row: str, column: str):
    cases = dict(zip(QUARTERS, OMBUDSMAN["received"]["childrens-social-care"], strict=True))
    cases["year"] = sum(cases.values())
    left = number("feedback_totals", row, column) - sum(number(kind, row, column) for kind in KINDS)
    assert left == (cases[column] if row in {"childrens-social-care", "total"} else 0)


def test_findings_of_2014_15_add_across_and_down():
    for row in (*SERVICES, "total"):
        quarters = [findings("complaint_outcomes", row, each) for each in QUARTERS]
        assert summed(quarters) == findings("complaint_outcomes", row, "year")
    for column in COLUMNS:
        services = [findings("complaint_outcomes", each, column) for each in SERVICES]
        assert summed(services) == findings("complaint_outcomes", "total", column)


def test_replies_in_time_of_2014_15_add_across_and_down_and_are_out_of_all_complaints():
    for row in (*SERVICES, "total"):
        assert summed([rate(row, each) for each in QUARTERS]) == rate(row, "year")
        for column in COLUMNS:
            assert rate(row, column)[1] == number("complaints_received", row, column)
    for column in COLUMNS:
        assert summed([rate(each, column) for each in SERVICES]) == rate("total", column)


@pytest.mark.parametrize("row", [*SERVICES, "total"])
@pytest.mark.parametrize("column", COLUMNS)
def test_percentages_of_2014_15_are_their_fractions_to_two_places(row: str, column: str):
    printed = TABLES["timescales_met"].cell(row, column).partition(" ")[2]
    met, of = rate(row, column)
    hundredths = int(Fraction(met * 10_000, of) + Fraction(1, 2))
    assert Fraction(printed.removesuffix("%")) * 100 == hundredths


def test_themes_add_across_and_down_to_all_complaints():
    for row in THEMES:
        quarters = [number("complaint_themes", row, each) for each in QUARTERS]
        assert sum(quarters) == number("complaint_themes", row, "year"), row
    for column in COLUMNS:
        down = sum(number("complaint_themes", each, column) for each in THEMES)
        assert down == number("complaint_themes", "total", column)
        assert down == number("complaints_received", "total", column)


def test_findings_of_the_themes_add_up_to_all_findings():
    down = [findings("complaint_themes", each, "outcomes") for each in THEMES]
    assert summed(down) == findings("complaint_themes", "total", "outcomes") == (9, 19)
    for column in QUARTERS:
        themes = findings("complaint_themes", "total", column)
        assert themes == findings("complaint_outcomes", "total", column)


def test_no_theme_has_more_findings_than_complaints():
    for row in THEMES:
        upheld, partially = findings("complaint_themes", row, "outcomes")
        assert upheld + partially <= number("complaint_themes", row, "year")


def test_the_asides_beside_the_themes_are_the_young_people_told_of_in_words():
    asides = {
        key: int(row.note.split()[0])
        for key, row in TABLES["complaint_themes"].rows.items()
        if row.note
    }
    assert asides == YOUNG_PEOPLE["themes"]
    assert sum(asides.values()) == YOUNG_PEOPLE["complaints"]


def test_the_outcomes_of_the_ombudsmans_cases_add_up_to_the_cases():
    ended = OMBUDSMAN["premature"] + OMBUDSMAN["no further action"] + OMBUDSMAN["awaited"]
    assert ended == sum(OMBUDSMAN["received"]["childrens-social-care"]) == 10


def test_no_more_stages_were_begun_than_asked_for():
    assert STAGE_2["progressed"] <= STAGE_2["requested"]


# What the report itself gets wrong stays wrong here: a copy that added up would be no copy.


@pytest.mark.parametrize("year", ["2012-13", "2013-14"])
@pytest.mark.parametrize("table", COUNTS)
def test_counts_of_the_earlier_years_add_across(table: str, year: str):
    assert sum(number(table, year, each) for each in QUARTERS) == number(table, year, "year")


@pytest.mark.parametrize(
    ("year", "kinds_less_printed"),
    [("2012-13", (0, 30, -30, 0, 0)), ("2013-14", (0, 1, 0, -2, -1))],
)
def test_the_kinds_of_the_earlier_years_miss_all_feedback_by_so_much(
    year: str, kinds_less_printed: tuple[int, ...]
):
    missed = tuple(
        sum(number(kind, year, column) for kind in KINDS) - number("feedback_totals", year, column)
        for column in COLUMNS
    )
    assert missed == kinds_less_printed


def test_the_findings_of_2013_14_do_not_add_up_to_its_year():
    quarters = [findings("complaint_outcomes", "2013-14", each) for each in QUARTERS]
    assert summed(quarters) == (13, 24)
    assert findings("complaint_outcomes", "2013-14", "year") == (15, 25)


def test_the_findings_of_2012_13_add_up_to_its_year():
    quarters = [findings("complaint_outcomes", "2012-13", each) for each in QUARTERS]
    assert summed(quarters) == findings("complaint_outcomes", "2012-13", "year") == (8, 7)


def test_the_percentage_of_2012_13_is_a_mean_of_percentages():
    printed = TABLES["timescales_met"].rows["2012-13"].cells
    *quarters, year = (Fraction(cell.removesuffix("%")) for cell in printed)
    assert sum(quarters) / 4 == year


def test_the_fractions_of_2013_14_add_up_to_its_year():
    assert summed([rate("2013-14", each) for each in QUARTERS]) == rate("2013-14", "year")
