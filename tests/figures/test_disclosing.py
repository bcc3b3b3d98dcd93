"""The public edition of the example: no small number in it, and nothing that gives one away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from heard.figures.disclosing import WITHHELD, disclose
from heard.figures.disclosing.arithmetic import publication_of
from heard.figures.drawing import draw
from heard.figures.report import CellSource
from heard.rules.disclosure import suppress
from heard.rules.sign_off import AnswerPart, TimeLost
from tests.figures.blackpool import blackpool
from tests.rules.outsider import doubts_ended


@pytest.fixture(scope="module")
def internal():
    return draw(replace(blackpool(), audience="public"))


@pytest.fixture(scope="module")
def public(internal):
    return disclose(internal, threshold=5)


def computed_cells(report):
    return [
        (f"{table.id}.{row.key}.{column.key}", cell)
        for table in report.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.source is CellSource.COMPUTED
    ]


def test_no_computed_cell_prints_a_small_count(public):
    for key, cell in computed_cells(public):
        for number in (cell.count, cell.numerator, cell.upheld, cell.partially_upheld):
            assert number is None or number == 0 or number >= 5, key


def test_a_withheld_cell_holds_no_number_and_opens_no_list(public):
    withheld = [cell for _, cell in computed_cells(public) if cell.suppressed]
    assert len(withheld) > 50
    for cell in withheld:
        assert cell.text == WITHHELD
        assert (cell.count, cell.numerator, cell.denominator, cell.percent) == (None,) * 4
        assert cell.selection is None


def test_true_noughts_are_kept(internal, public):
    kept = dict(computed_cells(public))
    noughts = [key for key, cell in computed_cells(internal) if cell.count == 0]
    plain = [key for key in noughts if not internal_has_other_numbers(internal, key)]
    assert plain
    assert all(not kept[key].suppressed for key in plain)


def internal_has_other_numbers(report, key):
    table, row, column = key.split(".")
    cell = report.table(table).cell(row, column)
    return cell.denominator or cell.upheld or cell.partially_upheld


def test_earlier_years_stand_as_they_were_published(internal, public):
    for before, after in zip(internal.tables, public.tables, strict=True):
        for row, its_row in zip(before.rows, after.rows, strict=True):
            for cell, its_cell in zip(row.cells, its_row.cells, strict=True):
                if cell.source is CellSource.PUBLISHED:
                    assert its_cell == cell


def test_a_table_with_withheld_cells_says_so(public):
    for table in public.tables:
        has_withheld = any(cell.suppressed for row in table.rows for cell in row.cells)
        assert any(note.startswith(WITHHELD) for note in table.notes) == has_withheld


def test_no_sentence_rests_on_a_withheld_cell(public):
    withheld = {key for key, cell in computed_cells(public) if cell.suppressed}
    for section in public.sections:
        for sentence in section.sentences:
            assert withheld.isdisjoint(sentence.references)


def test_no_aside_counts_young_people(public):
    asides = [row.note for table in public.tables for row in table.rows]
    assert not any(re.search(r"\d", aside) for aside in asides)


def test_what_was_withheld_is_all_that_had_to_be(internal):
    found = suppress(publication_of(internal), 5)
    assert found.primary
    assert found.secondary
    assert found.primary.isdisjoint(found.secondary)


def test_a_threshold_of_one_publishes_everything(internal):
    assert disclose(internal, threshold=1).tables == internal.tables


def test_an_outsider_who_solves_every_sum_of_the_report_is_left_with_every_doubt(internal):
    published = publication_of(internal)
    small = sorted(name for name, count in published.counts.items() if 0 < count < 5)
    withheld = suppress(published, 5).withheld
    assert doubts_ended(published, withheld, 5, names=small[:: len(small) // 5]) == []


def test_what_adds_up_across_tables_is_known_without_being_listed(internal):
    known = {(each.whole, frozenset(each.parts)) for each in publication_of(internal).sums}
    received = ("complaints_received", "compliments_received", "comments_received")
    enquiries = ("mp_enquiries", "councillor_enquiries", "ombudsman_received")
    place = "early-help.q2/count"
    kinds = frozenset(f"{table}.{place}" for table in received + enquiries)
    assert (f"feedback_totals.{place}", kinds) in known
    cases = frozenset({"ombudsman.total.q1/count"})
    assert ("ombudsman_received.total.q1/count", cases) in known


READ = TimeLost(AnswerPart.READING, {1: 32}, {0: 30, 1: 2})
ANSWERS = (
    TimeLost(AnswerPart.DRAFTING, {8: 30}, {0: 15, 3: 15}),
    READ,
    TimeLost(AnswerPart.REDRAFTING, {1: 2}, {0: 2}),
    TimeLost(AnswerPart.SENDING, {0: 30}, {0: 2, 1: 28}),
)


def published_of(time_lost):
    return publication_of(draw(replace(blackpool(), audience="public", time_lost=time_lost)))


def shown(time_lost):
    """Return the table in the public edition, a row a list: in time, late, all, median, lost."""
    internal = draw(replace(blackpool(), audience="public", time_lost=time_lost))
    table = disclose(internal, threshold=5).table("time_lost")
    return {row.key: [cell.text for cell in row.cells] for row in table.rows}


def test_few_in_time_are_not_given_away_by_how_many_were_late():
    # 30 sent, 28 of them late: 2 in time.
    in_time, late, times, median, days = shown(ANSWERS)["sending"]
    assert in_time == WITHHELD
    assert WITHHELD in {late, times}
    assert (median, days) == (WITHHELD, WITHHELD)


def test_a_total_of_days_goes_with_its_parts_and_what_has_no_number_stays():
    assert shown(ANSWERS)["total"][3:] == ["n/a", WITHHELD]


def test_few_returned_are_not_given_away_by_how_many_drafts_were_read():
    # 32 read, 30 of them first drafts: 2 were returned, whether or not their own row is shown.
    rows = shown(ANSWERS)
    assert rows["redrafting"][2] == WITHHELD
    assert WITHHELD in {rows["drafting"][2], rows["reading"][2]}


def test_few_drafts_that_wait_are_not_given_away_either():
    # 30 drafted, 10 put right and 38 read: 2 wait.
    again = TimeLost(AnswerPart.REDRAFTING, {1: 10}, {0: 10})
    read = TimeLost(AnswerPart.READING, {1: 38}, {0: 38})
    rows = shown((ANSWERS[0], read, again))
    assert WITHHELD in {rows[part][2] for part in ("drafting", "redrafting", "reading")}


def test_where_no_time_was_lost_by_few_nothing_is_withheld():
    rows = shown((ANSWERS[0], TimeLost(AnswerPart.READING, {1: 30}, {0: 30})))
    assert rows["drafting"] == ["15", "15", "30", "8", "45"]
    assert rows["total"] == ["45", "15", "60", "n/a", "45"]


def test_an_outsider_keeps_every_doubt_about_where_time_was_lost():
    published = published_of(ANSWERS)
    small = sorted(
        name
        for name, count in published.counts.items()
        if 0 < count < 5 and name.startswith(("time_lost.", "drafts "))
    )
    assert len(small) == 4
    withheld = suppress(published, 5).withheld
    assert doubts_ended(published, withheld, 5, names=small) == []


def test_pounds_that_would_come_out_of_a_total_take_the_total_with_them(internal, public):
    assert internal.table("remedies").cell("arrears-paid", "remedies").count == 1
    for place in (("arrears-paid", "amount"), ("total", "amount")):
        assert public.table("remedies").cell(*place).suppressed


def test_a_chart_says_that_what_is_withheld_is_not_nought(public):
    chart = public.chart("timeliness_by_quarter")
    assert None in chart.series[0].values
    assert "it is not nought" in chart.alternative
    assert WITHHELD not in public.chart("feedback_by_quarter").alternative


def test_an_internal_report_is_made_fit_for_the_public_by_itself():
    report = draw(blackpool())
    assert any(row.note for table in report.tables for row in table.rows)
    public = disclose(report, threshold=5)
    assert public.audience == "public"
    assert not any(row.note for table in public.tables for row in table.rows)
