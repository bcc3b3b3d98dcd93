"""How do many categories, or long names, look? Bars lying beside their names, one block each."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

from heard.figures.report import Chart, ChartKind
from heard.reports.charts.columns import stack
from heard.reports.charts.frame import (
    LABEL,
    LINE_HEIGHT,
    SMALL,
    SWATCH,
    WIDTH,
    Plot,
    close,
    identifier,
    legend,
    open_sheet,
)
from heard.reports.charts.ink import QUIET, Ink
from heard.reports.charts.lettering import broken, wide
from heard.reports.charts.scale import Scale, printed
from heard.reports.charts.shapes import line, rectangle, words

__all__ = ["NAMES", "baseline", "name_row", "rows"]

NAMES = 220.0  # of the width, for the categories' names
PITCH = 21.0
BETWEEN = 14.0


def rows(chart: Chart) -> str:
    """Return the drawing of bars that lie side by side, or joined end to end when stacked."""
    root = open_sheet(chart)
    stacked = chart.kind is ChartKind.STACKED
    # Side by side the years run up to this one, which is to stand out.
    ink = Ink(root, identifier(chart), 0 if stacked else len(chart.series) - 1)
    top = legend(
        root,
        [series.label for series in chart.series],
        lambda place, corner: rectangle(root, corner, (SWATCH, SWATCH), **ink.fill(place)),
    )
    written = [_written(chart, place) for place in range(len(chart.categories))]
    room = max((wide(text, SMALL) for texts in written for text in texts), default=0) + 10
    y = top + BETWEEN
    plot = Plot(NAMES, y, max(WIDTH - room, NAMES + 100), y, _scale(chart))
    for place, label in enumerate(chart.categories):
        bars = 1 if stacked else len(chart.series)
        height = name_row(root, label, y, bars * PITCH)
        first = y + (height - bars * PITCH) / 2
        (_end_to_end if stacked else _side_by_side)(root, chart, ink, plot, (place, first))
        y += height + BETWEEN
    baseline(root, plot, top, y - BETWEEN / 2)
    return close(root, y)


def name_row(root: ET.Element, label: str, top: float, least: float) -> float:
    """Write a category's name on the left, in the middle of its block; return the block's height.

    The block is at least as high as its marks need.
    """
    lines = broken(label, LABEL, NAMES - 14)
    height = max(least, len(lines) * LINE_HEIGHT)
    first = top + (height - len(lines) * LINE_HEIGHT) / 2 + 11.5
    for at, text in enumerate(lines):
        words(root, (NAMES - 10, first + at * LINE_HEIGHT), text, LABEL, text_anchor="end")
    return height


def baseline(root: ET.Element, plot: Plot, top: float, bottom: float) -> None:
    """Rule the line that every bar starts from."""
    x = plot.x(Decimal(0))
    line(root, (x, top + 4), (x, bottom), stroke=QUIET, stroke_width=1.5)


def _scale(chart: Chart) -> Scale:
    if chart.kind is not ChartKind.STACKED:
        return Scale.over([value for each in chart.series for value in each.values], chart.unit)
    by_category = zip(*(series.values for series in chart.series), strict=True)
    ends = [edge for values in by_category for pair in stack(values) for edge in pair]
    return Scale.over(ends, chart.unit)


def _written(chart: Chart, place: int) -> list[str]:
    """Return what stands at the ends of a category's bars: one text a bar, or all on one pile."""
    texts = [printed(series.values[place], chart.unit) for series in chart.series]
    return [" · ".join(texts)] if chart.kind is ChartKind.STACKED else texts


def _side_by_side(
    root: ET.Element, chart: Chart, ink: Ink, plot: Plot, start: tuple[int, float]
) -> None:
    place, top = start
    base = plot.x(Decimal(0))
    for at, series in enumerate(chart.series):
        value = series.values[place]
        end = base if value is None else plot.x(value)
        y = top + at * PITCH
        if value:
            corner = (min(base, end), y + 2)
            rectangle(root, corner, (abs(end - base), PITCH - 4), **ink.fill(at))
        words(root, (max(base, end) + 7, y + 14.5), printed(value, chart.unit), SMALL)


def _end_to_end(
    root: ET.Element, chart: Chart, ink: Ink, plot: Plot, start: tuple[int, float]
) -> None:
    place, top = start
    values = [series.values[place] for series in chart.series]
    furthest = plot.x(Decimal(0))
    for at, (value, edges) in enumerate(zip(values, stack(values), strict=True)):
        left, right = sorted(plot.x(edge) for edge in edges)
        furthest = max(furthest, right)
        if value:
            size = (max(right - left - 2, 1), PITCH - 4)
            rectangle(root, (left + 1, top + 2), size, **ink.fill(at))
    words(root, (furthest + 7, top + 14.5), _written(chart, place)[0], SMALL)
