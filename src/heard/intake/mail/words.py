"""Which words does an e-mail say? Its text, or the words of its HTML where it has no other."""

from __future__ import annotations

import re
from email.message import EmailMessage, MIMEPart
from html import unescape

from heard.common.documents.printable import printable
from heard.intake.mail.headers import BROKEN

__all__ = ["LONGEST_WORDS", "words_of"]

# What a record keeps as its words; the message itself is kept beside them, whole.
LONGEST_WORDS = 90_000
_TOKEN = re.compile(r"(</?[A-Za-z!][^<>]*>)|([^<]+|<)")
# One that is never closed is read as words, for to look for its end from each would take too long.
_COMMENT = re.compile(r"<!--[^<>]*-->")
_LONGEST_READ = 1_000_000
_GOES_ON = "\n\n[The message goes on: open the message itself to read all of it.]"
_BLANK_LINES = re.compile(r"\n{3,}")
_BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4"})
_NEW_LINE = frozenset({"br", "li", "tr"}) | _BLOCKS
_NO_WORDS = frozenset({"script", "style", "title", "head"})


def words_of(message: EmailMessage) -> str:
    """Return the words; of text and its HTML twin the text. Those past 90,000 letters are cut."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except BROKEN:
        part = None
    if part is None:
        return ""
    text = _text(part)[:_LONGEST_READ]
    if part.get_content_type() == "text/html":
        text = _of_page(text)
    lines = (line.strip() for line in printable(text).splitlines())
    words = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    return words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS] + _GOES_ON


def _text(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except BROKEN:
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _of_page(page: str) -> str:
    """Return the words of a page, a line where the page begins one.

    The standard library's reader goes back over a page for each tag that is never closed, so that a
    page made of such tags keeps it busy for hours. This one goes over it once.
    """
    pieces, silent = [], ""
    for tag, text in _TOKEN.findall(_COMMENT.sub("", page)):
        name = tag.strip("</> ").partition(" ")[0].partition("\n")[0].rstrip("/").lower()
        if silent:
            is_over = name == "body" or (tag.startswith("</") and name == silent)
            silent = "" if is_over else silent
        elif tag and name in _NO_WORDS:
            silent = "" if tag.startswith("</") else name
        elif tag:
            pieces.append("\n" if name in _NEW_LINE else "")
        else:
            pieces.append(unescape(text))
    return "".join(pieces)
