"""Is it words and nothing else: plain text, or an e-mail as it was sent?"""

from __future__ import annotations

import re
from email.parser import BytesHeaderParser
from email.policy import compat32

from heard.files.kinds.terms import EML, TEXT, Accepted

__all__ = ["read"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(r"\s*(<[!?a-z]|#!|%!)", re.IGNORECASE)
_FIRST_HEADER = re.compile(rb"(From [^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]*:")
_HEADERS = frozenset({"from", "to", "subject", "date", "message-id", "received"})
_FEWEST_HEADERS = 2


def read(content: bytes, ending: str) -> Accepted | None:
    """Return text that is only text, or an e-mail; None for anything else.

    Only what is called so is taken for it: .eml for an e-mail, .txt or no ending for plain text. A
    page or a program is text too, and is neither.
    """
    if ending in EML.endings and _is_email(content):
        return Accepted(EML, content)
    if ending in {"", *TEXT.endings} and _is_text(content):
        return Accepted(TEXT, content)
    return None


def _is_email(content: bytes) -> bool:
    if b"\x00" in content or not _FIRST_HEADER.match(content):
        return False
    message = BytesHeaderParser(policy=compat32).parsebytes(content)
    named = {name.lower() for name in message.keys()}  # noqa: SIM118 - a message is no mapping
    return len(named & _HEADERS) >= _FEWEST_HEADERS


def _is_text(content: bytes) -> bool:
    text = _decoded(content)
    return text is not None and not _CONTROLS.search(text) and not _MARKUP.match(text)


def _decoded(content: bytes) -> str | None:
    # Windows’ own encoding has a letter for nearly every byte, so it comes last.
    is_marked = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ("utf-16",) if is_marked else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
