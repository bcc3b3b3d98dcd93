"""How does a chart look? As an SVG drawing, and as a picture where a format cannot take one."""

from __future__ import annotations

import resvg_py

from heard.common.documents.typeface import FAMILY, font_files
from heard.figures.report import Chart, ChartKind
from heard.reports.charts.columns import columns, fits_columns
from heard.reports.charts.ink import PAPER
from heard.reports.charts.lines import lines
from heard.reports.charts.pareto import pareto
from heard.reports.charts.rows import rows

__all__ = ["png", "svg"]


def svg(chart: Chart) -> str:
    """Return the chart as one SVG element, with its title and its description in words.

    It has no style, script or outside reference, so it may stand in a page under any content
    security policy; its `id`s begin with the chart's, so several may stand in one page.
    """
    if chart.kind is ChartKind.LINES:
        return lines(chart)
    if chart.kind is ChartKind.PARETO:
        return pareto(chart)
    return columns(chart) if fits_columns(chart) else rows(chart)


def png(chart: Chart, width: int) -> bytes:
    """Return the chart as a PNG picture so many pixels wide, on white.

    Raises UnableToFindTypeface when the letters to draw it with have not been built.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg(chart),
            width=width,
            background=PAPER,
            skip_system_fonts=True,
            font_files=[str(path) for path in font_files()],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
