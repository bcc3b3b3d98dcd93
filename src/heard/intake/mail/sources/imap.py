"""A mailbox on an IMAP server: what lies in its folder is fetched, and moved away when it is done.

Whether somebody has read a message in a mail program says nothing of whether we have it, so every
message that lies in the folder is fetched, and no flag is looked at or set.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from imaplib import IMAP4

from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from heard.intake.mail.reading import MOST_BYTES
from heard.intake.mail.sources.terms import Fetched, ImapPlace, UnableToReachMailbox

__all__ = ["imap_mailbox"]

_SECONDS = 30
_DELIVERED = re.compile(rb'INTERNALDATE "([^"]+)"')
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_FACTS = "(INTERNALDATE RFC822.SIZE)"
_FAULTS = (ImapToolsError, IMAP4.error, OSError, EOFError)


@contextmanager
def imap_mailbox(place: ImapPlace) -> Iterator[_Imap]:
    """Sign in to a mailbox, and out of it at the end; UnableToReachMailbox if it cannot be."""
    try:
        box = _connected(place)
    except _FAULTS as away:
        raise UnableToReachMailbox("The mail server could not be reached.") from away
    try:
        _sign_in(box, place)
        yield _Imap(box, place.done)
    finally:
        with suppress(*_FAULTS):
            box.logout()
        with suppress(*_FAULTS):
            box.client.shutdown()


def _connected(place: ImapPlace) -> BaseMailBox:
    if place.is_tls:
        trusted = ssl.create_default_context()
        return MailBox(place.host, place.port, timeout=_SECONDS, ssl_context=trusted)
    return MailBoxUnencrypted(place.host, place.port, timeout=_SECONDS)


def _sign_in(box: BaseMailBox, place: ImapPlace) -> None:
    """Sign in and open the folder; where TLS is asked for, no password goes without it."""
    with _reached():
        if place.asks_for_tls:
            box.client.starttls(ssl.create_default_context())
        try:
            if place.user.isascii() and place.password.isascii():
                box.login(place.user, place.password, initial_folder=None)
            else:
                box.login_utf8(place.user, place.password, initial_folder=None)
        except MailboxLoginError as refused:
            raise UnableToReachMailbox(
                "The mail server does not accept our user name and password."
            ) from refused
        if not box.folder.exists(place.done):
            with suppress(ImapToolsError):  # Somebody else may have made it just now.
                box.folder.create(place.done)
        try:
            box.folder.set(place.folder)
        except ImapToolsError as missing:
            raise UnableToReachMailbox(
                "The mail server has no such folder: look at HEARD_MAILBOX."
            ) from missing


class _Imap:
    """A mailbox that we are signed in to."""

    def __init__(self, box: BaseMailBox, done: str) -> None:
        self._box = box
        self._done = done
        self.refused = 0

    def waiting(self) -> Iterator[Fetched]:
        """Yield the messages that lie in the folder, the oldest first."""
        with _reached():
            keys = self._box.uids("ALL", charset=None)
        for key in keys:
            with _reached():
                found = self._fetch(key)
            if found is not None:
                yield found

    def done(self, key: str) -> None:
        """Move a message into the folder for those that are done."""
        with _reached():
            self._box.move([key], self._done)

    def _fetch(self, key: str) -> Fetched | None:
        """Return a message; None for one that is not there, or that the server does not give."""
        facts = b" ".join(each for each in self._asked(key, _FACTS) if isinstance(each, bytes))
        size = _SIZE.search(facts)
        if size is None:
            return None
        is_cut = int(size[1]) > MOST_BYTES
        answer = self._asked(key, "(BODY.PEEK[HEADER])" if is_cut else "(BODY.PEEK[])")
        held = [each for each in answer if isinstance(each, tuple)]
        if not held:
            return None
        delivered_at = _delivered(facts) or datetime.max.replace(tzinfo=UTC)
        return Fetched(key, bytes(held[0][1]), delivered_at, is_cut)

    def _asked(self, key: str, what: str) -> list[object]:
        """Return what the server tells of a message; one it does not give holds up no other."""
        try:
            answer, found = self._box.client.uid("FETCH", key, what)
        except IMAP4.abort:
            raise
        except IMAP4.error:
            answer, found = "BAD", []
        if answer != "OK":
            self.refused += 1
            return []
        return list(found)


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except UnableToReachMailbox:
        raise
    except _FAULTS as lost:
        raise UnableToReachMailbox("The mail server broke off.") from lost


def _delivered(facts: bytes) -> datetime | None:
    stated = _DELIVERED.search(facts)
    if stated is None:
        return None
    try:
        return datetime.strptime(stated[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return None
