"""Is this file a picture that can be shown as a logo? Drawn anew, so that only pixels are kept."""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256

from PIL import Image

from heard.files.kinds import pictures
from heard.files.kinds.terms import Refused

__all__ = ["LARGEST_FILE", "Picture", "UnableToUsePicture", "picture_in"]

LARGEST_FILE = 2 * 1024 * 1024  # bytes
_LEAST_PIXELS = 16  # a side
# Twice what is shown, so that it is sharp on every screen: 320 by 64 on the page.
_KEPT = (640, 128)


class UnableToUsePicture(ValueError):
    """The file is no picture that we may show; the sentence says which would do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo as we keep it: PNG without anything but its pixels."""

    image: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the file."""
        return sha256(self.image).hexdigest()


def picture_in(file: bytes) -> Picture:
    """Return the picture that a file holds, no larger than a logo is shown.

    PNG, JPEG, WebP and HEIC by their content, whatever the name. An SVG can hold scripts, and is
    refused. UnableToUsePicture for anything else, and for one that is too large or too small.
    """
    if len(file) > LARGEST_FILE:
        raise UnableToUsePicture("The file is larger than 2 MB: save the logo smaller.")
    try:
        read = pictures.read(file, "")
    except Refused as refused:
        raise UnableToUsePicture(refused.sentence("The file")) from refused
    if read is None:
        raise UnableToUsePicture(
            "The file is not a picture that can be used: choose a PNG, JPEG or WebP file."
        )
    with Image.open(io.BytesIO(read.content)) as drawn:
        pixels = drawn.convert("RGBA")
    if min(pixels.size) < _LEAST_PIXELS:
        raise UnableToUsePicture(
            f"The picture is only {pixels.width} by {pixels.height} pixels: choose one that is at "
            f"least {_LEAST_PIXELS} pixels each way."
        )
    pixels.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    packed = io.BytesIO()
    pixels.save(packed, "PNG", optimize=True)
    return Picture(packed.getvalue(), *pixels.size)
