"""Which parts of Heard are open to somebody? The ways at the top of every page of the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from heard.accounts.models import User
from heard.accounts.permissions import may_change_settings
from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.permissions import may_change_templates, may_list
from heard.intake.mail.queries import how_many_wait
from heard.ops.permissions import may_read_log

__all__ = ["Way", "navigation"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a part of Heard; `waiting` is how much waits there for a person."""

    name: str
    address: str
    is_here: bool
    waiting: int = 0


def navigation(request: HttpRequest) -> dict[str, object]:
    """Return the ways to the parts that whoever asks may open, looked up only by a page with them.

    There are none where nobody is signed in.
    """
    return {"navigation": SimpleLazyObject(lambda: tuple(_ways(request)))}


def _ways(request: HttpRequest) -> Iterator[Way]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return
    staff = staff_of(user)
    yield _way(request, "Home", "casework:home")
    if may_list(staff):
        yield _way(request, "Work", "casework:work")
    yield from _mail(request, staff)
    if may_list(staff):
        yield _way(request, "Search", "casework:search")
    yield _way(request, "Reports", "reports:years", app="reports")
    yield _way(request, "Records by year", "feedback:records", app="feedback")
    if may_read_log(staff):
        yield _way(request, "Audit log", "ops:log")
    if may_change_templates(staff) and not may_change_settings(staff):
        yield _way(request, "Letters", "casework:templates")
    if may_change_settings(staff):
        yield _way(request, "Settings", "face:settings")


def _mail(request: HttpRequest, staff: Staff) -> Iterator[Way]:
    waiting = how_many_wait(staff)
    if waiting is not None:
        yield _way(request, "E-mail", "intake:mail", waiting=waiting)


def _way(
    request: HttpRequest, name: str, view: str, *, app: str | None = None, waiting: int = 0
) -> Way:
    """Return a way; the page asked for is part of an app, or stands below the address."""
    address, match = reverse(view), request.resolver_match
    here = match.app_name == app if app and match else request.path.startswith(address)
    return Way(name, address, here, waiting)
