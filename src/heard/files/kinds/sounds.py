"""Is it a recording of sound, and of nothing to look at?"""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from heard.files.kinds.terms import M4A, MP3, OGG, WAV, WEBM, Accepted, FileType, Refused

__all__ = ["read"]

_MATROSKA = b"\x1a\x45\xdf\xa3"
_HEAD = 64 * 1024
_OGG_SOUNDS = (b"OpusHead", b"\x01vorbis", b"\x7fFLAC", b"Speex   ")
_WEBM_SOUNDS = (b"A_OPUS", b"A_VORBIS")
# The handler of a track of an MP4 file says what it holds, 8 bytes after its name.
_HANDLER = re.compile(rb"hdlr.{8}(.{4})", re.DOTALL)
# Bits a second by the number in the head of a frame: MPEG 1 layer 3, then MPEG 2 and 2.5 layer 3.
_RATES_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLINGS = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_ID3_HEAD = 10


def read(content: bytes, _ending: str) -> Accepted | None:
    """Return a recording; None for what is none; Refused for a film."""
    found = _type_of(content)
    return None if found is None else Accepted(found, content)


def _type_of(content: bytes) -> FileType | None:
    if content[:4] == b"RIFF" and content[8:16] == b"WAVEfmt ":
        return WAV
    if content.startswith(b"OggS"):
        return _ogg(content[:_HEAD])
    if content.startswith(_MATROSKA):
        return _webm(content[:_HEAD])
    if content[4:8] == b"ftyp":
        return _mp4(content)
    return MP3 if _is_mp3(content) else None


def _ogg(head: bytes) -> FileType | None:
    if b"\x80theora" in head:
        raise _film()
    return OGG if any(sound in head for sound in _OGG_SOUNDS) else None


def _webm(head: bytes) -> FileType | None:
    if b"V_VP" in head or b"V_AV1" in head or b"V_MPEG" in head:
        raise _film()
    return WEBM if any(sound in head for sound in _WEBM_SOUNDS) else None


def _mp4(content: bytes) -> FileType | None:
    tracks = {found.group(1) for found in _HANDLER.finditer(content)}
    if b"vide" in tracks:
        raise _film()
    return M4A if b"soun" in tracks else None


def _film() -> Refused:
    return Refused(
        _("%(file)s is a film, which we cannot take here."),
        _("Say in your words what it shows, and ask us how to send it."),
    )


def _is_mp3(content: bytes) -> bool:
    """Return whether two frames of MPEG layer 3 sound follow one another, after any ID3 tag."""
    start = 0
    if content.startswith(b"ID3") and len(content) > _ID3_HEAD:
        # Four bytes of seven bits each.
        size = 0
        for byte in content[6:_ID3_HEAD]:
            size = size << 7 | byte & 0x7F
        start = _ID3_HEAD + size
        # Some programs leave the tag padded with nothing.
        start += len(content[start : start + _HEAD]) - len(
            content[start : start + _HEAD].lstrip(b"\0")
        )
    length = _frame_length(content[start : start + 4])
    return length > 0 and _frame_length(content[start + length : start + length + 4]) > 0


def _frame_length(head: bytes) -> int:
    """Return how many bytes the frame takes that begins so; 0 where none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in {0, 15} or sampling == 3:
        return 0
    rates, samples = (_RATES_1, 144) if version == 3 else (_RATES_2, 72)
    bits = rates[rate - 1] * 1000
    return samples * bits // _SAMPLINGS[version][sampling] + (head[2] >> 1 & 1)
