"""How does e-mail go and come, and under which address? Read from the environment, checked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from heard.intake.mail.sources.terms import FolderPlace, ImapPlace

__all__ = ["MailServer", "mail_address", "mail_server", "mailbox"]

_PORTS = {"smtp": 587, "smtps": 465}
_IMAP_PORTS = {"imap": 143, "imaps": 993}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes e-mail. One that `is_tls` speaks it from the first word."""

    host: str
    port: int
    user: str
    password: str
    asks_for_tls: bool
    is_tls: bool


def mail_server(name: str) -> MailServer | None:
    """Return the server that a setting names; None where it is not set.

    smtp://user:password@host:587 asks for TLS (?tls=no for a server on this machine);
    smtps://user:password@host:465 speaks TLS from the first word. What an address cannot hold is
    written as %40 is for @.
    """
    given = os.environ.get(name, "")
    if not given:
        return None
    try:
        parts = urlsplit(given)
        port = parts.port or _PORTS[parts.scheme]
        options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    except (ValueError, KeyError):
        raise _unreadable(name) from None
    tls = options.pop("tls", "yes")
    if not parts.hostname or options or tls not in {"yes", "no"}:
        raise _unreadable(name)
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        asks_for_tls=parts.scheme == "smtp" and tls == "yes",
        is_tls=parts.scheme == "smtps",
    )


def mailbox(name: str, *, default: Path) -> FolderPlace | ImapPlace:
    """Return where e-mail is fetched from; the folder, a maildir, where the setting is not set.

    A folder by its full path, or imaps://user:password@host:993/INBOX?done=Processed. imap://
    asks for TLS (?tls=no for a server on this machine). What is done goes into the folder `done`,
    which is another.
    """
    given = os.environ.get(name, "")
    if not given:
        return FolderPlace(default)
    if given.startswith("/"):
        return FolderPlace(Path(given))
    try:
        parts = urlsplit(given)
        port = parts.port or _IMAP_PORTS[parts.scheme]
        options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    except (ValueError, KeyError):
        raise _no_mailbox(name) from None
    tls, done = options.pop("tls", "yes"), options.pop("done", "Processed")
    folder = unquote(parts.path.removeprefix("/")) or "INBOX"
    if not parts.hostname or not parts.username or options or tls not in {"yes", "no"}:
        raise _no_mailbox(name)
    if done.casefold() == folder.casefold():
        raise ImproperlyConfigured(
            f"{name} puts what is done into “{done}”, where it is fetched from: name another "
            "folder of that mailbox, such as ?done=Processed."
        )
    return ImapPlace(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=folder,
        done=done,
        asks_for_tls=parts.scheme == "imap" and tls == "yes",
        is_tls=parts.scheme == "imaps",
    )


def mail_address(name: str, *, default: str | None) -> str:
    """Return an address that a setting gives; without a default it must be set.

    Such as “Complaints team <complaints@council.example>”.
    """
    address = os.environ.get(name) or default or ""
    local, _, domain = parseaddr(address)[1].rpartition("@")
    if not local or not domain or not address.isprintable():
        raise ImproperlyConfigured(
            f"{name} is “{address}”: set it to the address that e-mail is sent from, such as "
            "Complaints team <complaints@council.example>."
        )
    return address


def _unreadable(name: str) -> ImproperlyConfigured:
    # What was given may hold a password, so it is not shown.
    return ImproperlyConfigured(
        f"{name} names no mail server: write it as smtp://user:password@host:587 or "
        "smtps://user:password@host:465."
    )


def _no_mailbox(name: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name} names no mailbox: write it as imaps://user:password@host/INBOX?done=Processed, or "
        "as the full path of a mail folder."
    )
