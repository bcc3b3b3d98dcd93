"""When did the council first receive a message? Its clock runs from then, not from fetching it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from heard.intake.mail.headers import BROKEN, first_of

__all__ = ["received_at"]

# No mail server holds a message on its way for longer (RFC 5321 4.5.4.1: 4 to 5 days).
_LONGEST_WAY = timedelta(days=7)


def received_at(message: EmailMessage | None, delivered_at: datetime, now: datetime) -> datetime:
    """Return when the council's server took a message in.

    That is what the topmost Received header says: it was written last, by the server that delivered
    it into the mailbox. The mailbox's own time of delivery stands where there is none, it cannot be
    read, or it cannot be: later than the delivery, or more than seven days before it, which no
    message is on its way. Headers below may be anybody's. Never later than now.
    """
    latest = min(delivered_at, now)
    stated = _stated(message)
    if stated is None or not latest - _LONGEST_WAY <= stated <= latest:
        return latest
    return stated


def _stated(message: EmailMessage | None) -> datetime | None:
    if message is None:
        return None
    try:
        stated = parsedate_to_datetime(first_of(message, "Received").rpartition(";")[2])
    except BROKEN:
        return None
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)
