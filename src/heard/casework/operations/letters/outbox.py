"""Delivering what waits in the outbox: each letter once, tried again when the server is away.

A letter is claimed in a moment's transaction and sent outside of it, so that a slow server keeps
nobody waiting; a claim runs out, so that a worker who dies in between loses no letter. At worst,
when one dies after the server took the letter and before that was written down, the letter goes
twice, with one Message-ID, by which mail systems know it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.db import transaction

from heard.accounts.staff import Staff
from heard.casework.letters.messages import Outgoing, as_email, as_notice
from heard.casework.models import Letter
from heard.casework.operations.acting import NothingKnown, NotLawful, acting
from heard.face.queries import sender
from heard.rules.acts import Act

__all__ = ["CLAIM", "WAITS", "Delivered", "deliver_outbox", "try_again"]

CLAIM = timedelta(minutes=10)  # longer than a server may take (EMAIL_TIMEOUT, for each word of it)
# How long after each try that failed the next one is made; after the last it is given up.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
_FOR_GOOD = 500  # from which on a mail server's answer will be the same next time


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many letters went, and how many could not go this time."""

    sent: int
    failed: int


def deliver_outbox(at: datetime) -> Delivered:
    """Try each letter whose time has come, once. Several workers may do so at the same time."""
    sent = failed = 0
    while (letter := _claim(at)) is not None:
        error, is_final = _try(letter)
        _write_outcome(letter, at, error, is_final)
        sent, failed = sent + (not error), failed + bool(error)
    return Delivered(sent, failed)


def try_again(
    reference: str, letter_id: int, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Put a letter that was given up back into the outbox."""
    with acting(reference, Act.WRITE, by=by, at=at, version=version) as case:
        letter = Letter.objects.filter(feedback=case.record, pk=letter_id).first()
        if letter is None:
            raise NothingKnown("There is no such letter.")
        if letter.is_queued or not letter.error:
            raise NotLawful("This letter is not waiting to be tried again.")
        letter.is_queued, letter.next_try_at, letter.tries, letter.error = True, at, 0, ""
        letter.save(update_fields=["is_queued", "next_try_at", "tries", "error"])
        case.note("Letter tried again", letter.subject)


def _claim(at: datetime) -> Letter | None:
    """Return the letter that is next, taken so that nobody else tries it meanwhile."""
    with transaction.atomic():
        letter = (
            Letter.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("feedback")
            .filter(is_queued=True, next_try_at__lte=at)
            .order_by("next_try_at", "id")
            .first()
        )
        if letter is not None:
            letter.tries += 1
            letter.next_try_at = at + CLAIM
            letter.save(update_fields=["tries", "next_try_at"])
        return letter


def _try(letter: Letter) -> tuple[str, bool]:
    """Send a letter; return why it could not be sent ("" when it could), and whether for good."""
    in_words = as_notice if letter.channel == Letter.Channel.ONLINE else as_email
    message = in_words(
        Outgoing(
            record_id=letter.feedback_id,
            reference=letter.feedback.reference,
            message_id=letter.message_id,
            sender=sender(),
            replies_to=parseaddr(settings.REPLIES_TO)[1],
            address=letter.address,
            subject=letter.subject,
            body=letter.body,
            pdf=bytes(letter.pdf or b""),
            is_automatic=letter.written_by_id is None,
        )
    )
    try:
        message.send()
    except SMTPRecipientsRefused as refused:
        answers = [code for code, _ in refused.recipients.values()]
        is_final = all(code >= _FOR_GOOD for code in answers)
        return "The mail server does not accept this address.", is_final
    except SMTPAuthenticationError:
        return "The mail server does not accept our user name and password.", False
    except SMTPException:
        return "The mail server refused the message.", False
    except OSError:
        return "The mail server could not be reached.", False
    except ValueError:
        return "The letter or its address cannot be made into an e-mail.", True
    return "", False


def _write_outcome(letter: Letter, at: datetime, error: str, is_final: bool) -> None:
    letter.error = error
    if not error or is_final or letter.tries > len(WAITS):
        letter.is_queued = False
    else:
        letter.next_try_at = at + WAITS[letter.tries - 1]
    letter.save(update_fields=["error", "is_queued", "next_try_at"])
