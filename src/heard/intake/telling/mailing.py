"""An e-mail to somebody who used a form: from the council, and signed by its team."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from heard.face.points import Point
from heard.face.queries import current_face, sender

__all__ = ["mail_words"]


def mail_words(subject: str, template: str, facts: Mapping[str, object], address: str) -> None:
    """Send what a template says, with who we are and how to reach us below it.

    OSError where the mail server is away.
    """
    face = current_face()
    signed = {"council": face.name, "team": face.contact(Point.TEAM)}
    body = render_to_string(template, {**facts, **signed}).strip() + "\n"
    EmailMessage(subject, body, sender(), [address], reply_to=[settings.REPLIES_TO]).send()
