"""Does the worked example's register hold what the report prints, in every cell of every table?"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from tests.golden.register import (
    COMPLAINTS,
    FIRST,
    LAST,
    REGISTER,
    Row,
    cells,
    day,
    in_time,
    quarter,
    service,
)
from tests.golden.seed import OMBUDSMAN, QUARTERS, STAGE_2, TABLES, YOUNG_PEOPLE

KINDS = {
    "complaints_received": "Complaint",
    "compliments_received": "Compliment",
    "comments_received": "Comment",
    "mp_enquiries": "MP",
    "councillor_enquiries": "Councillor",
}
THEMES = {
    row.label.replace("/ ", "/"): key
    for key, row in TABLES["complaint_themes"].rows.items()
    if key not in {"total", "2012-13", "2013-14"}
}


def theme(row: Row) -> str:
    return THEMES[row["Theme"]]


def places(table: str, *, but: tuple[str, ...] = ("2012-13", "2013-14")) -> list[tuple[str, str]]:
    return [
        (row, column)
        for row in TABLES[table].rows
        for column in (*QUARTERS, "year")
        if row not in but
    ]


def found_over(rows: list[Row]) -> Counter[str]:
    return Counter(row["Outcome"] for row in rows)


def printed_findings(rows: list[Row], between: str) -> str:
    counts = found_over(rows)
    said = [f"{counts[word]}{word}" for word in ("U", "PU") if counts[word]]
    return between.join(said) or "NIL"


def printed_percent(part: int, whole: int) -> str:
    """Return a percentage to two places, half-up, without noughts at the end, as printed."""
    hundredths = int(Fraction(part * 10_000, whole) + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".") + "%"


def printed_in_time(rows: list[Row]) -> str:
    met = sum(map(in_time, rows))
    return f"{met}/{len(rows)} {printed_percent(met, len(rows))}"


def test_there_are_252_records_of_six_kinds_received_in_the_year():
    assert Counter(row["Type"] for row in REGISTER) == {
        "Complaint": 125,
        "Compliment": 39,
        "Comment": 13,
        "MP": 57,
        "Councillor": 8,
        "LGO": 10,
    }
    assert all(FIRST <= day(row["Date received"]) <= LAST for row in REGISTER)
    assert len({row["Ref"] for row in REGISTER}) == 252


def test_every_record_says_the_quarter_that_its_date_falls_in():
    assert [row["Quarter"].lower() for row in REGISTER] == [quarter(row) for row in REGISTER]


@pytest.mark.parametrize(("row", "column"), places("feedback_totals"))
def test_all_feedback_in_each_cell_is_as_printed(row: str, column: str):
    held = cells(REGISTER, service)
    assert str(len(held[row, column])) == TABLES["feedback_totals"].cell(row, column)


@pytest.mark.parametrize(
    ("table", "row", "column"), [(table, *place) for table in KINDS for place in places(table)]
)
def test_each_kind_of_feedback_in_each_cell_is_as_printed(table: str, row: str, column: str):
    held = cells([each for each in REGISTER if each["Type"] == KINDS[table]], service)
    printed = TABLES[table].cell(row, column).replace("NIL", "0")
    assert str(len(held.get((row, column), []))) == printed


@pytest.mark.parametrize(("row", "column"), places("complaint_outcomes"))
def test_findings_in_each_cell_are_as_printed(row: str, column: str):
    rows = cells(COMPLAINTS, service)[row, column]
    counted = printed_findings(rows, " & ")
    if row == "total":
        counted += f" [{len(rows)}]"
    assert counted == TABLES["complaint_outcomes"].cell(row, column).replace("2 PU", "2PU")


@pytest.mark.parametrize(("row", "column"), places("timescales_met"))
def test_replies_in_time_in_each_cell_are_as_printed(row: str, column: str):
    rows = cells(COMPLAINTS, service)[row, column]
    assert printed_in_time(rows) == TABLES["timescales_met"].cell(row, column)


@pytest.mark.parametrize(("row", "column"), places("complaint_themes"))
def test_complaints_of_each_theme_in_each_cell_are_as_printed(row: str, column: str):
    rows = cells(COMPLAINTS, theme).get((row, column), [])
    counted = str(len(rows) or "NIL")
    if row == "total" and column != "year":
        counted += f" [{printed_findings(rows, ' ')}]"
    assert counted == TABLES["complaint_themes"].cell(row, column)


@pytest.mark.parametrize("row", [*THEMES.values(), "total"])
def test_findings_over_each_theme_are_as_printed(row: str):
    rows = cells(COMPLAINTS, theme).get((row, "year"), [])
    assert printed_findings(rows, " ") == TABLES["complaint_themes"].cell(row, "outcomes")


def test_ombudsman_cases_are_what_the_report_implies():
    cases = [row for row in REGISTER if row["Type"] == "LGO"]
    by_quarter = Counter((service(row), quarter(row)) for row in cases)
    for key, counts in OMBUDSMAN["received"].items():
        assert tuple(by_quarter[key, each] for each in QUARTERS) == counts
    assert sum(by_quarter.values()) == sum(map(sum, OMBUDSMAN["received"].values()))
    assert len({row["Complainant ID"] for row in cases} - {""}) == OMBUDSMAN["complainants"]
    assert Counter(row["Ombudsman outcome"] for row in cases) == {
        "Premature": OMBUDSMAN["premature"],
        "No further action": OMBUDSMAN["no further action"],
        "Awaited": OMBUDSMAN["awaited"],
    }


def test_young_people_were_heard_as_the_report_says():
    heard = [row for row in REGISTER if row["Young person"] == "Yes"]
    complaints = [row for row in heard if row["Type"] == "Complaint"]
    assert Counter(row["Type"] for row in heard) == {
        "Complaint": YOUNG_PEOPLE["complaints"],
        "MP": YOUNG_PEOPLE["MP enquiries"],
    }
    assert found_over(complaints)["U"] == YOUNG_PEOPLE["upheld"]
    assert found_over(complaints)["PU"] == YOUNG_PEOPLE["partially upheld"]
    assert Counter(map(theme, complaints)) == YOUNG_PEOPLE["themes"]
    assert {row["Customer"] for row in heard} == {"Young person"}
    assert all(row["Age"] in {"Under 12", "12-17"} for row in heard)


def test_stage_2_was_asked_for_four_times_and_never_begun():
    asked = [row for row in REGISTER if row["Stage 2 requested"]]
    assert len(asked) == STAGE_2["requested"]
    assert sum(row["Stage 2 started"] != "NIL" for row in asked) == STAGE_2["progressed"]
