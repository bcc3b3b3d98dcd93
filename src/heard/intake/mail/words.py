"""Which words does an e-mail say? Its text, or the words of its HTML where it has no other."""

from __future__ import annotations

import re
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser

from heard.common.documents.printable import printable
from heard.intake.mail.headers import BROKEN

__all__ = ["LONGEST_WORDS", "words_of"]

# What a record keeps as its words; the message itself is kept beside them, whole.
LONGEST_WORDS = 90_000
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


def _of_page(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    reader.close()
    return "".join(reader.pieces)


class _Words(HTMLParser):
    """Collects the words of a page, a line where the page begins one."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _NO_WORDS
        if tag in _NEW_LINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _NO_WORDS and self._silent > 0
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)
