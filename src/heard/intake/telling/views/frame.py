"""The frame of every public view: no sign-in, nothing kept on the way, and no words lost."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import select_template

from heard.intake.questions import form_named
from heard.intake.questions.terms import Form
from heard.intake.telling.browsers import kept_private
from heard.intake.telling.views.typed import away
from heard.procedures.queries import OfficeNotSetUp

__all__ = ["WRONG", "form_or_404", "public", "shown_for"]

WRONG = 422
_log = logging.getLogger(__name__)

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def public(view: View[P]) -> View[P]:
    """Return a view that anybody may open, also while the database is away.

    Then the page that answers holds what was typed, and sends it again. What is answered kindly is
    no error of the server's, and its address, which may hold a secret, stands in no log.
    """

    @login_not_required
    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except (OperationalError, InterfaceError, OfficeNotSetUp) as unable:
            # By its kind alone: the fault itself may show what was asked of the database.
            _log.error("A public page could not be answered: %s", type(unable).__name__)
            response = away(request)
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 — Django's own mark
        return kept_private(response)

    return answered


def form_or_404(key: str) -> Form:
    """Return the form of that key; Http404 where there is none."""
    form = form_named(key)
    if form is None:
        raise Http404("There is no such form.")
    return form


def shown_for(
    request: HttpRequest, form: Form, page: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """Return a page in the look of a form: its own template where it has one, else everybody's."""
    template = select_template([f"intake/{form.key}/{page}.html", f"intake/telling/{page}.html"])
    return HttpResponse(template.render({"form": form, **context}, request), status=status)
