"""Whose office is this? What the frame of every page says of the council."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from heard.accounts.models import User
from heard.accounts.permissions import may_change_settings
from heard.accounts.queries import staff_of
from heard.face.queries import current_face
from heard.intake.mail.queries import how_many_wait

__all__ = ["council", "mail"]


def council(request: HttpRequest) -> dict[str, object]:
    """Return how the council shows itself, looked up only by a page that asks.

    `face` is a heard.face.worn.Face; `council` the same once there is a council, and else nothing.
    `may_change_settings` says whether the way to the settings is shown.
    """
    face = SimpleLazyObject(current_face)
    return {
        "face": face,
        "council": SimpleLazyObject(lambda: face if face.name else None),
        "may_change_settings": SimpleLazyObject(lambda: _may_change_settings(request)),
    }


def mail(request: HttpRequest) -> dict[str, object]:
    """Return how many e-mails wait for a person, counted once, and only for a page that says so.

    None for whoever may not read them, and where nobody is signed in.
    """
    user = getattr(request, "user", None)

    @cache
    def waiting() -> int | None:
        return how_many_wait(staff_of(user)) if isinstance(user, User) else None

    return {"mail_waiting": waiting}


def _may_change_settings(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return isinstance(user, User) and may_change_settings(staff_of(user))
