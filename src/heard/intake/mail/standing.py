"""Does a message say that it comes from the council itself, and does anything prove it?

Anybody can write any address into From. Only the council's own mail server can say that it holds
(RFC 8601), and it is believed only where the office has named it: a sender can write that header
too, and the server that was named takes such forgeries out.
"""

from __future__ import annotations

import re
from email.message import EmailMessage
from enum import StrEnum

from heard.intake.mail.headers import address_in, all_of, first_of

__all__ = ["Standing", "is_refuted", "standing_of"]

_COMMENT = re.compile(r"\([^()]*\)")


class Standing(StrEnum):
    """From where a message says that it comes."""

    OUTSIDE = "outside"
    SAYS_STAFF = "says_staff"
    STAFF = "staff"


def standing_of(
    message: EmailMessage, own_domains: frozenset[str], trusted_server: str
) -> Standing:
    """Return where it comes from; STAFF only where the trusted server says DMARC passed for it.

    A message with several senders, or several From headers, proves nothing.
    """
    senders = all_of(message, "From")
    domains = {each.rpartition("@")[2].strip("<>\"' ").lower() for each in _addresses(senders)}
    ours = {each for each in domains if _is_own(each, own_domains)}
    if not ours:
        return Standing.OUTSIDE
    is_one = len(senders) == 1 and len(domains) == 1
    passed = ("pass", next(iter(ours))) in _dmarc(message, trusted_server)
    return Standing.STAFF if is_one and passed else Standing.SAYS_STAFF


def is_refuted(message: EmailMessage, trusted_server: str) -> bool:
    """Return whether the trusted server says that the sender is forged."""
    return any(result == "fail" for result, _ in _dmarc(message, trusted_server))


def _addresses(senders: list[str]) -> list[str]:
    found = re.findall(r"[^\s<>\"',;:()]+@[^\s<>\"',;:()]+", " ".join(senders))
    return [*found, *(address for each in senders if (address := address_in(each)[1]))]


def _is_own(domain: str, own_domains: frozenset[str]) -> bool:
    return any(domain == each or domain.endswith(f".{each}") for each in own_domains)


def _dmarc(message: EmailMessage, trusted_server: str) -> set[tuple[str, str]]:
    """Return (result, domain in From) of each DMARC check that the trusted server says it made.

    Its first header alone, the one put on last: below it may stand what somebody else wrote.
    """
    if not trusted_server or not first_of(message, "Authentication-Results"):
        return set()
    for header in all_of(message, "Authentication-Results"):
        server, *results = _COMMENT.sub(" ", header).split(";")
        if server.split()[:1] != [trusted_server]:
            continue
        words = [result.lower().split() for result in results]
        return {
            (word[0].removeprefix("dmarc="), _from_of(word))
            for word in words
            if word and word[0].startswith("dmarc=")
        }
    return set()


def _from_of(words: list[str]) -> str:
    named = (each.removeprefix("header.from=") for each in words if each.startswith("header.from="))
    return next(named, "").rpartition("@")[2].strip('"')
