"""Whose office is this? What the frame of every page says of the council."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from heard.accounts.models import User
from heard.accounts.permissions import may_change_settings
from heard.accounts.queries import staff_of
from heard.face.queries import current_face

__all__ = ["council"]


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


def _may_change_settings(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return isinstance(user, User) and may_change_settings(staff_of(user))
