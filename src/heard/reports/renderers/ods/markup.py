"""How is an element of an OpenDocument written? By its short name, as in the standard."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

__all__ = ["add", "root", "written"]

URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": f"{URN}xsl-fo-compatible:1.0",
    "manifest": f"{URN}manifest:1.0",
    "meta": f"{URN}meta:1.0",
    "number": f"{URN}datastyle:1.0",
    "office": f"{URN}office:1.0",
    "style": f"{URN}style:1.0",
    "table": f"{URN}table:1.0",
    "text": f"{URN}text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
for prefix, space in SPACES.items():
    ET.register_namespace(prefix, space)


def root(tag: str, attributes: Mapping[str, str] | None = None) -> ET.Element:
    """Return an element that stands at the top of a file, such as `office:document-content`."""
    return ET.Element(_full(tag), _all_full(attributes))


def add(
    parent: ET.Element, tag: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> ET.Element:
    """Add an element such as `table:table-row` and return it."""
    element = ET.SubElement(parent, _full(tag), _all_full(attributes))
    element.text = text or None
    return element


def written(element: ET.Element) -> bytes:
    """Return the file that the element is the top of."""
    return ET.tostring(element, encoding="UTF-8", xml_declaration=True)


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _all_full(attributes: Mapping[str, str] | None) -> dict[str, str]:
    return {_full(name): value for name, value in (attributes or {}).items()}
