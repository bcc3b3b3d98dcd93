"""Telling somebody who wrote that we have it: by a machine, once an hour at most, and never a loop.

Sources: RFC 3834 (automatic responses): they say that they are, they go back without a return path,
so that nothing comes back for them, and they never answer a machine, a list or a report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from heard.face.places import Place
from heard.face.points import Point
from heard.face.prose import Passage
from heard.face.queries import current_face, sender
from heard.intake.models import AutomaticReply, ReceivedMail

__all__ = ["RepliesSent", "is_ours", "queue_reply", "send_replies"]

_AT_MOST_EVERY = timedelta(hours=1)
# More new people than this in an hour are no people; to answer them would be to join in.
_MOST_AN_HOUR = 100
_CLAIM = timedelta(minutes=10)
_GIVEN_UP_AFTER = timedelta(hours=12)
_KEPT = timedelta(days=1)
# What Django turns into MAIL FROM:<>, the null return path of RFC 5321.
_NO_RETURN_PATH = ("", "@")
_OURS = "heard-receipt-"


@dataclass(frozen=True, slots=True)
class RepliesSent:
    """How many went, and how many could not go this time."""

    sent: int = 0
    failed: int = 0


def queue_reply(mail: ReceivedMail, at: datetime) -> bool:
    """Put an answer to a new sender into the outbox, and return whether there is one.

    In the transaction that files the message. One address has one an hour at most, whoever asks:
    the row that says so is locked by whoever writes it.
    """
    key = _key(mail.sender)
    if not key or AutomaticReply.objects.filter(asked_at__gt=at - _AT_MOST_EVERY).count() >= (
        _MOST_AN_HOUR
    ):
        return False
    facts = {
        "address": mail.sender,
        "subject": mail.subject[:200],
        "in_reply_to": mail.message_id,
        "asked_at": at,
        "is_queued": True,
        "next_try_at": at,
        "tries": 0,
    }
    _, is_first = AutomaticReply.objects.get_or_create(address_key=key, defaults=facts)
    if is_first:
        return True
    due = AutomaticReply.objects.filter(address_key=key, asked_at__lte=at - _AT_MOST_EVERY)
    return due.update(**facts) == 1


def send_replies(at: datetime) -> RepliesSent:
    """Send the answers whose time has come. Several workers may do so at the same time."""
    sent = failed = 0
    while (reply := _claim(at)) is not None:
        went = _sent(reply)
        is_over = went or at - reply.asked_at > _GIVEN_UP_AFTER
        AutomaticReply.objects.filter(pk=reply.pk).update(is_queued=not is_over)
        sent, failed = sent + went, failed + (not went)
    AutomaticReply.objects.filter(is_queued=False, asked_at__lt=at - _KEPT).delete()
    return RepliesSent(sent, failed)


def is_ours(message_id: str) -> bool:
    """Return whether it is the Message-ID of such an answer."""
    return message_id.startswith(f"<{_OURS}")


def _claim(at: datetime) -> AutomaticReply | None:
    with transaction.atomic():
        reply = (
            AutomaticReply.objects.select_for_update(skip_locked=True)
            .filter(is_queued=True, next_try_at__lte=at)
            .order_by("next_try_at", "id")
            .first()
        )
        if reply is not None:
            reply.tries += 1
            reply.next_try_at = at + _CLAIM
            reply.save(update_fields=["tries", "next_try_at"])
        return reply


def _sent(reply: AutomaticReply) -> bool:
    try:
        _message(reply).send()
    except (SMTPException, OSError, ValueError):
        return False
    return True


def _message(reply: AutomaticReply) -> EmailMessage:
    face = current_face()
    facts = {
        "council": face.name,
        "in_danger": [face.contact(point) for point in (Point.DANGER, Point.CHILDLINE)],
        "team": face.contact(Point.TEAM),
        "words": "\n\n".join(map(_as_text, face.said[Place.E_MAIL_ANSWER])),
    }
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {
        "Auto-Submitted": "auto-replied",
        "From": sender(),
        "Message-ID": f"<{_OURS}{reply.pk}-{int(reply.asked_at.timestamp())}@{domain}>",
        "Precedence": "auto_reply",
        "X-Auto-Response-Suppress": "All",
    }
    if reply.in_reply_to:
        headers["In-Reply-To"] = headers["References"] = reply.in_reply_to
    message = EmailMessage(
        subject=f"We have your e-mail: {reply.subject}" if reply.subject else "We have your e-mail",
        body=render_to_string("intake/mail/receipt.txt", facts).strip() + "\n",
        to=[reply.address],
        reply_to=[settings.REPLIES_TO],
        headers=headers,
    )
    message.from_email = _NO_RETURN_PATH  # type: ignore[assignment]
    return message


def _as_text(passage: Passage) -> str:
    lines = (
        "".join(f"{span.words} ({span.address})" if span.address else span.words for span in line)
        for line in passage.lines
    )
    return "\n".join(f"- {line}" if passage.is_list else line for line in lines)


def _key(address: str) -> str:
    local, _, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" if local and domain else ""
