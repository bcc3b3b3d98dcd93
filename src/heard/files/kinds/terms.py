"""Which kinds of file do we take, and how is it said that one is not taken?"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

__all__ = [
    "EML",
    "HEIC",
    "JPEG",
    "M4A",
    "MP3",
    "ODT",
    "OGG",
    "PDF",
    "PNG",
    "TAKEN",
    "TEXT",
    "UNKNOWN",
    "WAV",
    "WEBM",
    "WEBP",
    "WORD",
    "Accepted",
    "FileType",
    "Refused",
]


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file: what it is called, its media type, and endings, the usual one first."""

    name: str
    media_type: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be kept: as what, and the bytes to keep."""

    file_type: FileType
    content: bytes


class Refused(Exception):
    """A file is not taken; whoever handed it in is told why in their own language.

    `why` is a whole sentence with %(file)s in it, since not every language begins with what is
    spoken of; `facts` are what else stands in it. `remedy` says what to do instead.
    """

    def __init__(self, why: str | Promise, remedy: str | Promise, **facts: object) -> None:
        super().__init__(why, remedy)
        self._why, self._remedy, self._facts = why, remedy, facts

    def why(self, file: str) -> str:
        """Return why, of a file that is called so: “a.pdf”, or simply It."""
        return str(self._why) % {**self._facts, "file": file}

    def sentence(self, file: str) -> str:
        """Return why, and what to do."""
        return f"{self.why(file)} {self._remedy}"

    def __str__(self) -> str:
        return self.sentence("It")


JPEG = FileType("JPEG picture", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"))
PNG = FileType("PNG picture", "image/png", ("png",))
WEBP = FileType("WebP picture", "image/webp", ("webp",))
HEIC = FileType("HEIC picture", "image/heic", ("heic", "heif"))
PDF = FileType("PDF document", "application/pdf", ("pdf",))
WORD = FileType(
    "Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ("docx",),
)
ODT = FileType("OpenDocument text", "application/vnd.oasis.opendocument.text", ("odt",))
TEXT = FileType("Plain text", "text/plain", ("txt", "text"))
EML = FileType("E-mail", "message/rfc822", ("eml",))
MP3 = FileType("MP3 recording", "audio/mpeg", ("mp3",))
M4A = FileType("M4A recording", "audio/mp4", ("m4a", "mp4", "m4b", "aac"))
WAV = FileType("WAV recording", "audio/wav", ("wav",))
OGG = FileType("Ogg recording", "audio/ogg", ("ogg", "oga", "opus"))
WEBM = FileType("WebM recording", "audio/webm", ("webm", "weba"))

# What came by e-mail and is not taken: kept in quarantine, and never opened.
UNKNOWN = FileType("Unknown kind of file", "application/octet-stream", ())

# Everything that is taken; an HEIC picture is kept as JPEG, which every computer can show.
TAKEN = (JPEG, PNG, WEBP, HEIC, PDF, WORD, ODT, TEXT, EML, MP3, M4A, WAV, OGG, WEBM)
