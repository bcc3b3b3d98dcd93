"""The letter for staff to print or keep: a Word document with real headings and lists."""

from __future__ import annotations

import io

from docx.document import Document
from docx.shared import Mm, Pt, RGBColor

from heard.casework.letters.documents.paper import LOGO_HEIGHT, Paper
from heard.common.documents.archive import with_fixed_dates
from heard.common.documents.printable import legible
from heard.common.documents.word import About, blank_document
from heard.common.documents.word_fields import add_element, picture, xml
from heard.common.words.layout import Block, Look

__all__ = ["as_word"]


_OF_THE_BRAND = ("Letterhead", "Letter Subject", "Heading 2")


def as_word(paper: Paper) -> bytes:
    """Return the letter as a Word document, the same bytes for the same letter."""
    paper = legible(paper)
    about = About(
        title=paper.subject,
        author=paper.council,
        dated=paper.dated,
        header=(paper.subject, paper.reference),
        subject=paper.reference,
    )
    document = blank_document(about)
    document.styles["Normal"].font.size = Pt(paper.points)
    for style in _OF_THE_BRAND:
        document.styles[style].font.color.rgb = RGBColor.from_string(paper.brand[1:].upper())
    if paper.logo:
        _add_logo(document, paper)
    _add_lines(document, (paper.council,), "Letterhead")
    _add_lines(document, paper.sender, "Letterhead Detail")
    _add_lines(document, paper.addressee, "Letter Address")
    _add_lines(document, (paper.date_in_words, f"Our reference: {paper.reference}"), "Normal")
    document.add_paragraph(paper.subject, "Letter Subject")
    for block in paper.blocks:
        _add_block(document, block)
    packed = io.BytesIO()
    document.save(packed)
    return with_fixed_dates(packed.getvalue())


def _add_logo(document: Document, paper: Paper) -> None:
    paragraph = document.add_paragraph(style="Letterhead Detail")
    picture(paragraph, paper.logo, ("Logo", paper.council), height=Mm(LOGO_HEIGHT))
    if paper.backing != "#ffffff":
        shade = {"w:val": "clear", "w:fill": paper.backing[1:]}
        add_element(xml(paragraph).get_or_add_pPr(), "w:shd", shade)


def _add_block(document: Document, block: Block) -> None:
    match block.look:
        case Look.HEADING:
            document.add_paragraph(block.lines[0], "heading 2")
        case Look.LIST:
            for line in block.lines:
                document.add_paragraph(line, "List Bullet")
        case Look.PARAGRAPH:
            _add_lines(document, block.lines, "Normal")


def _add_lines(document: Document, lines: tuple[str, ...], style: str) -> None:
    if not lines:
        return
    paragraph = document.add_paragraph(style=style)
    for place, line in enumerate(lines):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(line)
