"""Files to hand in, all made here: good ones, and ones made to harm."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx
from django.core.files.base import ContentFile
from odfdo import Document
from PIL import Image

# Every scanner takes this for a virus; it is none. Cut in two, so that no scanner takes this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
SCRIPT = b"<script>alert(document.cookie)</script>"
EMAIL = b"From: parent@example.org\r\nTo: us@council.example\r\nSubject: Bus\r\n\r\nIt was late."
# A picture 64 by 32, its left half red and the other blue, as a telephone packs it: nothing that
# the tests install writes such, so it was made once.
HEIC = b64decode(
    b"AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    b"AAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAACQAAgAAAAACBgABAAAAAAAAADAAAAA4aWlu"
    b"ZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA"
    b"/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    b"AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkA"
    b"AAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAIAAAAAEAAAAA"
    b"AAAAAv///+AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAA"
    b"AA5jZHNjAAIAAQABAAAAXG1kYXQAAAAgKAGvC2D15YOv//Qcd/HGIPFxZV/9zJA+jH//RfCJ9OAAAAAGRXhpZgAA"
    b"TU0AKgAAAAgAAQEQAAIAAAAMAAAAGgAAAABBIHRlbGVwaG9uZQA="
)


def upload(content: bytes, name: str) -> ContentFile:
    return ContentFile(content, name=name)


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object
) -> bytes:
    """Return a picture whose left half is red, and the other blue."""
    image = Image.new(mode, size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo_with_a_place() -> bytes:
    """Return a photo that lies on its side, and says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x0110] = "A telephone"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 49.0, 3.0), 3: "W", 4: (3.0, 3.0, 18.0)})
    return picture(exif=exif.tobytes(), comment=b"Stanley Park")


def png_that_declares(width: int, height: int) -> bytes:
    """Return some bytes of PNG that would unpack to a picture of any size."""
    head = struct.pack("!2I5B", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack("!I", len(body)) + name + body + struct.pack("!I", zlib.crc32(name + body))
        for name, body in chunks
    )


def word(**parts: bytes) -> bytes:
    """Return a Word document, with further parts by name."""
    out = BytesIO()
    document = docx.Document()
    document.add_paragraph("The bus never came.")
    document.save(out)
    return with_parts(out.getvalue(), parts)


def odt(**parts: bytes) -> bytes:
    out = BytesIO()
    Document("text").save(out)
    return with_parts(out.getvalue(), parts)


def with_parts(packed: bytes, parts: dict[str, bytes]) -> bytes:
    """Return an archive with its parts, and others more, or in place of those so named."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry, old.read(entry))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def archive(parts: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", how) as packed:
        for name, content in parts.items():
            packed.writestr(ZipInfo(name), content, how)
    return out.getvalue()


def macro_word() -> bytes:
    """Return a .docm, as Word writes one that holds a macro."""
    kinds = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Override PartName="/word/document.xml" ContentType="application/'
        b'vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    return archive({"[Content_Types].xml": kinds, "word/vbaProject.bin": b"macro"}, ZIP_STORED)


def mp3() -> bytes:
    """Return three frames of nothing to hear: 128 kbit/s at 44.1 kHz, 417 bytes each."""
    return (b"\xff\xfb\x90\x00" + b"\0" * 413) * 3


def wav() -> bytes:
    shape = struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    return b"RIFF\x2c\0\0\0WAVEfmt " + shape + b"data\x08\0\0\0" + b"\x80" * 8


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack("!I", 8 + len(body)) + name + body


def mp4(*handlers: bytes) -> bytes:
    """Return what a telephone's recorder writes, as far as it says what its tracks hold."""
    tracks = b"".join(box(b"hdlr", b"\0" * 8 + each + b"\0" * 13) for each in handlers)
    return box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", tracks) + box(b"mdat", b"\0" * 32)


def webm(*codecs: bytes) -> bytes:
    return b"\x1a\x45\xdf\xa3" + b"\x42\x82\x84webm" + b"".join(codecs) + b"\0" * 32


def ogg(codec: bytes = b"OpusHead") -> bytes:
    return b"OggS\0\x02" + b"\0" * 22 + codec + b"\0" * 32
