"""To which record does a reply belong? A mark in the addresses we write from, signed so that nobody
else can make one.

It stands in the Reply-To address (`feedback+heard-123-…@council.example`) and in the Message-ID,
which a reply names again: one of the two survives most mail systems. Its letters are the same in
capitals, because an address may come back so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.crypto import constant_time_compare, salted_hmac

__all__ = ["has_mark", "message_id", "records_named", "reply_address", "token_of"]

_SALT = "heard.casework.letters.reply_tokens"
_SIGNED = 20  # letters of the signature: 80 bits, in an address that may have 64 letters in all
_TOKEN = re.compile(rf"heard-(\d{{1,18}})-([0-9a-f]{{{_SIGNED}}})(?![0-9a-z])", re.IGNORECASE)


def token_of(record_id: int) -> str:
    """Return the mark of a record."""
    return f"heard-{record_id}-{_signature(str(record_id))}"


def reply_address(record_id: int, address: str) -> str:
    """Return the address that replies about a record go to: ours, with the mark behind a plus."""
    name, _, domain = address.rpartition("@")
    return f"{name}+{token_of(record_id)}@{domain}"


def message_id(record_id: int, letter_id: int, address: str) -> str:
    """Return the Message-ID of a letter: the same however often it is tried."""
    return f"<{token_of(record_id)}.{letter_id}@{address.rpartition('@')[2]}>"


def has_mark(texts: Iterable[str]) -> bool:
    """Return whether what looks like a mark stands in the texts, whether it holds or not."""
    return any(_TOKEN.search(text) for text in texts)


def records_named(texts: Iterable[str]) -> frozenset[int]:
    """Return the ids of the records whose mark stands in the texts, those marks alone that hold."""
    found = (each for text in texts for each in _TOKEN.findall(text))
    return frozenset(
        int(number)
        for number, signature in found
        if constant_time_compare(signature.lower(), _signature(number))
    )


def _signature(number: str) -> str:
    return salted_hmac(_SALT, number, algorithm="sha256").hexdigest()[:_SIGNED]
