"""What has python-docx no words for? Page numbers and contents, links, pictures with words."""

from __future__ import annotations

import io
from collections.abc import Mapping

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

__all__ = [
    "add_element",
    "bookmark",
    "field",
    "field_ends",
    "field_starts",
    "link",
    "picture",
    "xml",
]


def xml(part: Paragraph | Run | Table | _Cell | _Row) -> BaseOxmlElement:
    """Return the XML behind a part of a document, for what the library has no words for."""
    return part._element  # noqa: SLF001 - there is no public way to it


def add_element(
    parent: BaseOxmlElement, tag: str, attributes: Mapping[str, str | int] | None = None
) -> BaseOxmlElement:
    """Add an element such as `w:tblHeader`, with attributes such as `w:val`, and return it."""
    element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        element.set(qn(name), str(value))
    parent.append(element)
    return element


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field, and what is shown until Word works it out."""
    field_starts(paragraph, instruction)
    paragraph.add_run(shown)
    field_ends(paragraph)


def field_starts(paragraph: Paragraph, instruction: str) -> None:
    """Open a field; what follows is shown as its result, until it ends."""
    add_element(_run(paragraph), "w:fldChar", {"w:fldCharType": "begin"})
    text = add_element(_run(paragraph), "w:instrText", {"xml:space": "preserve"})
    text.text = f" {instruction} "
    add_element(_run(paragraph), "w:fldChar", {"w:fldCharType": "separate"})


def field_ends(paragraph: Paragraph) -> None:
    """Close the field that was opened last."""
    add_element(_run(paragraph), "w:fldChar", {"w:fldCharType": "end"})


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name all of the paragraph, so that a link can lead to it; the number is its own."""
    start = OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    inside = xml(paragraph)
    inside.insert(1 if inside.find(qn("w:pPr")) is not None else 0, start)
    add_element(inside, "w:bookmarkEnd", {"w:id": number})


def link(paragraph: Paragraph, text: str, name: str) -> None:
    """Add words that lead to the bookmark of that name."""
    anchor = add_element(xml(paragraph), "w:hyperlink", {"w:anchor": name, "w:history": 1})
    run = Run(add_element(anchor, "w:r"), paragraph)
    run.text = text


def picture(
    paragraph: Paragraph,
    image: bytes,
    named: tuple[str, str],
    *,
    width: int | None = None,
    height: int | None = None,
) -> None:
    """Add a picture of that width or height; it has a name, and words for who cannot see it."""
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(image), width, height)
    for properties in xml(run).iter(qn("wp:docPr")):
        properties.set("name", named[0])
        properties.set("descr", named[1])


def _run(paragraph: Paragraph) -> BaseOxmlElement:
    return xml(paragraph.add_run())
