"""Which of our messages came back, and why? Read from the report that a mail server makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message

from heard.intake.mail.headers import BROKEN, all_of, first_of

__all__ = ["Returned", "returned"]

_ID = re.compile(r"<[^<>\s]{1,250}>")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# RFC 3463: what each enhanced status code says, in the office's words.
_REASONS = {
    "1.1": "There is no such address.",
    "1.2": "There is no such domain.",
    "1.3": "The address is written wrongly.",
    "1.10": "The address takes no e-mail.",
    "2.1": "The mailbox is switched off.",
    "2.2": "The mailbox is full.",
    "2.3": "The message is too large for the mailbox.",
    "3.4": "The message is too large for their mail server.",
    "4.1": "Their mail server does not answer.",
    "4.4": "Their mail server could not be found.",
    "4.7": "Their mail server did not take it in time.",
    "7.1": "Their mail server refuses our e-mail.",
}


@dataclass(frozen=True, slots=True)
class Returned:
    """A message of ours that came back: the Message-IDs that it may be, why, whether for good."""

    message_ids: tuple[str, ...]
    sentence: str
    is_final: bool


def returned(message: EmailMessage) -> Returned:
    """Return what a report says (RFC 3464); where it says nothing readable, that it came back."""
    try:
        parts = list(_parts(message))
    except BROKEN:
        parts = [message]
    fields = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    blocks = [block for part in fields for block in _blocks(part)]
    actions = {first_of(block, "Action").lower() for block in blocks} - {""}
    is_final = not actions or "failed" in actions
    return Returned(tuple(_ids(parts)), _sentence(blocks), is_final)


def _sentence(blocks: list[Message]) -> str:
    for block in blocks:
        if found := _STATUS.search(first_of(block, "Status")):
            code = f"{int(found[2])}.{int(found[3])}"
            if code in _REASONS:
                return f"It came back. {_REASONS[code]}"
    return "It came back: it could not be delivered."


def _ids(parts: list[Message]) -> Iterator[str]:
    """Yield each Message-ID that the report names: of what it encloses, or answers."""
    for part in parts:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            continue  # what it encloses is a part of its own
        if kind == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
            yield from _ID.findall(text[:100_000])
        else:
            for name in ("Message-ID", "In-Reply-To", "References", "Original-Envelope-Id"):
                for value in all_of(part, name):
                    yield from _ID.findall(value)


def _parts(message: Message) -> Iterator[Message]:
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        yield part
        inside = part.get_payload() if part.is_multipart() else []
        if isinstance(inside, list):
            waiting.extend(each for each in inside if isinstance(each, Message))


def _blocks(part: Message) -> list[Message]:
    inside = part.get_payload()
    return (
        [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []
    )
