"""What does each series look like? Colours, hatchings, dashes and markers that stay apart.

Meaning never rests on colour: a series is told apart by its pattern or its dash and marker, and is
named in a legend that shows the same. Text has at least 4.5:1 against the paper, every mark at
least 3:1 against the paper and against the mark beside it (WCAG 2.2, 1.4.1, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from heard.reports.charts.shapes import Point, add, coordinate, line, rectangle

__all__ = ["DEEP", "INK", "MID", "PAPER", "QUIET", "RULE", "TINT", "Ink", "dash", "marker"]

PAPER = "#ffffff"
INK = "#17262b"
QUIET = "#4d5f66"
RULE = "#d3dcde"  # grid lines only help the eye: every value is also written out
DEEP = "#0b4246"
MID = "#449c97"
TINT = "#e4efee"

# (ground, lines): lines are drawn across a tile of eight by eight.
DIAGONAL = (((-2, 2), (2, -2)), ((-2, 10), (10, -2)), ((6, 10), (10, 6)))
BACK = (((-2, 6), (2, 10)), ((-2, -2), (10, 10)), ((6, -2), (10, 2)))
ACROSS = (((0, 4), (8, 4)),)
UPRIGHT = (((4, 0), (4, 8)),)
HATCHINGS: tuple[tuple[tuple[Point, Point], ...], ...] = (
    DIAGONAL,
    ACROSS,
    (*DIAGONAL, *BACK),
    UPRIGHT,
    BACK,
    (*ACROSS, *UPRIGHT),
)
SOLID = (DEEP, MID)
# Disc, square, triangle, diamond, plus and triangle on its point, from their middle.
MARKERS = (
    "m-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
    "m-5 -5h10v10h-10z",
    "m0 -6.5l6.5 11h-13z",
    "m0 -7l7 7l-7 7l-7 -7z",
    "m-2 -6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "m0 6.5l6.5 -11h-13z",
)
DASHES = ("", "7 4", "2 4", "11 4 2 4", "14 5", "5 3 2 3 2 3")


class Ink:
    """The fills of one chart; a hatching is defined in the drawing when it is first used.

    `darkest` is the place, first or last, of the series that stands out: this year beside others.
    """

    def __init__(self, root: ET.Element, prefix: str, darkest: int = 0) -> None:
        self._darkest = darkest
        self._definitions = add(root, "defs")
        self._prefix = prefix
        self._made: set[int] = set()

    def fill(self, place: int) -> dict[str, str | float]:
        """Return the attributes of an area of the series at this place."""
        step = abs(place - self._darkest)
        if step < len(SOLID):
            return {"fill": SOLID[step], "stroke": SOLID[step], "stroke_width": 1}
        hatching = (step - len(SOLID)) % len(HATCHINGS)
        name = f"{self._prefix}-hatching-{hatching}"
        if hatching not in self._made:
            self._made.add(hatching)
            self._define(name, HATCHINGS[hatching])
        return {"fill": f"url(#{name})", "stroke": DEEP, "stroke_width": 1}

    def _define(self, name: str, strokes: tuple[tuple[Point, Point], ...]) -> None:
        tile = add(
            self._definitions, "pattern", id=name, width=8, height=8, patternUnits="userSpaceOnUse"
        )
        rectangle(tile, (0, 0), (8, 8), fill=TINT)
        for start, end in strokes:
            line(tile, start, end, stroke=DEEP, stroke_width=0.9)


def dash(place: int) -> dict[str, str | float]:
    """Return the attributes of the line of the series at this place."""
    attributes: dict[str, str | float] = {
        "stroke": SOLID[place % len(SOLID)],
        "stroke_width": 2.5,
        "stroke_linejoin": "round",
    }
    if pattern := DASHES[place % len(DASHES)]:
        attributes["stroke_dasharray"] = pattern
    return attributes


def marker(parent: ET.Element, at: Point, place: int) -> None:
    """Draw the marker of the series at this place, with a rim of paper that lifts it off lines."""
    start = f"M{coordinate(at[0])} {coordinate(at[1])}"
    add(
        parent,
        "path",
        d=start + MARKERS[place % len(MARKERS)],
        fill=SOLID[place % len(SOLID)],
        stroke=PAPER,
        stroke_width=1.5,
    )
