"""What surrounds the marks of every chart? The sheet, its words for those who cannot see it, the
legend and the ruled plot."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree as ET

from heard.common.documents.printable import printable
from heard.figures.report import Chart
from heard.reports.charts.ink import INK, QUIET, RULE
from heard.reports.charts.lettering import broken, wide
from heard.reports.charts.scale import Scale, printed
from heard.reports.charts.shapes import Point, add, coordinate, line, words

__all__ = [
    "LABEL",
    "LINE_HEIGHT",
    "SMALL",
    "SWATCH",
    "WIDTH",
    "Plot",
    "close",
    "grid",
    "identifier",
    "legend",
    "name_categories",
    "open_sheet",
]

WIDTH = 720.0
LABEL = 13.0
SMALL = 12.0
FONTS = "'Atkinson Hyperlegible Next', 'Helvetica Neue', Helvetica, Arial, sans-serif"
SWATCH = 16.0
LINE_HEIGHT = 15.0
LINE_OF_LEGEND = 24.0


@dataclass(frozen=True, slots=True)
class Plot:
    """The ruled rectangle and the scale that runs up it (or along it, in a chart of rows)."""

    left: float
    top: float
    right: float
    bottom: float
    scale: Scale

    def y(self, value: Decimal) -> float:
        """Return how far down the sheet the value stands."""
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)

    def x(self, value: Decimal) -> float:
        """Return how far along the sheet the value stands, in a chart of rows."""
        return self.left + self.scale.share(value) * (self.right - self.left)

    def slot(self, place: int, of: int) -> tuple[float, float]:
        """Return the left edge and the width of one of so many equal parts."""
        wide_by = (self.right - self.left) / of
        return self.left + place * wide_by, wide_by


def identifier(chart: Chart) -> str:
    """Return the chart's id as it may stand in an XML id."""
    return "chart-" + re.sub(r"[^A-Za-z0-9_-]", "-", chart.id)


def open_sheet(chart: Chart) -> ET.Element:
    """Return an empty drawing that says in words what it will show."""
    name = identifier(chart)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-family": FONTS,
            "fill": INK,
        },
    )
    add(root, "title", id=f"{name}-title").text = printable(chart.title)
    add(root, "desc", id=f"{name}-description").text = printable(chart.alternative)
    return root


def close(root: ET.Element, height: float) -> str:
    """Return the finished drawing as text, cut to the height that was used."""
    root.set("viewBox", f"0 0 {coordinate(WIDTH)} {coordinate(height)}")
    root.set("width", coordinate(WIDTH))
    root.set("height", coordinate(height))
    return ET.tostring(root, encoding="unicode")


def legend(
    root: ET.Element,
    labels: Sequence[str],
    draw: Callable[[int, Point], object],
    swatch: float = SWATCH,
) -> float:
    """Name the series from the top of the sheet, each after its mark; return where it ends.

    `draw(place, corner)` draws the mark of a series, `swatch` wide, from its top left corner.
    """
    x, y = 0.0, 2.0
    for place, label in enumerate(labels):
        lines = broken(label, LABEL, WIDTH - swatch - 8)
        needed = swatch + 8 + max(wide(text, LABEL) for text in lines) + 18
        if x and x + needed > WIDTH:
            x, y = 0.0, y + LINE_OF_LEGEND
        draw(place, (x, y))
        for at, text in enumerate(lines):
            y += LINE_HEIGHT * bool(at)
            words(root, (x + swatch + 8, y + 12.5), text, LABEL)
        x += needed
    return y + LINE_OF_LEGEND if labels else 0.0


def grid(root: ET.Element, plot: Plot, unit: str) -> None:
    """Rule the plot across at each tick, with the ticks' values on the left and the unit above."""
    for tick in plot.scale.ticks:
        y = plot.y(tick)
        axis = tick == 0
        line(
            root,
            (plot.left, y),
            (plot.right, y),
            stroke=QUIET if axis else RULE,
            stroke_width=1.5 if axis else 1,
        )
        words(
            root,
            (plot.left - 8, y + 4),
            printed(tick, unit),
            SMALL,
            fill=QUIET,
            text_anchor="end",
        )
    if unit and unit != "%":
        words(root, (0, plot.top - 14), unit[0].upper() + unit[1:], SMALL, fill=QUIET)


def name_categories(root: ET.Element, categories: Sequence[str], plot: Plot) -> float:
    """Write the categories' names under the plot; return where the sheet ends."""
    y = plot.bottom + 20
    most = 1
    for place, label in enumerate(categories):
        left, slot = plot.slot(place, len(categories))
        lines = broken(label, LABEL, slot - 8)
        most = max(most, len(lines))
        for at, text in enumerate(lines):
            middle = (left + slot / 2, y + at * LINE_HEIGHT)
            words(root, middle, text, LABEL, text_anchor="middle")
    return y + (most - 1) * LINE_HEIGHT + 8
