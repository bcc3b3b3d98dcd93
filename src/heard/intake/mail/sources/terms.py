"""What is a mailbox, to whoever fetches from it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

__all__ = ["Fetched", "FolderPlace", "ImapPlace", "Mailbox", "UnableToReachMailbox"]


class UnableToReachMailbox(OSError):
    """The mailbox cannot be read now; the sentence says why, with no address and no password."""


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A maildir on this machine."""

    path: Path


@dataclass(frozen=True, slots=True)
class ImapPlace:
    """A folder of a mailbox on an IMAP server, and the folder into which what is done goes."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    done: str
    asks_for_tls: bool
    is_tls: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message as it lies there: its bytes, and when it was delivered there.

    Of one that is too large the bytes are its headers alone, and it `is_cut`. `key` is the
    mailbox's own name for it.
    """

    key: str
    raw: bytes
    delivered_at: datetime
    is_cut: bool = False


class Mailbox(Protocol):
    """Where e-mail waits to be fetched. Several may fetch from one at the same time.

    `refused` counts the messages that lie there and are not handed out: they hold up no other.
    """

    refused: int

    def waiting(self) -> Iterator[Fetched]:
        """Yield what is not done yet, the oldest first; what somebody else took is left out."""

    def done(self, key: str) -> None:
        """Put a message away, so that it waits no longer; one that is gone already is no matter."""
