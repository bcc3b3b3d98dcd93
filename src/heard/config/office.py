"""Whose office is this? What the frame of every page says of the council."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from heard.face.queries import current_face

__all__ = ["council"]


def council(request: HttpRequest) -> dict[str, object]:
    """Return how the council shows itself, looked up only by a page that asks.

    `face` is a heard.face.worn.Face; `council` the same once there is a council, and else nothing.
    """
    face = SimpleLazyObject(current_face)
    return {"face": face, "council": SimpleLazyObject(lambda: face if face.name else None)}
