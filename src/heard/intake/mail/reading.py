"""What does an e-mail that came in say? From whom, about what, in which words, in reply to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from heard.intake.mail.enclosed import MOST_ENCLOSED, Enclosed, enclosed_in
from heard.intake.mail.headers import BROKEN, address_in, all_of, first_of
from heard.intake.mail.words import words_of

__all__ = ["MOST_BYTES", "Incoming", "UnableToReadMessage", "parsed", "read_message", "read_parsed"]

MOST_BYTES = 25 * 1024 * 1024
# Each part begins with a line like this; a message of more is made to keep a reader busy.
_MOST_PARTS = 500
_BOUNDARY = re.compile(rb"^--\S", re.MULTILINE)
_TO_US = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "In-Reply-To", "References")


class UnableToReadMessage(ValueError):
    """This is no e-mail that could be read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An e-mail as a record keeps it; `marks` are the texts where the mark of a record may be.

    `enclosed` are the files that came with it, the first MOST_ENCLOSED of them; `left_out` is how
    many more there were.
    """

    message_id: str
    sender: str
    sender_name: str
    subject: str
    body: str
    marks: tuple[str, ...]
    enclosed: tuple[Enclosed, ...] = ()
    left_out: int = 0


def parsed(raw: bytes) -> EmailMessage:
    """Return a message taken apart; UnableToReadMessage where there is none that may be."""
    if len(raw) > MOST_BYTES:
        raise UnableToReadMessage("The message is larger than 25 MB.")
    if len(_BOUNDARY.findall(raw)) > _MOST_PARTS:
        raise UnableToReadMessage("The message has more parts than any mail program makes.")
    try:
        message = message_from_bytes(raw, policy=policy.default)
    except BROKEN as broken:
        raise _unreadable() from broken
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnableToReadMessage("This is no e-mail message: it has no headers.")
    return message


def read_message(raw: bytes) -> Incoming:
    """Return what an e-mail says, however badly it is made; UnableToReadMessage where it says none.

    Of words and their HTML twin the words are taken; HTML alone is read as its words.
    """
    return read_parsed(parsed(raw))


def read_parsed(message: EmailMessage) -> Incoming:
    """Return what a message says that was taken apart already, as `read_message` does."""
    try:
        return _read(message)
    except BROKEN as broken:
        raise _unreadable() from broken


def _read(message: EmailMessage) -> Incoming:
    name, sender = address_in(first_of(message, "From"))
    enclosed = tuple(enclosed_in(message))
    return Incoming(
        message_id=first_of(message, "Message-ID"),
        sender=sender,
        sender_name=name,
        subject=first_of(message, "Subject"),
        body=words_of(message),
        marks=tuple(text for name in _TO_US for text in all_of(message, name)),
        enclosed=enclosed[:MOST_ENCLOSED],
        left_out=len(enclosed[MOST_ENCLOSED:]),
    )


def _unreadable() -> UnableToReadMessage:
    return UnableToReadMessage("The message is too badly made to be read.")
