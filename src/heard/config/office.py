"""Whose office is this? What the frame of every page says of the council."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from heard.procedures.models import Council

__all__ = ["council"]


def council(request: HttpRequest) -> dict[str, object]:
    """Return the council, looked up only by a page that names it; nothing before set-up."""
    return {"council": SimpleLazyObject(Council.objects.first)}
