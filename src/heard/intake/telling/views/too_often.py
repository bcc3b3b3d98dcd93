"""What is said to whoever tries too often? Never nothing: how else to reach us, and when again."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from heard.intake.questions.terms import Form
from heard.intake.telling.answering import Asked
from heard.intake.telling.views.frame import shown_for

__all__ = ["too_often"]

_TOO_OFTEN = 429
_AN_HOUR = "3600"


def too_often(request: HttpRequest, form: Form, asked: Sequence[Asked] = ()) -> HttpResponse:
    """Return the page that says so, with what was typed, which can be sent again from there."""
    response = shown_for(request, form, "too_often", {"asked": asked}, _TOO_OFTEN)
    response.headers["Retry-After"] = _AN_HOUR
    return response
