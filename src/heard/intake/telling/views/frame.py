"""The frame of every public view: no sign-in, nothing kept on the way, and no words lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import select_template

from heard.intake.questions import FORMS, form_named
from heard.intake.questions.terms import Ask, Form
from heard.intake.telling.browsers import kept_private

__all__ = ["WRONG", "form_or_404", "public", "shown_for"]

WRONG = 422
_AWAY = 503
_TYPED = {Ask.TEXT, Ask.LONG_TEXT, Ask.EMAIL, Ask.PHONE, Ask.POSTCODE}
_RETRY_SECONDS = "120"

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def public(view: View[P]) -> View[P]:
    """Return a view that anybody may open, also while the database is away.

    Then the page that answers holds what was typed, and sends it again.
    """

    @login_not_required
    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except (OperationalError, InterfaceError):
            response = _away(request)
        return kept_private(response)

    return answered


def form_or_404(key: str) -> Form:
    """Return the form of that key; Http404 where there is none."""
    form = form_named(key)
    if form is None:
        raise Http404("There is no such form.")
    return form


def shown_for(
    request: HttpRequest, form: Form, page: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """Return a page in the look of a form: its own template where it has one, else everybody's."""
    template = select_template([f"intake/{form.key}/{page}.html", f"intake/telling/{page}.html"])
    return HttpResponse(template.render({"form": form, **context}, request), status=status)


def _away(request: HttpRequest) -> HttpResponse:
    """Return the page for when nothing can be kept. It must not ask the database for anything."""
    context = {
        "council": None,
        "face": None,
        "typed": list(_typed(request)),
        "chosen": list(_chosen(request)),
    }
    response = render(request, "intake/telling/away.html", context, status=_AWAY)
    response.headers["Retry-After"] = _RETRY_SECONDS
    return response


def _questions() -> dict[str, tuple[object, Ask]]:
    return {each.key: (each.words, each.ask) for form in FORMS for each in form.questions}


def _typed(request: HttpRequest) -> Iterator[tuple[str, object, str]]:
    """Yield the name, the question and the words of each answer that was typed."""
    for name, (words, ask) in _questions().items():
        if ask in _TYPED and name in request.POST:
            yield name, words, request.POST[name]


def _chosen(request: HttpRequest) -> Iterator[tuple[str, str]]:
    typed = {name for name, _, _ in _typed(request)} | {"csrfmiddlewaretoken"}
    for name in request.POST:
        if name not in typed:
            yield from ((name, value) for value in request.POST.getlist(name))
