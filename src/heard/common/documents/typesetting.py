"""How does a document become a PDF that can be read aloud? Typst sets it, tagged (PDF/UA-1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from unicodedata import name

import typst

from heard.common.documents.typeface import FAMILY, font_files

__all__ = ["UnableToTypeset", "typeset"]


class UnableToTypeset(Exception):
    """The document cannot be made into a PDF; the message gives the typesetter's own reason."""


def typeset(template: Path, members: Mapping[str, object], dated: date) -> bytes:
    """Return an A4 PDF/UA-1 document, the same bytes for the same members and date.

    The template reads the members from `sys.inputs.document`; `typeface` is added to them, and
    `date` as [year, month, day]. A letter that the typeface lacks is written out by its name in
    brackets, since a PDF that must be read aloud may not hold a letter that it cannot show. Raises
    UnableToTypeset, and UnableToFindTypeface when the font files have not been built.
    """
    given = {**members, "typeface": FAMILY, "date": [dated.year, dated.month, dated.day]}
    text = json.dumps(given, ensure_ascii=False)
    while True:
        try:
            return _set(template, text, dated)
        except typst.TypstError as wrong:
            spelt = _spell_out(text, f"{wrong.message}\n{wrong.diagnostic}")
            if spelt == text:
                raise UnableToTypeset(f"The PDF cannot be set: {wrong.message}") from wrong
            text = spelt


def _set(template: Path, text: str, dated: date) -> bytes:
    return typst.compile(
        template,
        font_paths=sorted({path.parent for path in font_files()}),
        ignore_system_fonts=True,
        sys_inputs={"document": text},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(dated, time(), UTC),
    )


def _spell_out(text: str, complaint: str) -> str:
    """Return the text with each letter that the typesetter could not show named in brackets."""
    for quoted in set(re.findall(r'the text `"(.+?)"` could not be displayed', complaint)):
        letters = re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), quoted)
        for letter in letters:
            text = text.replace(letter, f"[{name(letter, f'character {ord(letter):x}').lower()}]")
    return text
