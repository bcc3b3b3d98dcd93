"""Does every cell count the records that it selects, and do tables agree, whatever the year?"""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings

from heard.figures.coordinates import Selection
from heard.figures.inputs import Inputs
from heard.figures.report import Cell, CellSource, RowKind, Table
from heard.figures.tables import draw_tables
from heard.figures.tally import Tally
from tests.figures.random_inputs import inputs

OTHER_TALLIES = {
    "customer_groups": "origins",
    "channels": "origins",
    "age_bands": "ages",
    "stages": "stages",
    "ombudsman": "ombudsman",
}
modest = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cells(table: Table) -> Iterator[tuple[str, str, Cell]]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            yield row.key, column.key, cell


def held(tally: Tally, selection: Selection) -> Selection:
    """Return the selection without what the tally does not count by, being of one value in it."""
    return Selection(tuple(pair for pair in selection if pair[0] in tally.dimensions))


@modest
@given(inputs())
def test_every_selection_finds_exactly_the_records_of_its_cell(year: Inputs) -> None:
    for table in draw_tables(year):
        tally: Tally = getattr(year, OTHER_TALLIES.get(table.id, "register"))
        for row, column, cell in cells(table):
            if cell.selection is not None:
                number = cell.numerator if cell.percent is not None else cell.count
                if cell.text != "–":
                    assert tally.count(held(tally, cell.selection)) == number, (
                        table.id,
                        row,
                        column,
                    )


@modest
@given(inputs())
def test_computed_counts_of_records_open_a_list_and_published_ones_do_not(year: Inputs) -> None:
    without_lists = {"response_times", "time_lost", "learning", "remedies"}
    without_lists |= {"equalities", "experiences"}
    for table in draw_tables(year):
        for row, _, cell in cells(table):
            if cell.source is CellSource.PUBLISHED:
                assert cell.selection is None
            elif table.id not in without_lists and row != "complainants":
                assert cell.selection is not None or cell.text == "n/a"


@modest
@given(inputs())
def test_rows_add_up_to_the_totals_and_quarters_to_the_year(year: Inputs) -> None:
    for table in draw_tables(year):
        parts = [row for row in table.rows if row.kind not in (RowKind.TOTAL, RowKind.COMPARISON)]
        parts = [row for row in parts if row.key != "complainants"]
        totals = [row for row in table.rows if row.kind is RowKind.TOTAL]
        for measure in ("count", "numerator", "denominator", "upheld", "partially_upheld"):
            for total in totals:
                for place, cell in enumerate(total.cells):
                    above = [getattr(row.cells[place], measure) for row in parts]
                    if None not in above and getattr(cell, measure) is not None:
                        assert getattr(cell, measure) == sum(above), (table.id, place, measure)


@modest
@given(inputs())
def test_quarters_add_up_to_the_year_in_numbers_and_never_in_percentages(year: Inputs) -> None:
    for table in draw_tables(year):
        keys = [column.key for column in table.columns]
        if "q1" not in keys:
            continue
        for row in table.rows:
            if row.kind is RowKind.COMPARISON or row.key == "complainants":
                continue
            at = dict(zip(keys, row.cells, strict=True))
            for measure in ("count", "numerator", "denominator"):
                quarters = [getattr(at[key], measure) for key in ("q1", "q2", "q3", "q4")]
                if None not in quarters and getattr(at["year"], measure) is not None:
                    assert getattr(at["year"], measure) == sum(quarters), (table.id, row.key)


@modest
@given(inputs())
def test_the_same_records_are_the_same_number_in_every_table(year: Inputs) -> None:
    seen: dict[Selection, int | None] = {}
    for table in draw_tables(year):
        if table.id in OTHER_TALLIES:
            continue
        for row, column, cell in cells(table):
            if cell.selection is not None and cell.count is not None:
                known = seen.setdefault(cell.selection, cell.count)
                assert known == cell.count, (table.id, row, column)


@modest
@given(inputs())
def test_keys_of_rows_and_columns_are_unique_and_can_be_taken_apart(year: Inputs) -> None:
    tables = draw_tables(year)
    assert len({table.id for table in tables}) == len(tables)
    for table in tables:
        for keys in ([row.key for row in table.rows], [column.key for column in table.columns]):
            assert len(set(keys)) == len(keys)
            assert not any("." in key for key in keys)
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert bool(table.rows) != bool(table.not_recorded)
