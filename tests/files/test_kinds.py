"""Which files are taken, going by what they hold, and which not?"""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image

from heard.files.kinds import Refused, recognise
from heard.files.limits import MOST_PIXELS
from tests.files import samples


def in_words(value):
    """Return what a row is called by: its bytes may be others every time, and are no name."""
    return value if isinstance(value, str) else "file"


@pytest.mark.parametrize(
    ("content", "ending", "media_type"),
    [
        (samples.picture("JPEG"), "jpg", "image/jpeg"),
        (samples.picture("PNG"), "jpg", "image/png"),
        (samples.picture("WEBP"), "webp", "image/webp"),
        (samples.HEIC, "heic", "image/jpeg"),
        (samples.PDF, "pdf", "application/pdf"),
        (
            samples.word(),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (samples.odt(), "odt", "application/vnd.oasis.opendocument.text"),
        (b"The bus never came.\n", "txt", "text/plain"),
        ("Zażalenie".encode("utf-16"), "txt", "text/plain"),
        ("It cost \u00a35".encode("cp1252"), "", "text/plain"),
        (samples.EMAIL, "eml", "message/rfc822"),
        (samples.EMAIL, "txt", "text/plain"),
        (samples.mp3(), "mp3", "audio/mpeg"),
        (b"ID3\x04\0\0\0\0\0\x05title" + samples.mp3(), "mp3", "audio/mpeg"),
        (samples.wav(), "wav", "audio/wav"),
        (samples.mp4(b"soun"), "m4a", "audio/mp4"),
        (samples.webm(b"A_OPUS"), "webm", "audio/webm"),
        (samples.ogg(), "ogg", "audio/ogg"),
    ],
    ids=in_words,
)
def test_a_file_is_known_by_what_it_holds(content, ending, media_type):
    assert recognise(content, ending).file_type.media_type == media_type


@pytest.mark.parametrize(
    ("content", "ending", "why"),
    [
        (b"", "pdf", "is empty"),
        (b"<!DOCTYPE html><html>" + samples.SCRIPT, "jpg", "not a kind of file"),
        (b"<!DOCTYPE html><html>" + samples.SCRIPT, "txt", "not a kind of file"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">' + samples.SCRIPT, "svg", "not a kind"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "txt", "not a kind of file"),
        (b"GIF89a" + b"\0" * 20, "gif", "not a kind of file"),
        (b"MZ" + b"\0" * 200, "pdf", "not a kind of file"),
        (b"\x7fELF" + b"\0" * 200, "txt", "not a kind of file"),
        (b"#!/bin/sh\nrm -rf /\n", "txt", "not a kind of file"),
        (b"alert(1)", "js", "not a kind of file"),
        (samples.PDF[:-8], "pdf", "damaged or not complete"),
        (samples.picture("JPEG")[:300], "jpg", "damaged or not complete"),
        (samples.picture("PNG")[:60], "png", "damaged or not complete"),
        (samples.HEIC[:400], "heic", "damaged or not complete"),
        (samples.word()[:2000], "docx", "damaged or not complete"),
        (samples.macro_word(), "docx", "holds macros"),
        (samples.word(**{"word/vbaProject.bin": b"macro"}), "docx", "holds macros"),
        (samples.odt(**{"Basic/Standard/Module1.xml": b"macro"}), "odt", "holds macros"),
        (samples.odt(**{"META-INF/manifest.xml": b"<encryption-data/>"}), "odt", "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "doc", "older version of Office"),
        (samples.archive({"a.txt": b"hello"}), "zip", "is an archive"),
        (samples.archive({"[Content_Types].xml": b"spreadsheetml.sheet"}), "xlsx", "spreadsheet"),
        (samples.mp4(b"soun", b"vide"), "m4a", "is a film"),
        (samples.webm(b"V_VP9", b"A_OPUS"), "webm", "is a film"),
        (samples.ogg(b"\x80theora"), "ogg", "is a film"),
        (b"\xff\xfb\x90\x00" + b"\0" * 900, "mp3", "not a kind of file"),
        (b"not\x00text", "txt", "not a kind of file"),
        (b"Only words.", "eml", "not a kind of file"),
    ],
    ids=in_words,
)
def test_a_file_is_refused_with_what_to_do_instead(content, ending, why):
    with pytest.raises(Refused, match=why) as refused:
        recognise(content, ending)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("hidden", [b"macro&#69;nabled", b"<!ENTITY x 'macroEnabled'>"])
def test_a_list_of_parts_that_hides_its_words_is_refused(hidden):
    with pytest.raises(Refused, match="damaged"):
        recognise(samples.archive({"[Content_Types].xml": hidden}), "docx")


@pytest.mark.parametrize(
    "size",
    [(20_000, MOST_PIXELS // 20_000 + 1), (12_000, 9_000), (16_320, 12_240), (100_000, 100_000)],
    ids=["one row too many", "108 million", "200 million", "a bomb"],
)
def test_a_picture_of_gigantic_size_is_refused_before_it_is_unpacked(size):
    with pytest.raises(Refused, match="50 million pixels"):
        recognise(samples.png_that_declares(*size), "png")


def test_a_document_that_unpacks_to_far_too_much_is_refused():
    bomb = samples.word(**{"word/media/nothing.bin": b"\0" * 20_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(Refused, match="unpacks to far more"):
        recognise(bomb, "docx")


def test_a_document_of_very_many_parts_is_refused():
    with pytest.raises(Refused, match="unpacks to far more"):
        recognise(samples.archive({f"{number}": b"" for number in range(5_001)}), "docx")


def test_a_document_whose_parts_lie_over_one_another_is_refused():
    packed = bytearray(samples.archive({"a": b"a" * 9, "b": b"b" * 9}, 0))
    # Both entries of the list at the end say that they take more than the whole file does.
    for at in range(len(packed)):
        if packed[at : at + 4] == b"PK\x01\x02":
            struct.pack_into("<I", packed, at + 20, 500)
    with pytest.raises(Refused, match="unpacks to far more"):
        recognise(bytes(packed), "docx")


def test_a_photo_loses_its_place_and_device_and_stands_upright():
    sent = samples.photo_with_a_place()
    kept = recognise(sent, "jpg").content
    image = Image.open(BytesIO(kept))
    assert Image.open(BytesIO(sent)).size == (40, 20)
    assert image.size == (20, 40)
    assert dict(image.getexif()) == {}
    assert b"telephone" not in kept
    assert b"Stanley" not in kept
    # Turned to the right, what was left is above.
    assert image.getpixel((10, 5))[0] > 200
    assert image.getpixel((10, 35))[2] > 200


def test_a_picture_that_is_also_a_page_is_only_a_picture_afterwards():
    for polyglot in (
        samples.picture(comment=b"<html>" + samples.SCRIPT),
        samples.picture() + b"<html>" + samples.SCRIPT,
        samples.picture("PNG") + b"%PDF-1.7 " + samples.SCRIPT + b"%%EOF",
    ):
        kept = recognise(polyglot, "jpg").content
        assert samples.SCRIPT not in kept
        assert Image.open(BytesIO(kept)).size == (40, 20)


def test_heic_becomes_a_jpeg_of_the_same_picture():
    kept = recognise(samples.HEIC, "heic").content
    image = Image.open(BytesIO(kept))
    assert (image.format, image.size) == ("JPEG", (64, 32))
    assert image.getpixel((10, 10))[0] > 200
    assert image.getpixel((50, 10))[2] > 200
    assert b"telephone" not in kept


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("PNG", "I;16"), ("JPEG", "CMYK")],
)
def test_a_picture_in_any_colours_can_be_drawn_anew(kind, mode):
    sent = BytesIO()
    Image.new(mode, (8, 4)).save(sent, kind)
    assert Image.open(BytesIO(recognise(sent.getvalue(), "").content)).size == (8, 4)


def test_a_moving_picture_is_refused():
    still = Image.new("RGB", (4, 4))
    out = BytesIO()
    still.save(out, "WEBP", save_all=True, append_images=[Image.new("RGB", (4, 4), "red")])
    with pytest.raises(Refused, match="moving picture"):
        recognise(out.getvalue(), "webp")
