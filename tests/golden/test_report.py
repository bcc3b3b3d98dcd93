"""The whole way, from the register to the report: every cell of the year as it was printed.

The office is set up, the earlier years and the register are imported, and the report is drawn and
written as JSON; then each of the 336 cells copied from the printed report is looked for in it.
"""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.core.management import call_command

from heard.reports.operations import draw_report
from heard.reports.report_json import from_json, to_json
from heard.rules.periods import ReportingYear
from tests.conftest import EXAMPLE
from tests.golden.seed import OMBUDSMAN, STAGE_2, TABLES, YOUNG_PEOPLE

pytestmark = pytest.mark.django_db

YEAR = ReportingYear(2014)
# By then every complaint had been answered.
AS_AT = date(2015, 7, 31)
CELLS = [
    (table, row, column)
    for table, printed in TABLES.items()
    for row in printed.rows
    for column in printed.columns
]


@pytest.fixture(scope="module")
def report(django_db_setup, django_db_blocker):
    """Draw the example's report once for all its cells; nothing of it stays in the database."""
    from django.db import transaction  # noqa: PLC0415 — only where a database is at hand

    with django_db_blocker.unblock(), transaction.atomic():
        load_the_example()
        drawn = draw_report(YEAR, "internal", AS_AT)
        transaction.set_rollback(True)
    return drawn


def load_the_example():
    call_command("set_up", str(EXAMPLE / "office.toml"), verbosity=0)
    for year in ("2012-13", "2013-14"):
        call_command("import_published", str(EXAMPLE / f"published-{year}.toml"))
    call_command("import_register", str(EXAMPLE / "register.csv"), mapping=EXAMPLE / "mapping.toml")


def plain(text):
    """Return a cell without the differences of its typing: spaces, and noughts after a point."""
    tight = re.sub(r"\s*&\s*", "&", re.sub(r"(\d) (U|PU)\b", r"\1\2", text.strip()))
    return re.sub(r"\s+", " ", tight)


@pytest.mark.parametrize(("table", "row", "column"), CELLS)
def test_every_cell_is_as_printed(report, table, row, column):
    drawn = report.table(table).cell(row, column)
    assert plain(drawn.text) == plain(TABLES[table].cell(row, column))


@pytest.mark.parametrize("table", TABLES)
def test_every_heading_is_as_printed(report, table):
    drawn, printed = report.table(table), TABLES[table]
    assert tuple(column.label for column in drawn.columns) == printed.headings
    by_key = {row.key: row for row in drawn.rows}
    assert list(by_key) == list(printed.rows)
    assert {key: row.note for key, row in by_key.items() if row.note} == {
        key: row.note for key, row in printed.rows.items() if row.note
    }


def test_the_report_goes_through_json_unharmed(report):
    assert from_json(to_json(report)) == report


def test_the_json_has_the_members_that_others_read(report):
    written = json.loads(to_json(report))
    met = next(table for table in written["tables"] if table["id"] == "timescales_met")
    assert met["rows"][0]["cells"][0] == {
        "text": "18/27 66.67%",
        "count": None,
        "numerator": 18,
        "denominator": 27,
        "percent": "66.67",
        "upheld": None,
        "partially_upheld": None,
        "source": "computed",
        "suppressed": False,
    }


def test_the_ombudsman_s_cases_are_those_implied(report):
    table = report.table("ombudsman")
    assert table.cell("premature", "year").count == OMBUDSMAN["premature"]
    assert table.cell("closed", "year").count == OMBUDSMAN["no further action"]
    assert table.cell("awaited", "year").count == OMBUDSMAN["awaited"]
    assert table.cell("complainants", "year").count == OMBUDSMAN["complainants"]


def test_stage_2_was_asked_for_and_never_begun(report):
    stages = report.table("stages")
    assert stages.cell("stage-2", "requested").count == STAGE_2["requested"]
    assert stages.cell("stage-2", "progressed").count == STAGE_2["progressed"]


def test_young_people_are_counted_inside_the_totals_and_shown_apart(report):
    table = report.table("young_people")
    assert table.cell("complaint", "year").count == YOUNG_PEOPLE["complaints"]
    assert table.cell("mp_enquiry", "year").count == YOUNG_PEOPLE["MP enquiries"]
    themes = report.table("young_people_themes")
    found = {row.key: themes.cell(row.key, "year").count for row in themes.rows[:-1]}
    assert {key: count for key, count in found.items() if count} == YOUNG_PEOPLE["themes"]


def test_what_the_printed_years_get_wrong_is_found(report):
    found = {(each.table, each.row, each.column): each.computed for each in report.findings}
    assert found == {
        ("feedback_totals", "2012-13", "q2"): "80",
        ("feedback_totals", "2012-13", "q3"): "57",
        ("feedback_totals", "2013-14", "q2"): "101",
        ("feedback_totals", "2013-14", "q4"): "78",
        ("feedback_totals", "2013-14", "year"): "354",
        ("complaint_outcomes", "2013-14", "year"): "13U & 24PU",
        ("timescales_met", "2012-13", "year"): "58.89%",
    }
