"""Pages that hold what was typed, when it could not be kept: they send it again as it was."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heard.intake.questions import FORMS
from heard.intake.questions.terms import Ask, Words

__all__ = ["away", "typed_in", "untrusted"]

_AWAY, _REFUSED = 503, 403
_RETRY_SECONDS = "120"
_TYPED = {Ask.TEXT, Ask.LONG_TEXT, Ask.EMAIL, Ask.PHONE, Ask.POSTCODE, Ask.DAY}
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 — the name of a field


def typed_in(request: HttpRequest) -> dict[str, object]:
    """Return what a form sent: words with their question, and what was chosen as it stands."""
    words = _questions()
    return {
        "typed": [(name, words[name], value) for name, value in _sent(request) if name in words],
        "chosen": [(name, value) for name, value in _sent(request) if name not in words],
    }


def away(request: HttpRequest) -> HttpResponse:
    """Return the page for when nothing can be kept. It must not ask the database for anything."""
    context = {"council": None, "face": None, **typed_in(request)}
    response = render(request, "intake/telling/away.html", context, status=_AWAY)
    response.headers["Retry-After"] = _RETRY_SECONDS
    return response


def untrusted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form whose origin cannot be proved: a browser without its cookie.

    Named in the setting CSRF_FAILURE_VIEW, so it answers for the office's pages too.
    """
    match = request.resolver_match
    if match is None or match.app_name != "telling":
        return render(request, "403_csrf.html", status=_REFUSED)
    return render(request, "intake/telling/untrusted.html", typed_in(request), status=_REFUSED)


def _questions() -> dict[str, Words]:
    return {each.key: each.words for form in FORMS for each in form.questions if each.ask in _TYPED}


def _sent(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != _TOKEN:
            yield from ((name, value) for value in values)
