"""What the Blackpool report's own arithmetic gets wrong, and nothing else.

Each is verified by hand from the text of the report for 2014/15.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.figures.checks import check_published
from heard.reports.operations.published import store_published
from heard.reports.published_files import read_published
from heard.reports.queries.published import comparisons_before, findings_before
from heard.rules.periods import ReportingYear
from tests.golden.seed import TABLES as SEED

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "blackpool-2014-15"


def findings_in(year):
    published = read_published(EXAMPLE / f"published-{year}.toml")
    return [
        (each.table, each.row, each.column, each.kind, each.printed, each.computed)
        for each in check_published(published)
    ]


def of_2012_13(row):
    return [
        # 20 complaints + 48 compliments + 1 comment + 5 MP + 6 councillor enquiries are 80.
        ("feedback_totals", row, "Quarter 2", "cross_table", "50", "80"),
        # 29 + 15 + 4 + 3 + 6 are 57. The year's 246 is both the quarters' sum and the kinds'.
        ("feedback_totals", row, "Quarter 3", "cross_table", "87", "57"),
    ]


def rates_of_2012_13(row):
    # (75 + 70 + 48 + 48) / 4 is 60.25. Of 20, 20, 29 and 21 complaints those are 15, 14, 14 and 10:
    # 53 of 90, which is 58.89%.
    place = ("timescales_met", row, "Year End % Totals")
    return [(*place, "mean_of_percents", "60.25%", "58.89%")]


def of_2013_14(row):
    return [
        # 35 + 46 + 2 + 14 + 4; 35 + 27 + 3 + 10 + 3; 134 + 146 + 10 + 49 + 15. The printed quarters
        # do add up to the printed year (105 + 100 + 70 + 80 = 355).
        ("feedback_totals", row, "Quarter 2", "cross_table", "100", "101"),
        ("feedback_totals", row, "Quarter 4", "cross_table", "80", "78"),
        ("feedback_totals", row, "Year End Totals", "cross_table", "355", "354"),
    ]


def outcomes_of_2013_14(row):
    # 6 + 0 + 4 + 3 upheld, 3 + 8 + 5 + 8 partially upheld. The themes repeat 15U&25PU.
    place = ("complaint_outcomes", row, "Year End Totals")
    return [(*place, "row_total", "15U & 25PU 134", "13U & 24PU")]


PROSE = [
    # 3 about quality of service, 1 request for service, 3 about staff, 1 about policies: 8, as the
    # same page says a paragraph earlier.
    (
        *("claims", "Of the 7 complaints, one was upheld and two were partially upheld", ""),
        *("claim", "7", "8"),
    ),
    # 38, 32, 21, and then both “Lack of Communication” and “Request for Service” with 11.
    ("claims", "The 4 top themes are shown in red", "", "tie", "4", "5"),
    # 13/28 is 46.4286%.
    (
        "claims",
        "This equates to 46.42% of the overall total of upheld or partially upheld complaints",
        *("", "truncated", "46.42%", "46.43%"),
    ),
    # 4/28 is 14.2857%. Two lines above, 3/28 (10.7143%) is printed as 10.71%, which is right.
    (
        *("claims", "making 14.28% of the total complaints upheld", ""),
        *("truncated", "14.28%", "14.29%"),
    ),
]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("2012-13", [*of_2012_13("TOTALS"), *rates_of_2012_13("TOTALS")]),
        ("2013-14", [*of_2013_14("TOTALS"), *outcomes_of_2013_14("TOTALS")]),
        (
            "2014-15",
            [
                *of_2012_13("Comparison Totals 2012/2013"),
                *of_2013_14("Comparison Totals 2013/2014"),
                *outcomes_of_2013_14("Comparison Totals 2013/2014"),
                *rates_of_2012_13("Comparison Totals 2012/2013"),
                *PROSE,
            ],
        ),
    ],
)
def test_the_report_gets_exactly_this_wrong(year, expected):
    assert findings_in(year) == expected


@pytest.mark.django_db
def test_the_faults_of_earlier_years_are_footnotes_to_their_comparisons():
    for year in ("2012-13", "2013-14"):
        store_published(read_published(EXAMPLE / f"published-{year}.toml"), source="the report")

    found = findings_before("Blackpool Council", ReportingYear(2014))
    assert [(each.table, each.row, each.column, each.kind) for each in found] == [
        ("feedback_totals", "2012-13", "q2", "cross_table"),
        ("feedback_totals", "2012-13", "q3", "cross_table"),
        ("timescales_met", "2012-13", "year", "mean_of_percents"),
        ("feedback_totals", "2013-14", "q2", "cross_table"),
        ("feedback_totals", "2013-14", "q4", "cross_table"),
        ("feedback_totals", "2013-14", "year", "cross_table"),
        ("complaint_outcomes", "2013-14", "year", "row_total"),
    ]
    compared = comparisons_before("Blackpool Council", ReportingYear(2014))
    assert len(compared) == 2 * 9
    assert all(len(each.cells) >= 5 for each in compared)


def test_the_file_prints_what_the_transcription_does():
    tables = {
        table.id: table for table in read_published(EXAMPLE / "published-2014-15.toml").tables
    }
    for id_, seed in SEED.items():
        printed = [
            [cell.text for cell in row.cells[: len(seed.columns)]] for row in tables[id_].rows
        ]
        assert printed == [list(row.cells) for row in seed.rows.values()], id_


@pytest.mark.parametrize("year", ["2012-13", "2013-14"])
def test_the_comparisons_print_what_the_transcription_does(year):
    for table in read_published(EXAMPLE / f"published-{year}.toml").tables:
        [row] = table.rows
        assert [cell.text for cell in row.cells] == list(SEED[table.id].rows[year].cells), table.id
