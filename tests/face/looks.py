"""Looks and logos as the tests of the face use them."""

from __future__ import annotations

import io
from datetime import date

from PIL import Image

from heard.face.colours import Colours
from heard.face.operations import NewLook
from tests.casework.cast import at

__all__ = ["NOW", "TEAL", "a_look", "picture_file"]

NOW = at(date(2026, 11, 23))
TEAL = Colours(
    masthead="#004d57", masthead_words="#ffffff", brand="#004d57", link="#00606d", button="#007a3d"
)


def a_look(**facts):
    """Return a look that is lawful, and dull but for what is said of it."""
    dull = {
        "name": "Blackpool Council",
        "services_title": "Children’s Services",
        "colours": TEAL,
    }
    return NewLook(**(dull | facts))


def picture_file(kind="PNG", size=(64, 32), mode="RGB", **options):
    """Return the bytes of a plain picture of that kind and size."""
    packed = io.BytesIO()
    Image.new(mode, size, 90).save(packed, kind, **options)
    return packed.getvalue()
