"""The printed form as a file: a tagged PDF (PDF/UA-1), in large print, with the council's face."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path

import heard.common
from heard.common.documents.printable import legible
from heard.common.documents.typesetting import typeset
from heard.face.colours import BLACK, mixed
from heard.face.queries import logo_image
from heard.face.worn import Face
from heard.intake.printed.sheets import PrintedForm

__all__ = ["as_pdf"]

TEMPLATE = Path(__file__).with_name("form.typ")
STATIC = Path(heard.common.__file__).parent / "static/heard"
# Large print begins at 14 points; those who have just learnt to read need more.
_POINTS = {"under_12": 16}
_LARGE_PRINT = 14
_DEEP = 0.35
_KEPT_READY = 32
# It bears no day: the same form is the same file, until its words or the council's face change.
_DATED = date(2025, 1, 1)


def as_pdf(form: PrintedForm, face: Face) -> bytes:
    """Return the form as an A4 PDF/UA-1 document, the same bytes for the same form and face.

    It is set once for all that stands on it, and then kept ready in the process. Raises
    UnableToTypeset, and UnableToFindTypeface when the font files have not been built.
    """
    members = {
        **asdict(legible(form)),
        "council": face.name,
        "colours": _colours(face),
        "logo": list(logo_image(face.logo.digest) or b"") if face.logo else [],
        "points": _POINTS.get(form.reader, _LARGE_PRINT),
        "is_young": form.is_for_the_young,
        "pictures": {name: _picture(name) for name in sorted(set(_named(form)))},
    }
    return _set(json.dumps(members, ensure_ascii=False))


@lru_cache(maxsize=_KEPT_READY)
def _set(members: str) -> bytes:
    return typeset(TEMPLATE, json.loads(members), _DATED)


def _colours(face: Face) -> dict[str, str]:
    colours = face.colours
    return {
        "masthead": colours.masthead,
        "masthead_words": colours.masthead_words,
        "brand": colours.brand,
        "deep": mixed(colours.brand, BLACK, _DEEP),
        "tint": colours.tint,
    }


def _named(form: PrintedForm) -> Iterator[str]:
    """Yield the name of each drawing that it shows."""
    leaves = [leaf for section in form.sections for leaf in section.leaves]
    ticks = [tick for leaf in leaves for asked in leaf.questions for tick in asked.ticks]
    names = [form.picture, *(leaf.picture for leaf in leaves), *(tick.picture for tick in ticks)]
    yield from (name for name in names if name)


def _picture(name: str) -> str:
    drawn = STATIC / "pictures" / f"{name}.svg"
    return (drawn if drawn.exists() else STATIC / f"{name}.svg").read_text("utf-8")
