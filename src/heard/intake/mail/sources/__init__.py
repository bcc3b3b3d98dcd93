"""Where does the e-mail lie that is to be fetched? In a folder or a mailbox; one setting says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from heard.intake.mail.sources.folders import Folder
from heard.intake.mail.sources.imap import imap_mailbox
from heard.intake.mail.sources.terms import (
    Fetched,
    FolderPlace,
    ImapPlace,
    Mailbox,
    UnableToReachMailbox,
)

__all__ = [
    "Fetched",
    "FolderPlace",
    "ImapPlace",
    "Mailbox",
    "UnableToReachMailbox",
    "open_mailbox",
]


@contextmanager
def open_mailbox(place: FolderPlace | ImapPlace) -> Iterator[Mailbox]:
    """Open the mailbox that a setting names, or raise UnableToReachMailbox with a sentence."""
    if isinstance(place, FolderPlace):
        yield Folder(place.path)
        return
    with imap_mailbox(place) as mailbox:
        yield mailbox
