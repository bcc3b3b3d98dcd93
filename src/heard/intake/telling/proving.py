"""How does a member's office show that it sent a form? By a link to an address that we know."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.feedback.models import Feedback
from heard.intake.telling.mailing import mail_words

__all__ = ["WORKS_FOR", "mail_proof", "record_proved", "token_for"]

WORKS_FOR = timedelta(days=7)
_SALT = "heard.intake.telling.proving"


def token_for(record: Feedback) -> str:
    """Return what stands in the link: signed, and of use for this record alone."""
    return signing.dumps(record.pk, salt=_SALT)


def mail_proof(request: HttpRequest, record: Feedback, address: str) -> None:
    """Send the link to the office; where the mail server is away the record stays unverified."""
    link = request.build_absolute_uri(reverse("telling:confirm", args=[token_for(record)]))
    facts = {"link": link, "reference": record.reference, "days": WORKS_FOR.days}
    try:
        mail_words(_("Was it you who asked us?"), "intake/telling/confirm.txt", facts, address)
    except OSError:
        return


def record_proved(token: str) -> int | None:
    """Return the id of the record that a link is for, None where it is forged or too old."""
    try:
        return int(signing.loads(token, salt=_SALT, max_age=WORKS_FOR))
    except signing.BadSignature:
        return None
