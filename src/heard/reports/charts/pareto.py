"""Which few categories make most of the whole? Bars in order, and the share they add up to."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

from heard.figures.report import Chart, Series
from heard.reports.charts.frame import (
    LINE_HEIGHT,
    SMALL,
    WIDTH,
    Plot,
    close,
    identifier,
    open_sheet,
)
from heard.reports.charts.ink import QUIET, RULE, Ink, dash, marker
from heard.reports.charts.lettering import broken, wide
from heard.reports.charts.rows import NAMES, baseline, name_row
from heard.reports.charts.scale import Scale, printed
from heard.reports.charts.shapes import line, path, rectangle, words

__all__ = ["pareto"]

BAR = 18.0
BETWEEN = 6.5
PANEL = 110.0  # of the width, for the shares added up, and beside it for their figures
WRITTEN = 58.0
APART = 24.0
PERCENT = Scale(Decimal(0), Decimal(100), Decimal(50))
SECOND = 1  # the place whose dash and marker the shares have


def pareto(chart: Chart) -> str:
    """Return the drawing: the first series as bars, the second as the share added up so far.

    The second series, in per cent, may be left out; nothing is worked out here.
    """
    root = open_sheet(chart)
    ink = Ink(root, identifier(chart))
    counts, *rest = chart.series or (Series("", (None,) * len(chart.categories)),)
    room = max((wide(printed(value, chart.unit), SMALL) for value in counts.values), default=0) + 14
    right = WIDTH - room - (PANEL + WRITTEN + APART if rest else 0)
    panel = WIDTH - PANEL - WRITTEN
    top = _headings(root, (counts.label, NAMES, right - NAMES)) if counts.label else 0.0
    if rest:
        top = max(top, _headings(root, (rest[0].label, panel, WIDTH - panel)))
    plot = Plot(NAMES, top, right, top, Scale.over(counts.values, chart.unit))
    y, middles = top + BETWEEN, []
    for label, value in zip(chart.categories, counts.values, strict=True):
        height = name_row(root, label, y, BAR)
        middles.append(y + height / 2)
        _bar(root, plot, (value, printed(value, chart.unit)), middles[-1], ink)
        y += height + BETWEEN
    baseline(root, plot, top, y)
    if rest:
        _add_up(root, Plot(panel, top, panel + PANEL, y, PERCENT), rest[0], middles)
    return close(root, y + BETWEEN)


def _headings(root: ET.Element, heading: tuple[str, float, float]) -> float:
    """Write a panel's heading at its left within its width; return where it ends."""
    text, left, room = heading
    lines = broken(text, SMALL, room)
    for at, each in enumerate(lines):
        words(root, (left, 13 + at * LINE_HEIGHT), each, SMALL, fill=QUIET)
    return 13 + len(lines) * LINE_HEIGHT - 6


def _bar(
    root: ET.Element, plot: Plot, value: tuple[Decimal | None, str], middle: float, ink: Ink
) -> None:
    number, text = value
    base, end = plot.x(Decimal(0)), plot.x(number or Decimal(0))
    if number:
        size = (abs(end - base), BAR - 4)
        rectangle(root, (min(base, end), middle - size[1] / 2), size, **ink.fill(0))
    words(root, (max(base, end) + 7, middle + 4), text, SMALL)


def _add_up(root: ET.Element, plot: Plot, shares: Series, middles: list[float]) -> None:
    """Draw the shares down the panel, each written beside its marker."""
    for tick in plot.scale.ticks:
        x = plot.x(tick)
        line(root, (x, plot.top + 4), (x, plot.bottom), stroke=RULE, stroke_width=1)
    points = [
        (plot.x(value), middle)
        for value, middle in zip(shares.values, middles, strict=True)
        if value is not None
    ]
    path(root, points, **dash(SECOND))
    known = [value for value in shares.values if value is not None]
    for value, (x, y) in zip(known, points, strict=True):
        marker(root, (x, y), SECOND)
        words(root, (x + 10, y + 4), printed(value, "%"), SMALL)
