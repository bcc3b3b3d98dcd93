"""In which language is a request answered? What anybody may open, in the one that they chose."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils import translation

from heard.common.languages import PARAMETER

__all__ = ["COOKIE", "ReadersLanguage"]

COOKIE = "language"
# The apps whose pages are for people outside. The office's own pages are in the office's language.
_OUTSIDE = {"telling", "following"}


class ReadersLanguage:
    """Answer in the language that this browser chose, and keep a choice until it is closed.

    A choice is a plain link to the same page. What nobody offers is no choice. Nothing is guessed
    from the browser's own settings: a translation nobody checked is read by those who ask for it.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead back to the same page in the language that was chosen."""
        app = _app_of(request)
        choice = request.GET.get(PARAMETER, "")
        if choice and app in _OUTSIDE and request.method in {"GET", "HEAD"}:
            return _chosen(request, choice)
        is_outside = app is None or app in _OUTSIDE
        kept = request.COOKIES.get(COOKIE, "") if is_outside else ""
        with translation.override(_offered(kept)):
            return self._answer(request)


def _app_of(request: HttpRequest) -> str | None:
    """Return the app that answers an address; None for one that is not there, outside as well."""
    try:
        return resolve(request.path_info).app_name
    except Resolver404:
        return None


def _chosen(request: HttpRequest, choice: str) -> HttpResponse:
    """Go to the same page without the choice in its address, and remember it."""
    query = request.GET.copy()
    del query[PARAMETER]
    response = HttpResponseRedirect(request.path + (f"?{query.urlencode()}" if query else ""))
    response.headers["Cache-Control"] = "no-store, private"
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, _offered(choice), httponly=True, samesite="Lax", secure=secure)
    return response


def _offered(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
