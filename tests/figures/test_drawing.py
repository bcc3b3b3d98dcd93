"""Is a whole report drawn from inputs alone, the same for the same inputs?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

from heard.figures.coordinates import Dimension, Selection
from heard.figures.drawing import draw, redrawn
from heard.figures.inputs import REGISTER
from heard.figures.report import Cell, CellSource
from heard.figures.tally import Tally
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import Kind
from tests.figures.blackpool import blackpool

REPORT = draw(blackpool())
COUNTED = (
    "Everything is counted by the day on which it was received; what was still open is judged as "
    "at 30 June 2015."
)


def test_report_says_whose_it_is_and_for_which_year() -> None:
    assert (REPORT.authority, REPORT.year) == ("Blackpool Council", "2014/15")
    assert (REPORT.first_day, REPORT.last_day) == (date(2014, 4, 1), date(2015, 3, 31))
    assert (REPORT.as_at, REPORT.audience) == (date(2015, 6, 30), "internal")
    assert REPORT.facts["report.target.mp_enquiry"] == "5 working days"


def test_report_is_the_same_for_the_same_inputs() -> None:
    assert draw(blackpool()) == REPORT


def test_redrawn_with_its_own_tables_a_report_stays_as_it_is() -> None:
    assert redrawn(REPORT, REPORT.tables) == REPORT


def test_redrawn_report_keeps_lessons_facts_and_findings() -> None:
    tables = tuple(replace(table, rows=(), not_recorded="Withheld.") for table in REPORT.tables)
    report = redrawn(REPORT, tables)
    lessons = next(section for section in report.sections if section.id == "lessons")
    assert lessons.items == ("Letters are now sent within 5 days.",)
    assert (report.facts, report.findings) == (REPORT.facts, REPORT.findings)
    assert report.charts == ()
    assert [sentence.text for sentence in report.sections[0].sentences] == [
        "This report covers 1 April 2014 to 31 March 2015.",
        COUNTED,
    ]


def test_register_of_every_possible_coordinate_is_counted_to_the_last_record() -> None:
    services = ("childrens-social-care", "early-help", "education", "")
    themes = (*(key for key, _ in blackpool().themes[:5]), "")
    outcomes = ("", *(outcome.value for outcome in Outcome))
    verdicts = ("met", "missed", "not_applicable")
    counts = dict.fromkeys(
        product(
            [kind.value for kind in Kind],
            services,
            "1234",
            themes,
            outcomes,
            ("yes", "no"),
            verdicts,
            [verdict.value for verdict in Verdict][:2],
        ),
        3,
    )
    report = draw(replace(blackpool(), register=Tally(REGISTER, counts)))
    assert report.table("feedback_totals").cell("total", "year").count == 3 * len(counts)
    upheld = Selection.of({Dimension.KIND: "complaint", Dimension.OUTCOME: "upheld"})
    expected = sum(
        count for at, count in counts.items() if (at[0], at[4]) == ("complaint", "upheld")
    )
    cell = report.table("complaint_decisions").cell("upheld", "year")
    assert (cell.count, cell.selection) == (expected, upheld)


def test_cell_that_is_withheld_is_named_in_no_reference() -> None:
    table = REPORT.table("complaints_received")
    hidden = Cell("fewer than 5", source=CellSource.COMPUTED, suppressed=True)
    total = next(row for row in table.rows if row.key == "total")
    rows = tuple(
        replace(row, cells=(*row.cells[:-1], hidden)) if row is total else row for row in table.rows
    )
    tables = tuple(
        replace(each, rows=rows) if each.id == table.id else each for each in REPORT.tables
    )
    report = redrawn(REPORT, tables)
    spoken_of = {
        reference
        for section in report.sections
        for sentence in section.sentences
        for reference in sentence.references
    }
    assert "complaints_received.total.year" not in spoken_of
    assert "complaints_received.total.q2" in spoken_of
