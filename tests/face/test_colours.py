"""A council's colours are such that everybody can read them, and what would do is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.face.colours import (
    LEAST,
    NAMES,
    PAIRS,
    Colours,
    contrast,
    faults_of,
    is_colour,
    mixed,
)

PLAIN = Colours()
some_colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")

# (one, other, ratio): WCAG 2.2's own definition, worked; #767676 and #777777 on white are the pair
# that every checker cites, either side of 4.5.
RATIOS = [
    ("#ffffff", "#ffffff", 1.0),
    ("#000000", "#ffffff", 21.0),
    ("#767676", "#ffffff", 4.54),
    ("#777777", "#ffffff", 4.48),
    ("#ff0000", "#ffffff", 4.00),
    ("#0000ff", "#ffffff", 8.59),
]


@pytest.mark.parametrize(("one", "other", "ratio"), RATIOS)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_the_products_own_colours_can_be_read_by_everybody():
    assert faults_of(PLAIN) == ()


def test_a_pale_link_is_named_with_its_ratio_and_a_colour_that_would_do():
    (fault,) = faults_of(replace(PLAIN, link="#4aa3df"))
    assert fault.choice == "link"
    assert fault.sentence == (
        "Links on pale brand panels: #4aa3df on #e7ecec has a contrast of 2.31 to 1, and 4.5 to "
        "1 is the least that everybody can read. The nearest colour that would do is #1d6fa6."
    )
    assert faults_of(replace(PLAIN, link=fault.nearest)) == ()


def test_a_ratio_just_below_the_least_does_not_read_as_the_least():
    (fault,) = faults_of(replace(PLAIN, button="#777777"))
    assert "a contrast of 4.47 to 1" in fault.sentence
    assert fault.nearest == "#767676"


def test_light_words_may_stand_on_a_dark_top():
    assert faults_of(replace(PLAIN, masthead="#0b4246", masthead_words="#ffffff")) == ()


@given(st.builds(Colours, *[some_colours] * len(NAMES)))
def test_whatever_is_chosen_what_is_offered_instead_passes(colours):
    for fault in faults_of(colours):
        colours = replace(colours, **{fault.choice: fault.nearest})
    assert faults_of(colours) == ()
    assert all(pair.ratio(colours) >= LEAST for pair in PAIRS)


@given(some_colours)
def test_what_can_be_read_is_left_alone(colour):
    for fault in faults_of(replace(PLAIN, link=colour)):
        behind = ("#ffffff", "#f5f6f4", PLAIN.tint)
        assert min(contrast(colour, each) for each in behind) < LEAST
        assert fault.choice == "link"


def test_every_pair_is_mended_by_a_choice_that_has_a_name():
    assert {pair.choice for pair in PAIRS} <= set(NAMES)


@pytest.mark.parametrize("text", ["", "#fff", "#GGGGGG", "red", "#0b42467", "#0B4246", "#0b4246\n"])
def test_what_is_no_colour_is_none(text):
    assert not is_colour(text)


def test_colours_are_mixed_by_shares():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#102030", "#ffffff", 0) == "#102030"
