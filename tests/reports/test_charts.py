"""Charts: every label is there, nothing rests on colour, and any figures make sound SVG."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.common.documents.printable import printable
from heard.common.documents.typeface import UnableToFindTypeface, font_files
from heard.figures.report import Chart, ChartKind, Series
from heard.reports.charts import ink, png, svg
from heard.reports.charts.lettering import broken, wide
from heard.reports.charts.scale import Scale, printed, spread
from tests.reports.sample import CHARTS, whole

SVG = "{http://www.w3.org/2000/svg}"
NOT_DRAWN = {f"{SVG}title", f"{SVG}desc"}


def written(drawing: str) -> str:
    """Return every word that the drawing shows, without the breaks between lines."""
    texts = [each.text or "" for each in ET.fromstring(drawing).iter(f"{SVG}text")]
    return "".join("".join(texts).split())


def squeezed(text: str) -> str:
    return "".join(printable(text).split())


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours written as #rrggbb."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_chart_says_in_words_what_it_shows(chart):
    root = ET.fromstring(svg(chart))
    named = {each.get("id"): each.text for each in root if each.tag in NOT_DRAWN}
    title, description = (named[name] for name in root.get("aria-labelledby").split())
    assert root.get("role") == "img"
    assert (title, description) == (chart.title, chart.alternative)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_chart_writes_its_categories_its_series_and_every_value_but_nought(chart):
    words = written(svg(chart))
    assert all(squeezed(label) in words for label in chart.categories)
    assert all(squeezed(series.label) in words for series in chart.series)
    values = {value for series in chart.series for value in series.values if value}
    assert all(printed(value, chart.unit) in words for value in values)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_chart_stands_under_the_strictest_content_security_policy(chart):
    drawing = svg(chart)
    assert not re.search(r"<style|<script|<image|style=|class=|\\son\\w+=|href", drawing)


def test_two_charts_in_one_page_share_no_identifier():
    identifiers = [each.get("id") for chart in CHARTS for each in ET.fromstring(svg(chart)).iter()]
    named = [name for name in identifiers if name]
    assert len(named) == len(set(named))


def test_text_and_marks_have_the_contrast_that_wcag_asks():
    assert contrast(ink.INK, ink.PAPER) >= 4.5
    assert contrast(ink.QUIET, ink.PAPER) >= 4.5
    assert contrast(ink.DEEP, ink.PAPER) >= 3
    assert contrast(ink.MID, ink.PAPER) >= 3
    assert contrast(ink.DEEP, ink.MID) >= 3
    assert contrast(ink.DEEP, ink.TINT) >= 3


def test_no_two_of_eight_series_look_alike():
    root = ET.Element("svg")
    fills = [tuple(sorted(ink.Ink(root, "x").fill(place).items())) for place in range(8)]
    assert len(set(fills)) == 8


def test_series_told_apart_by_hatching_do_not_need_their_colour():
    drawing = svg(replace(CHARTS[0], series=CHARTS[0].series * 2))
    assert drawing.count("<pattern") == 4


def test_a_line_breaks_where_a_value_is_not_known():
    values = whole(1, 2, None, 3, 4, 5)
    chart = replace(
        CHARTS[2], categories=tuple("abcdef"), series=(Series("only", values),), unit="cases"
    )
    points = [
        each.get("points").split() for each in ET.fromstring(svg(chart)).iter(f"{SVG}polyline")
    ]
    assert [len(each) for each in points] == [2, 3]


def test_many_long_names_turn_the_bars_on_their_side():
    themes = CHARTS[3].categories
    chart = replace(
        CHARTS[0], categories=themes, series=(Series("2014/15", CHARTS[3].series[0].values),)
    )
    bars = list(ET.fromstring(svg(chart)).iter(f"{SVG}rect"))[1:]
    assert len({each.get("x") for each in bars}) == 1


def test_a_pareto_shows_the_shares_added_up_when_it_is_given_them():
    shares = Series("Added up", tuple(Decimal(each * 10) for each in range(1, 10)))
    drawing = svg(replace(CHARTS[3], series=(*CHARTS[3].series, shares)))
    assert "Added up" in drawing
    assert "90%" in drawing


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize(("categories", "series"), [((), ()), (("One",), ()), ((), ("A",))])
def test_a_chart_of_nothing_is_still_a_drawing(kind, categories, series):
    chart = replace(
        CHARTS[0],
        kind=kind,
        categories=categories,
        series=tuple(Series(label, (None,) * len(categories)) for label in series),
    )
    assert ET.fromstring(svg(chart)).get("viewBox")


# No figure of a report has more than nine digits before its point, nor more than two after it.
VALUES = st.none() | st.decimals(-(10**9), 10**9, places=2)
TEXTS = st.text(max_size=40)


@st.composite
def charts(draw) -> Chart:
    size = draw(st.integers(1, 12))
    series = st.builds(Series, TEXTS, st.lists(VALUES, min_size=size, max_size=size).map(tuple))
    return Chart(
        id=draw(TEXTS),
        title=draw(TEXTS),
        kind=draw(st.sampled_from(ChartKind)),
        categories=tuple(draw(st.lists(TEXTS, min_size=size, max_size=size))),
        series=tuple(draw(st.lists(series, max_size=9))),
        unit=draw(st.sampled_from(("%", "complaints", ""))),
        alternative=draw(TEXTS),
        table_id="any",
    )


# How long an example takes depends on what else the machine does, and says nothing of the drawing.
QUICK = settings(max_examples=60, deadline=None)


@given(charts())
@QUICK
def test_any_figures_make_sound_svg_with_every_label(chart):
    drawing = svg(chart)
    words = written(drawing)
    shown = chart.series[:2] if chart.kind is ChartKind.PARETO else chart.series
    assert all(squeezed(label) in words for label in chart.categories)
    assert all(squeezed(series.label) in words for series in shown)
    assert all(float(each.get("width", 1)) >= 0 for each in ET.fromstring(drawing).iter())


@given(TEXTS, st.integers(20, 300))
@QUICK
def test_a_broken_text_loses_nothing_and_fits(text, room):
    lines = broken(text, 12, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wide(line, 12) <= room or len(line) == 1 for line in lines)


def test_a_long_name_breaks_after_its_slash():
    assert broken("Attitude/Treatment", 12, 70) == ["Attitude/", "Treatment"]


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        ((0,), "complaints", [0, 1]),
        ((1, 3), "complaints", [0, 1, 2, 3]),
        ((38, 1), "complaints", [0, 10, 20, 30, 40]),
        ((125,), "complaints", [0, 50, 100, 150]),
        ((66.67, 12), "%", [0, 20, 40, 60, 80, 100]),
        ((-3, 2), "complaints", [-3, -2, -1, 0, 1, 2]),
    ],
)
def test_the_axis_carries_round_numbers(values, unit, ticks):
    assert Scale.over([Decimal(str(value)) for value in values], unit).ticks == ticks


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1))
@QUICK
def test_every_value_stands_within_its_scale(values):
    scale = Scale.over(values, "complaints")
    assert all(0 <= scale.share(value) <= 1 for value in [*values, Decimal(0)])
    assert len(scale.ticks) <= 12


@given(st.lists(st.floats(0, 100), max_size=8))
@QUICK
def test_spread_places_keep_their_order_their_gap_and_their_bounds(wanted):
    places = spread(wanted, 10, 0, 100)
    ordered = sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert all(later - earlier > 9.99 for earlier, later in pairwise(ordered))
    for one, other in zip(wanted, places, strict=True):
        assert all((a < one) <= (b <= other) for a, b in zip(wanted, places, strict=True))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("66.670"), "%", "66.67%"),
        (Decimal(100), "%", "100%"),
        (Decimal("1E+2"), "complaints", "100"),
        (Decimal("0.50"), "", "0.5"),
        (None, "%", "–"),
    ],
)
def test_a_value_is_written_without_a_tail_of_noughts(value, unit, text):
    assert printed(value, unit) == text


def test_a_picture_is_as_wide_as_asked():
    picture = png(CHARTS[3], 500)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 500


def test_the_same_chart_makes_the_same_picture():
    assert png(CHARTS[0], 300) == png(CHARTS[0], 300)


def test_without_its_font_files_the_typeface_says_what_to_do(tmp_path):
    with pytest.raises(UnableToFindTypeface, match="make assets"):
        font_files(tmp_path)
