"""A logo is a picture by its content, drawn anew, no larger than it is shown."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from heard.face.logos import LARGEST_FILE, UnableToUsePicture, picture_in
from tests.face.looks import picture_file


def opened(picture):
    return Image.open(io.BytesIO(picture.image))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_of_each_kind_is_kept_as_png(kind):
    picture = picture_in(picture_file(kind, (200, 50)))
    assert (picture.width, picture.height) == (200, 50) == opened(picture).size
    assert opened(picture).format == "PNG"


def test_a_large_one_is_made_as_small_as_it_is_shown():
    assert opened(picture_in(picture_file(size=(3_000, 500)))).size == (640, 107)


def test_what_can_be_seen_through_stays_so():
    assert opened(picture_in(picture_file(mode="RGBA"))).mode == "RGBA"


def test_nothing_but_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "taken at the mayor's house"
    kept = picture_in(picture_file("JPEG", (200, 50), exif=exif.tobytes()))
    assert b"mayor" in picture_file("JPEG", (200, 50), exif=exif.tobytes())
    assert b"mayor" not in kept.image
    assert not opened(kept).info


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SVG, "choose a PNG, JPEG or WebP file"),
        (b"", "choose a PNG, JPEG or WebP file"),
        (b"GIF89a" + bytes(40), "choose a PNG, JPEG or WebP file"),
        (picture_file()[:60], "damaged or not complete"),
        (picture_file(size=(8, 200)), "only 8 by 200 pixels"),
        (picture_file() + bytes(LARGEST_FILE), "larger than 2 MB"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_would_do(file, sentence):
    with pytest.raises(UnableToUsePicture, match=sentence):
        picture_in(file)


def test_the_same_picture_has_the_same_address():
    one, other = picture_in(picture_file()), picture_in(picture_file())
    assert one.digest == other.digest
