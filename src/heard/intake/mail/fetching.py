"""Fetching what lies in the mailbox: each message filed, then put away, and none holds up the next.

A message is put away only after what became of it is written for good. Whoever is stopped in
between fetches it again, and it is known.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError

from heard.intake.mail.filing import Outcome, file_message, file_unreadable
from heard.intake.mail.receipts import RepliesSent, send_replies
from heard.intake.mail.sources import Fetched, Mailbox, UnableToReachMailbox, open_mailbox

__all__ = ["FetchedMail", "fetch_from", "fetch_mail"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FetchedMail:
    """What became of the messages that were fetched, in numbers.

    `failed` are those that nothing could be written of, or that the mailbox did not hand out or
    put away: they are fetched again.
    """

    attached: int = 0
    filed: int = 0
    waiting: int = 0
    known: int = 0
    failed: int = 0
    replies: RepliesSent = field(default_factory=RepliesSent)


def fetch_mail(at: datetime) -> FetchedMail:
    """Fetch what lies in the mailbox of the settings, and send what is to be answered by machine.

    UnableToReachMailbox, with a sentence, where the mailbox cannot be read: what was filed until
    then is filed.
    """
    with open_mailbox(settings.MAILBOX) as mailbox:
        return fetch_from(mailbox, at)


def fetch_from(mailbox: Mailbox, at: datetime) -> FetchedMail:
    """Fetch what lies in a mailbox."""
    found = dict.fromkeys(Outcome, 0)
    failed = 0
    for fetched in mailbox.waiting():
        try:
            found[_filed(fetched, at)] += 1
            mailbox.done(fetched.key)
        except UnableToReachMailbox:
            failed += 1
            _log.warning("A message was filed and could not be put away; it is known when seen.")
        except DatabaseError as fault:
            failed += 1
            # The fault's own words may quote the message, so its kind must do.
            _log.error("A message could not be filed (%s); it is fetched again.", _kind(fault))
    return FetchedMail(
        attached=found[Outcome.ATTACHED],
        filed=found[Outcome.FILED],
        waiting=found[Outcome.WAITING],
        known=found[Outcome.KNOWN],
        failed=failed + mailbox.refused,
        replies=send_replies(at),
    )


def _filed(fetched: Fetched, at: datetime) -> Outcome:
    try:
        return file_message(fetched, at=at)
    except Exception as fault:  # noqa: BLE001 — whatever one message brings about, the next is read
        outcome = file_unreadable(fetched, at=at)
        _log.error("A message could not be read (%s); it waits for a person.", _kind(fault))
        return outcome


def _kind(fault: Exception) -> str:
    return type(fault).__name__
