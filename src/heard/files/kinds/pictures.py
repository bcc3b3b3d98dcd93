"""Is it a picture? Drawn anew from its pixels, so that nothing else that it held comes along."""

from __future__ import annotations

import contextlib
import struct
import warnings
from io import BytesIO

import pi_heif
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from heard.files.kinds.terms import HEIC, JPEG, PNG, WEBP, Accepted, FileType, Refused
from heard.files.limits import MOST_PIXELS

__all__ = ["read"]

# What Pillow and the libraries beneath it raise for a picture that is damaged or made to harm.
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
)
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
_FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_QUALITY = 92
# Pillow only warns of a picture too large by its own measure: here that is as good as an error.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


def read(content: bytes, _ending: str) -> Accepted | None:
    """Return a picture drawn anew; None for no picture; Refused for one that cannot be drawn.

    The size that it declares is looked at before a pixel is unpacked. It stands the right way up
    afterwards; what the camera wrote beside it (place, time, device) is gone. HEIC becomes JPEG.
    """
    found = _type_of(content)
    if found is None:
        return None
    try:
        return _drawn_anew(found, content)
    except _TOO_LARGE as large:
        raise _more_than_enough() from large
    except _BROKEN as broken:
        raise Refused(
            _("%(file)s is a picture that is damaged or not complete."),
            _("Check that it opens, or take it again."),
        ) from broken


def _type_of(content: bytes) -> FileType | None:
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    return None


def _drawn_anew(found: FileType, content: bytes) -> Accepted:
    image = _opened(found, content)
    _require_drawable(image)
    image.load()
    upright = ImageOps.exif_transpose(image)
    kept = JPEG if found is HEIC else found
    drawn = _in_common_colours(upright, kept)
    out = BytesIO()
    # Only pixels are handed on: no profile, no EXIF, no comments. Pillow writes what it is told to.
    drawn.info = {}
    drawn.save(out, _FORMATS[kept], **_options(kept))
    return Accepted(kept, out.getvalue())


def _opened(found: FileType, content: bytes) -> Image.Image:
    if found is HEIC:
        held = pi_heif.open_heif(BytesIO(content), convert_hdr_to_8bit=True)
        _require_size(held.size)
        return held.to_pillow()
    return Image.open(BytesIO(content), formats=(_FORMATS[found],))


def _require_drawable(image: Image.Image) -> None:
    _require_size(image.size)
    # A telephone's JPEG may carry a second view of itself; the first is the photo.
    if image.format in {"PNG", "WEBP"} and getattr(image, "n_frames", 1) > 1:
        raise Refused(
            _("%(file)s is a moving picture."), _("Send a still one, or a screenshot of it.")
        )


def _require_size(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MOST_PIXELS:
        raise _more_than_enough()


def _more_than_enough() -> Refused:
    return Refused(
        _("%(file)s has more than %(most)s million pixels."),
        _("Send it in a smaller size."),
        most=MOST_PIXELS // 1_000_000,
    )


def _in_common_colours(image: Image.Image, kept: FileType) -> Image.Image:
    """Return the picture in colours that every screen knows, without the profile it came with."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK"}:
        # Where the profile is damaged the picture is not: its colours are then taken as they are.
        with contextlib.suppress(ImageCms.PyCMSError):
            screen = ImageCms.createProfile("sRGB")
            image = (
                ImageCms.profileToProfile(image, BytesIO(profile), screen, outputMode="RGB")
                or image
            )
    if kept is PNG and image.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}:
        return image if image.mode != "P" else image.convert("RGBA")
    if kept is not JPEG and image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")


def _options(kept: FileType) -> dict[str, int | bool]:
    return {} if kept is PNG else {"quality": _QUALITY}
