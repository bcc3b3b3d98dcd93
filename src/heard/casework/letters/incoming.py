"""What does an e-mail that came in say? From whom, about what, in which words, in reply to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parseaddr
from html.parser import HTMLParser

from heard.casework.letters.enclosed import BROKEN, MOST_ENCLOSED, Enclosed, enclosed_in
from heard.common.documents.printable import printable

__all__ = ["MOST_BYTES", "Incoming", "UnableToReadMessage", "read_message"]

MOST_BYTES = 25 * 1024 * 1024
_BLANK_LINES = re.compile(r"\n{3,}")
_TO_US = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "In-Reply-To", "References")
_BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4"})
_NEW_LINE = frozenset({"br", "li", "tr"}) | _BLOCKS
_NO_WORDS = frozenset({"script", "style", "title", "head"})


class UnableToReadMessage(ValueError):
    """This is no e-mail that could be kept; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An e-mail as a record keeps it; `marks` are the texts where the mark of a record may be.

    `enclosed` are the files that came with it, the first MOST_ENCLOSED of them; `left_out` is how
    many more there were.
    """

    message_id: str
    sender: str
    subject: str
    body: str
    marks: tuple[str, ...]
    enclosed: tuple[Enclosed, ...] = ()
    left_out: int = 0


def read_message(raw: bytes) -> Incoming:
    """Return what an e-mail says, however badly it is made; UnableToReadMessage where it says none.

    Of words and their HTML twin the words are taken; HTML alone is read as its words.
    """
    if len(raw) > MOST_BYTES:
        raise UnableToReadMessage("The message is larger than 25 MB.")
    try:
        return _read(message_from_bytes(raw, policy=policy.default))
    except UnableToReadMessage:
        raise
    except BROKEN as broken:
        raise UnableToReadMessage("The message is too badly made to be read.") from broken


def _read(message: Message) -> Incoming:
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnableToReadMessage("This is no e-mail message: it has no headers.")
    enclosed = tuple(enclosed_in(message))
    return Incoming(
        message_id=_header(message, "Message-ID"),
        sender=parseaddr(_header(message, "From"))[1],
        subject=_header(message, "Subject"),
        body=_words(message),
        marks=tuple(_header(message, name) for name in _TO_US),
        enclosed=enclosed[:MOST_ENCLOSED],
        left_out=len(enclosed[MOST_ENCLOSED:]),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        values = [str(value) for value in message.get_all(name, [])]
    except BROKEN:
        values = [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]
    return " ".join(printable(" ".join(values)).split())


def _words(message: EmailMessage) -> str:
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except BROKEN:
        part = None
    if part is None:
        return ""
    text = _text(part)
    if part.get_content_type() == "text/html":
        reader = _Words()
        reader.feed(text)
        reader.close()
        text = "".join(reader.pieces)
    lines = (line.strip() for line in printable(text).splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _text(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except BROKEN:
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


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
