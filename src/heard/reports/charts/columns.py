"""How do a few categories with short names look? Upright bars, side by side or stacked."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

from heard.figures.report import Chart, ChartKind
from heard.reports.charts.frame import (
    LABEL,
    SMALL,
    SWATCH,
    WIDTH,
    Plot,
    close,
    grid,
    identifier,
    legend,
    name_categories,
    open_sheet,
)
from heard.reports.charts.ink import QUIET, Ink
from heard.reports.charts.lettering import broken, wide
from heard.reports.charts.scale import Scale, printed, spread
from heard.reports.charts.shapes import line, rectangle, words

__all__ = ["columns", "fits_columns", "stack"]

LEFT = 46.0
PLOT_HEIGHT = 230.0
WIDEST_BAR = 52.0
WIDEST_STACK = 72.0
USED = 0.82  # of a category's width; the rest keeps it apart from the next
MOST_LINES = 3
VALUE_GAP = 14.0


def fits_columns(chart: Chart) -> bool:
    """Whether every name and value has room under and over an upright bar."""
    slot = (WIDTH - LEFT) / max(len(chart.categories), 1)
    room = slot - 8
    words_fit = all(
        wide(word, LABEL) <= room for label in chart.categories for word in label.split()
    )
    lines_fit = all(len(broken(label, LABEL, room)) <= MOST_LINES for label in chart.categories)
    widest = max((wide(text, SMALL) for text in _values(chart)), default=0)
    if chart.kind is ChartKind.STACKED:
        values_fit = widest <= slot * (1 - USED / 2) - 12
    else:
        values_fit = widest * len(chart.series) <= slot * USED
    return words_fit and lines_fit and values_fit


def columns(chart: Chart) -> str:
    """Return the drawing of upright bars."""
    root = open_sheet(chart)
    stacked = chart.kind is ChartKind.STACKED
    # Side by side the years run up to this one, which is to stand out.
    ink = Ink(root, identifier(chart), 0 if stacked else len(chart.series) - 1)
    top = legend(
        root,
        [series.label for series in chart.series],
        lambda place, corner: rectangle(root, corner, (SWATCH, SWATCH), **ink.fill(place)),
    )
    plot = Plot(LEFT, top + 30, WIDTH, top + 30 + PLOT_HEIGHT, _scale(chart))
    grid(root, plot, chart.unit)
    for place in range(len(chart.categories)):
        (_stack if stacked else _group)(root, chart, ink, plot, place)
    return close(root, name_categories(root, chart.categories, plot))


def stack(values: Iterable[Decimal | None]) -> list[tuple[Decimal, Decimal]]:
    """Return where each value starts and ends when one stands on another; unknown adds nothing."""
    edges = [Decimal(0)]
    for value in values:
        edges.append(edges[-1] + (value or Decimal(0)))
    return list(pairwise(edges))


def _values(chart: Chart) -> list[str]:
    return [printed(value, chart.unit) for series in chart.series for value in series.values]


def _scale(chart: Chart) -> Scale:
    if chart.kind is not ChartKind.STACKED:
        return Scale.over([value for series in chart.series for value in series.values], chart.unit)
    ends = [
        edge
        for values in zip(*(series.values for series in chart.series), strict=True)
        for pair in stack(values)
        for edge in pair
    ]
    return Scale.over(ends, chart.unit)


def _group(root: ET.Element, chart: Chart, ink: Ink, plot: Plot, place: int) -> None:
    """Draw one category's bars side by side, each with its value over it."""
    left, slot = plot.slot(place, len(chart.categories))
    pitch = min(WIDEST_BAR, slot * USED / max(len(chart.series), 1))
    start = left + (slot - pitch * len(chart.series)) / 2
    base = plot.y(Decimal(0))
    for at, series in enumerate(chart.series):
        value = series.values[place]
        end = base if value is None else plot.y(value)
        x = start + at * pitch
        top = min(base, end)
        if value:
            rectangle(root, (x + 2, top), (pitch - 4, abs(base - end)), **ink.fill(at))
        words(
            root,
            (x + pitch / 2, top - 6),
            printed(value, chart.unit),
            SMALL,
            text_anchor="middle",
        )


def _stack(root: ET.Element, chart: Chart, ink: Ink, plot: Plot, place: int) -> None:
    """Draw one category's values on one another, written beside the pile from the bottom up."""
    left, slot = plot.slot(place, len(chart.categories))
    pile = min(WIDEST_STACK, slot * USED / 2)
    x = left + (slot - pile) / 2 - 12
    values = [series.values[place] for series in chart.series]
    spans = [(plot.y(start), plot.y(end)) for start, end in stack(values)]
    middles = [(start + end) / 2 for start, end in spans]
    labels = spread(middles, VALUE_GAP, plot.top - 8, plot.bottom - 8)
    for at, ((start, end), middle, label) in enumerate(zip(spans, middles, labels, strict=True)):
        if values[at]:
            inside = max(abs(start - end) - 2, 1)
            rectangle(root, (x, min(start, end) + 1), (pile, inside), **ink.fill(at))
            line(
                root,
                (x + pile + 2, middle),
                (x + pile + 9, label),
                stroke=QUIET,
                stroke_width=1,
            )
            words(root, (x + pile + 13, label + 4), printed(values[at], chart.unit), SMALL)
