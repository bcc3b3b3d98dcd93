"""How did each series move? Lines over the categories, each with its own dash and marker."""

from __future__ import annotations

import math
from itertools import groupby
from xml.etree import ElementTree as ET

from heard.figures.report import Chart, Series
from heard.reports.charts.frame import (
    SMALL,
    WIDTH,
    Plot,
    close,
    grid,
    legend,
    name_categories,
    open_sheet,
)
from heard.reports.charts.ink import PAPER, dash, marker
from heard.reports.charts.scale import Scale, printed, spread
from heard.reports.charts.shapes import Point, line, path, words

__all__ = ["lines"]

LEFT = 46.0
PLOT_HEIGHT = 240.0
# Of a value: half its height; how far its middle is from its marker, over, under or beside it.
HALF = 7.0
APART = 15.0
BESIDE = 11.0
MARKER = 7.0
SAMPLE = 34.0  # how much of a line the legend shows


def lines(chart: Chart) -> str:
    """Return the drawing of lines; a line breaks where a value is not known."""
    root = open_sheet(chart)
    # The last series, all areas together, is to stand out.
    last = len(chart.series) - 1
    top = legend(
        root,
        [series.label for series in chart.series],
        lambda place, corner: _sample(root, last - place, corner),
        SAMPLE,
    )
    scale = Scale.over([value for each in chart.series for value in each.values], chart.unit)
    plot = Plot(LEFT, top + 30, WIDTH, top + 30 + PLOT_HEIGHT, scale)
    grid(root, plot, chart.unit)
    stretches = [(last - at, _unbroken(each, plot)) for at, each in enumerate(chart.series)]
    for at, unbroken in stretches:
        for points in unbroken:
            path(root, points, **dash(at))
    for at, unbroken in stretches:
        for point in (point for points in unbroken for point in points):
            marker(root, point, at)
    for place in range(len(chart.categories)):
        _write_values(root, chart, plot, place)
    return close(root, name_categories(root, chart.categories, plot))


def _sample(root: ET.Element, place: int, corner: Point) -> None:
    x, y = corner[0], corner[1] + 8
    line(root, (x, y), (x + SAMPLE, y), **dash(place))
    marker(root, (x + SAMPLE / 2, y), place)


def _unbroken(series: Series, plot: Plot) -> list[list[Point]]:
    """Return the points of each stretch of values known one after another."""
    points = []
    for place, value in enumerate(series.values):
        left, slot = plot.slot(place, len(series.values))
        points.append(None if value is None else (left + slot / 2, plot.y(value)))
    stretches = groupby(points, key=lambda point: point is not None)
    return [[each for each in stretch if each] for known, stretch in stretches if known]


def _write_values(root: ET.Element, chart: Chart, plot: Plot, place: int) -> None:
    """Write a category's values, each over its marker, under it or else to the right of it.

    Series that meet in a point share the value written there.
    """
    known = {each.values[place] for each in chart.series}
    values = sorted((value for value in known if value is not None), reverse=True)
    left, slot = plot.slot(place, len(chart.categories))
    heights = [plot.y(value) for value in values]
    for value, (x, y) in zip(values, _clear_places(heights, plot.bottom), strict=True):
        words(
            root,
            (left + slot / 2 + x, y + 4),
            printed(value, chart.unit),
            SMALL,
            text_anchor="start" if x else "middle",
            stroke=PAPER,
            stroke_width=4,
            paint_order="stroke",
        )


def _clear_places(heights: list[float], floor: float) -> list[Point]:
    """Return how far right of its marker, and how far down the sheet, each value is written.

    The heights are those of the markers, from the top down; the lowest of several is written
    under its marker when there is room over the floor, since its line comes from above.
    """
    places: list[Point] = []
    taken = -math.inf
    for y, following in zip(heights, [*heights, floor + MARKER][1:], strict=True):
        over = y - APART - HALF >= taken
        under = y + APART + HALF <= following - MARKER
        lowest_of_several = len(heights) > 1 and len(places) == len(heights) - 1
        if over and not (under and lowest_of_several):
            places.append((0, y - APART))
        elif under:
            places.append((0, y + APART))
        else:
            places.append((BESIDE, y))
        taken = max(y + MARKER, places[-1][1] + HALF)
    beside = [place for place, (x, _) in enumerate(places) if x]
    wanted = [places[place][1] for place in beside]
    for place, y in zip(beside, spread(wanted, 2 * HALF, 0, floor), strict=True):
        places[place] = (BESIDE, y)
    return places
