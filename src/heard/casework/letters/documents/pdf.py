"""The letter for print and for reading aloud: a tagged PDF."""

from __future__ import annotations

from pathlib import Path

from heard.casework.letters.documents.paper import LOGO_HEIGHT, Paper
from heard.common.documents.printable import legible
from heard.common.documents.typesetting import typeset

__all__ = ["as_pdf"]

TEMPLATE = Path(__file__).with_name("letter.typ")


def as_pdf(paper: Paper) -> bytes:
    """Return the letter as an A4 PDF/UA-1 document, the same bytes for the same letter.

    Raises UnableToTypeset, and UnableToFindTypeface when the font files have not been built.
    """
    paper = legible(paper)
    members = {
        "council": paper.council,
        "sender": paper.sender,
        "addressee": paper.addressee,
        "dated": paper.date_in_words,
        "reference": paper.reference,
        "subject": paper.subject,
        "points": paper.points,
        "brand": paper.brand,
        "logo": {"image": list(paper.logo), "height": LOGO_HEIGHT, "backing": paper.backing},
        "blocks": [{"look": block.look.value, "lines": block.lines} for block in paper.blocks],
    }
    return typeset(TEMPLATE, members, paper.dated)
