"""Passwords: whoever uses one chooses it, by a link that nobody needs to know anything for."""

from __future__ import annotations

from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from heard.accounts.models import User
from heard.accounts.permissions import require_administrator
from heard.accounts.queries import subject_of
from heard.accounts.staff import Staff
from heard.audit.entries import Actor, Entry
from heard.audit.operations import write_down

__all__ = [
    "UnableToGiveLink",
    "UnableToSendLink",
    "choose_password",
    "give_link",
    "send_link",
]


class UnableToGiveLink(ValueError):
    """Whoever has left gets no link."""


class UnableToSendLink(RuntimeError):
    """The mail server took no message; the link still holds."""


@transaction.atomic
def give_link(user: User, *, by: Staff | None, at: datetime) -> str:
    """Return the path at which somebody chooses their password, once.

    It holds for PASSWORD_RESET_TIMEOUT (three days), until a password is chosen, or until they
    leave. The log says that a link was given, and never which.
    """
    actor = require_administrator(by)
    if not user.is_active:
        raise UnableToGiveLink(f"{subject_of(user).name} has left, and gets no link.")
    write_down(actor, at, [Entry("password_link_given", subject_of(user))])
    number = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("accounts:set-password", args=[number, default_token_generator.make_token(user)])


def send_link(user: User, address: str) -> None:
    """Send the full address of a link to its owner; UnableToSendLink where that fails."""
    body = render_to_string(
        "accounts/messages/set_password.txt", {"address": address, "account": user}
    )
    subject = "Your account in Heard: choose a password"
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email]).send()
    except (SMTPException, OSError) as failed:
        raise UnableToSendLink(f"The e-mail to {user.email} could not be sent.") from failed


@transaction.atomic
def choose_password(user: User, password: str, *, at: datetime) -> None:
    """Keep the password that somebody chose; every other session of theirs ends by it."""
    user.set_password(password)
    user.save(update_fields=["password"])
    themself = Actor(str(user.pk), subject_of(user).name)
    write_down(themself, at, [Entry("password_chosen", subject_of(user))])
