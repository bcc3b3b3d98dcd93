"""Do the charts show the figures of their tables, and say the same in words?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from heard.figures.drawing import draw, redrawn
from heard.figures.inputs import REGISTER, Inputs
from heard.figures.report import Cell, ChartKind, Report
from heard.figures.tally import Tally
from tests.figures.blackpool import blackpool
from tests.figures.random_inputs import inputs

REPORT = draw(blackpool())


def values(report: Report, chart: str) -> dict[str, list[str]]:
    return {
        series.label: ["?" if value is None else str(value) for value in series.values]
        for series in report.chart(chart).series
    }


def test_feedback_by_quarter_stands_beside_earlier_years_oldest_first() -> None:
    chart = REPORT.chart("feedback_by_quarter")
    assert chart.kind is ChartKind.BARS
    assert chart.categories == ("Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4")
    assert values(REPORT, "feedback_by_quarter") == {
        "2012/13": ["43", "50", "87", "66"],
        "2013/14": ["105", "100", "70", "80"],
        "2014/15": ["63", "69", "61", "59"],
    }
    assert chart.alternative.endswith("2014/15: 63, 69, 61 and 59.")


def test_outcomes_are_stacked_and_those_without_complaints_are_left_out() -> None:
    assert REPORT.chart("complaint_decisions_by_quarter").kind is ChartKind.STACKED
    assert values(REPORT, "complaint_decisions_by_quarter") == {
        "Upheld": ["3", "2", "2", "2"],
        "Partially upheld": ["4", "6", "8", "1"],
        "Not upheld": ["24", "28", "22", "23"],
    }


def test_timeliness_has_a_line_for_each_service_area_and_one_for_all() -> None:
    assert REPORT.chart("timeliness_by_quarter").kind is ChartKind.LINES
    lines = values(REPORT, "timeliness_by_quarter")
    assert list(lines)[-1] == "All service areas"
    assert lines["Education"] == ["100.00", "100.00", "25.00", "100.00"]
    assert lines["All service areas"] == ["67.74", "69.44", "53.13", "69.23"]


def test_share_of_none_leaves_a_gap_in_the_line_and_is_said_in_words() -> None:
    rows = {("complaint", "education", "1", "", "", "no", "met", "met"): 2}
    report = draw(replace(blackpool(), register=Tally(REGISTER, rows)))
    assert values(report, "timeliness_by_quarter")["Education"] == ["100.00", "?", "?", "?"]
    said = "Education: 100%, none received, none received and none received."
    assert said in report.chart("timeliness_by_quarter").alternative


def test_pareto_adds_shares_up_from_the_most_frequent_theme() -> None:
    chart = REPORT.chart("theme_pareto")
    counts, shares = chart.series
    assert chart.categories[:2] == ("Staff Attitude/Treatment of Customer", "Quality of Service")
    assert [str(value) for value in counts.values[:5]] == ["38", "32", "21", "11", "11"]
    assert [str(value) for value in shares.values[:3]] == ["30.40", "56.00", "72.80"]
    assert shares.values[-1] == Decimal(100)
    assert "Quality of Service 32, together 56%." in chart.alternative


def test_chart_that_would_show_nothing_is_left_out_and_not_named() -> None:
    report = draw(replace(blackpool(), register=Tally(REGISTER), published=()))
    assert report.charts == ()
    assert all(section.chart_ids == () for section in report.sections)


def test_what_is_withheld_is_neither_drawn_nor_said() -> None:
    hidden = {"not_upheld": Cell("fewer than 5", suppressed=True)}
    tables = tuple(
        replace(
            table,
            rows=tuple(
                replace(row, cells=(hidden[row.key], *row.cells[1:])) if row.key in hidden else row
                for row in table.rows
            ),
        )
        for table in REPORT.tables
    )
    report = redrawn(REPORT, tables)
    assert values(report, "complaint_decisions_by_quarter")["Not upheld"][0] == "?"
    alternative = report.chart("complaint_decisions_by_quarter").alternative
    assert "Not upheld: fewer than 5, 28, 22 and 23." in alternative


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(inputs())
def test_every_value_drawn_stands_in_the_table_of_the_chart(year: Inputs) -> None:
    report = draw(year)
    for chart in report.charts:
        cells = [cell for row in report.table(chart.table_id).rows for cell in row.cells]
        held = {Decimal(cell.count) for cell in cells if cell.count is not None}
        held |= {cell.percent for cell in cells if cell.percent is not None}
        for series in chart.series:
            assert len(series.values) == len(chart.categories)
            if series.label != "Share added up so far":
                assert {value for value in series.values if value is not None} <= held
        assert chart.alternative.endswith(".")
