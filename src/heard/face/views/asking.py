"""Who is at the settings? An administrator, or nobody gets in."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from heard.accounts.permissions import may_change_settings
from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.rules.vocabulary import Labelled

__all__ = ["WRONG", "administrator", "one_of", "trail"]

CodeT = TypeVar("CodeT", bound=Labelled)

WRONG = 422


def administrator(request: HttpRequest) -> Staff:
    """Return the administrator who asks; PermissionDenied for anybody else."""
    staff = staff_of(request.user)
    if not may_change_settings(staff):
        raise PermissionDenied
    return staff


def one_of(codes: type[CodeT], code: str) -> CodeT:
    """Return what a part of an address names; Http404 where it names nothing."""
    try:
        return codes(code)
    except ValueError as unknown:
        raise Http404(f"There is no “{code}”.") from unknown


def trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to a page of the settings, for its breadcrumbs."""
    return [("Settings", reverse("face:settings")), *more]
