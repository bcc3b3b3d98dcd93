"""What does an empty Word document look like? A4, our styles, British English, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from heard.common.documents.word_fields import field

__all__ = ["TEXT_WIDTH", "About", "blank_document"]

HERE = Path(__file__).parent
PAGE = (Mm(210), Mm(297))
SIDE, TOP, BOTTOM = Mm(22), Mm(28), Mm(24)
TEXT_WIDTH = PAGE[0] - 2 * SIDE
WORD_2013 = 15
# Parts of the library's own blank document that would say things about it, or nothing.
LEFT_OVER = {
    KIND.CUSTOM_XML,
    KIND.THUMBNAIL,
    KIND.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document says of itself: in its properties, and on every page but the first.

    `header` is at the left and the right of the top; `dated` stands in for any clock.
    """

    title: str
    author: str
    dated: date
    header: tuple[str, str]
    subject: str = ""
    comments: str = ""


def blank_document(about: About) -> Document:
    """Return a document with no text but its running header and footer."""
    document = docx.Document()
    for part in (document.part, document.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype in LEFT_OVER:
                del part.rels[name]
    _take_styles(document)
    _say_what_it_is(document, about)
    _lay_out_page(document, about)
    return document


def _take_styles(document: Document) -> None:
    for old, name in (
        (document.styles.element, "styles.xml"),
        (document.part.numbering_part.element, "numbering.xml"),
    ):
        new = parse_xml((HERE / name).read_bytes())
        old[:] = new[:]
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.attrib.clear()
        language.set(qn("w:val"), "en-GB")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), str(WORD_2013))


def _say_what_it_is(document: Document, about: About) -> None:
    made = datetime.combine(about.dated, time(), UTC)
    core = document.core_properties
    core.title = about.title
    core.author = core.last_modified_by = about.author
    core.subject = about.subject
    core.comments = about.comments
    core.language = "en-GB"
    core.keywords = core.category = ""
    core.created = core.modified = made.replace(tzinfo=None)
    core.revision = 1


def _lay_out_page(document: Document, about: About) -> None:
    """Set the paper and the margins, and what runs above and below every page but the first."""
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.style = "header"
    header.add_run("\t".join(about.header))
    footer = section.footer.paragraphs[0]
    footer.style = "footer"
    footer.add_run(f"{about.author}\tPage ")
    field(footer, "PAGE", "2")
    footer.add_run(" of ")
    field(footer, "NUMPAGES", "2")
    for first in (section.first_page_header, section.first_page_footer):
        first.is_linked_to_previous = False
        first.paragraphs[0].style = "Normal"
