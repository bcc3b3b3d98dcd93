"""What is a message that was fetched? Read, sorted, and known again, before anything is written."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from django.conf import settings

from heard.face.points import Point
from heard.face.queries import current_face
from heard.intake.mail.arrival import received_at
from heard.intake.mail.reading import (
    MOST_BYTES,
    Incoming,
    UnableToReadMessage,
    parsed,
    read_parsed,
)
from heard.intake.mail.sorting import Sort, may_be_answered, sort_of
from heard.intake.mail.sources.terms import Fetched
from heard.intake.mail.standing import Standing, is_refuted, standing_of

__all__ = ["Understood", "identity_of", "own_domains", "understand"]

_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE)
_PUBLIC = frozenset(
    {"gmail.com", "googlemail.com", "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk"}
    | {"live.com", "outlook.com", "proton.me", "protonmail.com", "yahoo.co.uk", "yahoo.com"}
)
_SEALED = frozenset(
    {
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/ms-tnef",
        "application/vnd.ms-tnef",
        "application/pgp-encrypted",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A message as far as it can be understood; `why_not` is why nothing can be read of it.

    It `is_sealed` where there are words that cannot be read here. `may_be_answered` by a machine.
    """

    identity: str
    raw: bytes
    received_at: datetime
    message: EmailMessage | None = None
    incoming: Incoming | None = None
    sort: Sort | None = None
    standing: Standing = Standing.OUTSIDE
    is_sealed: bool = False
    may_be_answered: bool = False
    why_not: str = ""


def identity_of(raw: bytes) -> str:
    """Return how a message is known again: by its Message-ID with what it holds, or by all of it.

    The Message-ID alone would let one message pass for another, and be dropped unread.
    """
    ends = _END_OF_HEADERS.search(raw)
    head, body = (raw[: ends.start()], raw[ends.end() :]) if ends else (raw, b"")
    named = _MESSAGE_ID.search(head)
    if named is None:
        return hashlib.sha256(b"whole\0" + raw).hexdigest()
    lines = b"\n".join(body.rstrip().splitlines())
    return hashlib.sha256(b"named\0" + named[1] + b"\0" + lines).hexdigest()


def own_domains() -> frozenset[str]:
    """Return the domains that are ours: where we write from, are answered at, and have our team.

    A team that can be reached at a public provider does not make all of its customers ours.
    """
    team = current_face().contact(Point.TEAM).email
    addresses = (settings.DEFAULT_FROM_EMAIL, settings.REPLIES_TO, team)
    domains = {parseaddr(each)[1].rpartition("@")[2].lower() for each in addresses}
    return frozenset(domains - _PUBLIC - {""})


def understand(fetched: Fetched, now: datetime) -> Understood:
    """Return what a message is, whatever it is: what cannot be read is understood as that."""
    identity = identity_of(fetched.raw)
    try:
        message = parsed(fetched.raw)
        incoming = read_parsed(message)
    except UnableToReadMessage as unable:
        return Understood(
            identity=identity,
            raw=fetched.raw,
            received_at=received_at(None, fetched.delivered_at, now),
            why_not=str(unable),
        )
    sort = sort_of(message, own_domains())
    server = settings.MAIL_AUTHSERV
    return Understood(
        identity=identity,
        raw=fetched.raw,
        received_at=received_at(message, fetched.delivered_at, now),
        message=message,
        incoming=incoming,
        sort=sort,
        standing=standing_of(message, own_domains(), server),
        is_sealed=not incoming.body and _is_sealed(message),
        may_be_answered=may_be_answered(message, sort) and not is_refuted(message, server),
        why_not=_TOO_LARGE if fetched.is_cut else "",
    )


_TOO_LARGE = (
    f"The message is larger than {MOST_BYTES // (1024 * 1024)} MB. It was put away whole in the "
    "mailbox; here are its headers."
)


def _is_sealed(message: EmailMessage) -> bool:
    return any(part.get_content_type() in _SEALED for part in message.walk())
