"""How is a mark put on the paper? SVG elements with every attribute as a presentation attribute.

No style, no script, no class: the same markup serves the strictest content security policy, the
typesetter of the PDF and the picture for Word.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from heard.common.documents.printable import printable

__all__ = ["Point", "add", "coordinate", "line", "path", "rectangle", "words"]

Point = tuple[float, float]


def coordinate(value: float) -> str:
    """Return a length to the hundredth, without a tail of noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0", value > -0.005)


def add(parent: ET.Element, tag: str, **attributes: str | float) -> ET.Element:
    """Add an element; `stroke_width` is written as `stroke-width`, numbers as coordinates."""
    written = {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else coordinate(value)
        for name, value in attributes.items()
    }
    return ET.SubElement(parent, tag, written)


def rectangle(
    parent: ET.Element, corner: Point, size: Point, **attributes: str | float
) -> ET.Element:
    """Draw a rectangle from its top left corner."""
    (x, y), (width, height) = corner, size
    return add(
        parent, "rect", x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), **attributes
    )


def line(parent: ET.Element, start: Point, end: Point, **attributes: str | float) -> ET.Element:
    """Draw a straight line."""
    return add(parent, "line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def path(parent: ET.Element, points: Iterable[Point], **attributes: str | float) -> ET.Element:
    """Draw a line through the points."""
    through = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)
    return add(parent, "polyline", points=through, fill="none", **attributes)


def words(
    parent: ET.Element, at: Point, text: str, size: float, **attributes: str | float
) -> ET.Element:
    """Write one line of text with its baseline at this height."""
    element = add(parent, "text", x=at[0], y=at[1], font_size=size, **attributes)
    element.text = printable(text)
    return element
