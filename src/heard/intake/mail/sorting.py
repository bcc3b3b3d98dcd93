"""What sort of message is it: from a person, from a machine that answers, a list, or a return?"""

from __future__ import annotations

import re
from email.message import EmailMessage
from enum import StrEnum

from heard.intake.mail.headers import BROKEN, address_in, all_of, first_of, is_report

__all__ = ["Sort", "may_be_answered", "sort_of"]


class Sort(StrEnum):
    """The sorts of message there are."""

    PERSON = "person"
    AUTO_REPLY = "auto_reply"
    GENERATED = "generated"
    BOUNCE = "bounce"
    LIST = "list"


# What programs write that answered before RFC 3834, and some since.
_ANSWERS = ("X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Mail-Autoreply")
_NOBODY = ("noreply", "no-reply", "donotreply", "do-not-reply", "no_reply", "do_not_reply")
_MACHINES = (*_NOBODY, "mailer-daemon", "postmaster", "bounce", "bounces", "listserv", "majordomo")
_KEYWORD = re.compile(r"[a-z-]+")
_FOR_MANY = frozenset({"bulk", "junk", "list"})


def sort_of(message: EmailMessage, own_domains: frozenset[str]) -> Sort:
    """Return what sort of message it is (RFC 3834, 3464, 2919).

    A list on the council's own domain is a mailbox that several people read, and no list: what it
    passes on is from whoever wrote it.
    """
    if _is_return(message):
        return Sort.BOUNCE
    if _is_answer(message):
        return Sort.AUTO_REPLY
    if _is_list(message, own_domains):
        return Sort.LIST
    # “auto-generated” may be a form on somebody's web page, in which a person speaks.
    return Sort.GENERATED if _auto_submitted(message) not in {"", "no"} else Sort.PERSON


def may_be_answered(message: EmailMessage, sort: Sort) -> bool:
    """Return whether an automatic answer may go back: never to a machine, a list or nobody."""
    _, address = address_in(first_of(message, "From"))
    local = address.rpartition("@")[0].lower()
    return (
        sort is Sort.PERSON
        and bool(local)
        and not any(local == each or local.startswith(f"{each}+") for each in _MACHINES)
        and not any(each in local for each in _NOBODY)
        and not any(local.startswith(each) for each in ("bounce-", "bounces-", "owner-"))
        and not local.endswith("-request")
        and not all_of(message, "List-Id")
        and not all_of(message, "List-Unsubscribe")
        and not all_of(message, "X-Auto-Response-Suppress")
        and _precedence(message) not in _FOR_MANY
    )


def _is_return(message: EmailMessage) -> bool:
    if _is(message, "delivery-status") or all_of(message, "X-Failed-Recipients"):
        return True
    path = first_of(message, "Return-Path").replace(" ", "")
    _, sender = address_in(first_of(message, "From"))
    local = sender.rpartition("@")[0].lower()
    return path == "<>" and local in {"mailer-daemon", "postmaster", ""}


def _is_answer(message: EmailMessage) -> bool:
    return (
        _auto_submitted(message) in {"auto-replied", "auto-notified"}
        or any(all_of(message, name) for name in _ANSWERS)
        or _precedence(message) == "auto_reply"
        or _is(message, "disposition-notification")
        or first_of(message, "Return-Path").replace(" ", "") == "<>"
        or _calendar_method(message) in {"reply", "counter"}
    )


def _auto_submitted(message: EmailMessage) -> str:
    """Return the keyword of RFC 3834, without its parameters and comments."""
    found = _KEYWORD.match(first_of(message, "Auto-Submitted").lower())
    return found.group() if found else ""


def _is_list(message: EmailMessage, own_domains: frozenset[str]) -> bool:
    lists = [each.rpartition("<")[2].rstrip("> ").lower() for each in all_of(message, "List-Id")]
    return any(
        not any(each == domain or each.endswith(f".{domain}") for domain in own_domains)
        for each in lists
    )


def _is(message: EmailMessage, of: str) -> bool:
    try:
        return is_report(message, of)
    except BROKEN:
        return False


def _precedence(message: EmailMessage) -> str:
    return first_of(message, "Precedence").lower()


def _calendar_method(message: EmailMessage) -> str:
    if message.get_content_type() != "text/calendar":
        return ""
    kind = first_of(message, "Content-Type").lower().replace(" ", "").replace('"', "")
    return kind.partition("method=")[2].split(";")[0]
