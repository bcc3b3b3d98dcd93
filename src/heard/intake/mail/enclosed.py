"""Which files came with an e-mail? All but its own words, and the small pictures of a signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from heard.intake.mail.headers import BROKEN, shown

__all__ = ["MOST_ENCLOSED", "Enclosed", "enclosed_in"]

MOST_ENCLOSED = 30
_DEEPEST = 20
# A council's crest below a name, and not the photo that somebody put among their words.
_SMALL_PICTURE = 20_000
_SEALS = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that came with an e-mail, and what it is called there."""

    name: str
    content: bytes


def enclosed_in(message: Message) -> Iterator[Enclosed]:
    """Yield the files of a message in their order, as far as they can be read.

    A message that was forwarded whole is a file itself, and what came with it stays in it.
    """
    for part in _leaves(message, 0):
        try:
            enclosed = _enclosed(part)
        except BROKEN:
            continue
        if enclosed is not None and enclosed.content:
            yield enclosed


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    parts = message.get_payload()
    if message.get_content_maintype() != "multipart" or not isinstance(parts, list):
        yield message
    elif depth < _DEEPEST:
        for part in parts:
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)


def _enclosed(part: Message) -> Enclosed | None:
    media_type, name = part.get_content_type(), shown(part.get_filename() or "")
    if media_type == "message/rfc822":
        return Enclosed(name or "message.eml", _forwarded(part))
    is_word = media_type.startswith("text/") and part.get_content_disposition() != "attachment"
    if media_type in _SEALS or (is_word and not name):
        return None
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or _is_of_a_signature(part, media_type, content):
        return None
    return Enclosed(name or f"file.{part.get_content_subtype()}", content)


def _forwarded(part: Message) -> bytes:
    parts = part.get_payload()
    whole = parts[0] if isinstance(parts, list) and parts else None
    return bytes(whole.as_bytes()) if isinstance(whole, Message) else b""


def _is_of_a_signature(part: Message, media_type: str, content: bytes) -> bool:
    is_small_picture = media_type.startswith("image/") and len(content) < _SMALL_PICTURE
    is_beside_the_words = part.get_content_disposition() != "attachment"
    return is_small_picture and is_beside_the_words and "Content-ID" in part
