"""Does every number in the prose come from the tables, and nothing that they withhold?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.figures.drawing import draw, redrawn
from heard.figures.inputs import Inputs
from heard.figures.narrative.prose import DigitInWords, Unsaid, listing, say
from heard.figures.report import (
    Cell,
    CellSource,
    Derivation,
    Figure,
    Report,
    RowKind,
    Sentence,
    Table,
)
from tests.figures.blackpool import blackpool
from tests.figures.proof import is_proved
from tests.figures.random_inputs import inputs

modest = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WITHHELD = Cell("withheld", suppressed=True)


def sentences(report: Report) -> Iterator[Sentence]:
    for section in report.sections:
        yield from section.sentences


def withholding(table: Table, chance: Random) -> Table:
    """Return the table with some of the counted cells kept back, as a public edition does."""
    return replace(
        table,
        rows=tuple(
            replace(
                row,
                cells=tuple(
                    WITHHELD
                    if cell.source is CellSource.COMPUTED and chance.random() < 0.3
                    else cell
                    for cell in row.cells
                ),
            )
            for row in table.rows
        ),
    )


@modest
@given(inputs())
def test_words_hold_no_digit_and_every_figure_can_be_worked_out_again(year: Inputs) -> None:
    report = draw(year)
    for sentence in sentences(report):
        assert not any(each.isdigit() for each in sentence.words), sentence
        assert sentence.words.replace("{{", "").replace("}}", "").count("{}") == len(
            sentence.figures
        )
        for figure in sentence.figures:
            assert is_proved(report, figure), (figure, sentence.text)


@modest
@given(inputs())
def test_sentences_read_as_sentences(year: Inputs) -> None:
    for sentence in sentences(draw(year)):
        text = sentence.text
        assert text[0].isupper() or text[0].isdigit() or text[0] in "£“", text
        assert text.endswith((".", ":")), text
        assert "  " not in text
        assert " ." not in text
        assert " ," not in text
        assert "–" not in text
        for wrong in (" 1 were ", " 1 complaints", " 1 cases", " 0 ", "None were", "(0%)"):
            assert wrong not in f" {text}", text


@modest
@given(inputs(), st.randoms(use_true_random=False))
def test_what_a_table_withholds_is_not_said_and_not_drawn(year: Inputs, chance: Random) -> None:
    report = draw(year)
    public = redrawn(report, tuple(withholding(table, chance) for table in report.tables))
    for sentence in sentences(public):
        for figure in sentence.figures:
            assert is_proved(public, figure), (figure, sentence.text)
    assert not any("withheld" in sentence.text for sentence in sentences(public))
    assert not any("withheld" in label for chart in public.charts for label in chart.categories)


@modest
@given(inputs(), st.randoms(use_true_random=False))
def test_theme_that_is_said_to_lead_leads_whatever_is_withheld(
    year: Inputs, chance: Random
) -> None:
    report = draw(year)
    themes = report.table("complaint_themes")
    named = [row for row in themes.rows if row.kind is RowKind.THEME and row.key != "not-recorded"]
    true = {row.label: row.cells[4].count or 0 for row in named}
    public = redrawn(report, tuple(withholding(table, chance) for table in report.tables))
    section = next(each for each in public.sections if each.id == "themes")
    for sentence in section.sentences:
        if sentence.words.startswith("The most frequent theme was “"):
            assert true[sentence.figures[0].text] == max(true.values())


def test_redrawn_with_its_own_tables_a_report_stays_as_it_is() -> None:
    report = draw(blackpool())
    assert redrawn(report, report.tables) == report


def test_report_is_the_same_for_the_same_inputs() -> None:
    assert draw(blackpool()) == draw(blackpool())


def test_digit_among_the_words_is_refused() -> None:
    with pytest.raises(DigitInWords, match="figure"):
        say("There were 3 complaints.")


def test_braces_in_words_are_printed_as_they_are() -> None:
    figure = Figure("7", ("complaints_received.total.year",))
    assert say("In {brackets}: ", figure, ".").text == "In {brackets}: 7."


def test_list_of_nothing_is_not_said() -> None:
    with pytest.raises(Unsaid):
        listing([])


@pytest.mark.parametrize(
    ("text", "derivation", "references"),
    [
        ("126", Derivation.PRINTED, ("complaints_received.total.year",)),
        ("10", Derivation.DIFFERENCE, ("complaints_received.total.year",) * 2),
        ("6.8%", Derivation.CHANGE, ("complaints_received.total.year",) * 2),
        ("64.81%", Derivation.SHARE, ("timescales_met.total.year",)),
        ("2014/15", Derivation.PRINTED, ("complaints_received.2013-14.label",)),
        ("125", Derivation.PRINTED, ()),
    ],
)
def test_the_proof_itself_refuses_a_wrong_number(
    text: str, derivation: Derivation, references: tuple[str, ...]
) -> None:
    assert not is_proved(draw(blackpool()), Figure(text, references, derivation))
