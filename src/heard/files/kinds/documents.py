"""Is it a document? PDF, Word or OpenDocument text, without macros, and no archive in disguise."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext_lazy as _

from heard.files.kinds.terms import ODT, PDF, WORD, Accepted, Refused
from heard.files.limits import MEGABYTE, MOST_ENTRIES, MOST_TIMES_UNPACKED, MOST_UNPACKED

__all__ = ["read"]

_PDF_ENDS_WITHIN = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_TYPES, _MANIFEST = "[Content_Types].xml", "META-INF/manifest.xml"
_WORD_MAIN = b"wordprocessingml.document.main+xml"
_OTHER_OFFICE = (b"spreadsheetml.", b"presentationml.")
_MACRO_TYPES = (b"macroenabled", b"vbaproject", b"ms-word.vbadata")
_MACRO_NAMES = re.compile(r"(?i)(^|/)vba(project|data)[^/]*$|^(basic|scripts)/")
_CANNOT_UNPACK = (BadZipFile, OSError, ValueError, LookupError, NotImplementedError, RuntimeError)

_AS_PDF = _("Save it as a PDF and send that.")
_DAMAGED = (
    _("%(file)s is damaged or not complete."),
    _("Check that it opens. Save it as a PDF and send that."),
)
_MACROS = _("%(file)s holds macros, which are small programs."), _AS_PDF
_LOCKED = _("%(file)s is protected with a password."), _("Save it without one and send that.")


def read(content: bytes, _ending: str) -> Accepted | None:
    """Return a document; None for what is none; Refused for one that is damaged or not safe."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(_PACKED):
        return _packed(content)
    if content.startswith(_OLD_OFFICE):
        raise Refused(
            _("%(file)s was made by an older version of Office, or is protected with a password."),
            _("Save it as a PDF, or as .docx without a password, and send that."),
        )
    return None


def _pdf(content: bytes) -> Accepted:
    if b"%%EOF" not in content[-_PDF_ENDS_WITHIN:]:
        raise Refused(*_DAMAGED)
    return Accepted(PDF, content)


def _packed(content: bytes) -> Accepted:
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_modest(entries, len(content))
            return _document(archive, entries, content)
    except _CANNOT_UNPACK as broken:
        raise Refused(*_DAMAGED) from broken


def _require_modest(entries: list[ZipInfo], size: int) -> None:
    """Refuse an archive that unpacks to far more than a document does, going by what it declares.

    Nothing of it is unpacked here but two small lists, each bounded, so that one that declares
    less than it holds does no harm here either; parts that lie over one another show by adding up
    to more than the whole.
    """
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = (
        len(entries) > MOST_ENTRIES
        or unpacked > MOST_UNPACKED
        or unpacked > max(MOST_TIMES_UNPACKED * size, MEGABYTE)
        or sum(entry.compress_size for entry in entries) > size
    )
    if is_bomb:
        raise Refused(_("%(file)s unpacks to far more than a document should."), _AS_PDF)
    if len({entry.filename for entry in entries}) < len(entries):
        raise Refused(*_DAMAGED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(*_LOCKED)


def _document(archive: ZipFile, entries: list[ZipInfo], content: bytes) -> Accepted:
    names = {entry.filename for entry in entries}
    has_macros = any(_MACRO_NAMES.search(name) for name in names)
    if _TYPES in names:
        return _word(_small_part(archive, _TYPES), content, has_macros=has_macros)
    if entries and entries[0].filename == "mimetype":
        declared = _small_part(archive, "mimetype").decode("ascii", "replace").strip()
        manifest = _small_part(archive, _MANIFEST) if _MANIFEST in names else b""
        if b"encryption-data" in manifest:
            raise Refused(*_LOCKED)
        if declared == ODT.media_type:
            if has_macros:
                raise Refused(*_MACROS)
            return Accepted(ODT, content)
    raise Refused(
        _("%(file)s is an archive, or a spreadsheet or presentation."),
        _("Send the files in it one by one, each saved as a PDF."),
    )


def _word(types: bytes, content: bytes, *, has_macros: bool) -> Accepted:
    """Return a Word document whose list of parts is `types`, as plainly written as Word writes it.

    A list that spells its letters as numbers, or defines words of its own, hides something.
    """
    plain = types.lower()
    if b"&#" in plain or b"<!" in plain or b"\x00" in plain:
        raise Refused(*_DAMAGED)
    if has_macros or any(kind in plain for kind in _MACRO_TYPES):
        raise Refused(*_MACROS)
    if any(kind in plain for kind in _OTHER_OFFICE) and _WORD_MAIN not in plain:
        raise Refused(_("%(file)s is a spreadsheet or presentation."), _AS_PDF)
    if _WORD_MAIN not in plain:
        raise Refused(*_DAMAGED)
    return Accepted(WORD, content)


def _small_part(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(MEGABYTE)
