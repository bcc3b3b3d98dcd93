"""How does a browser prove that a draft is its own, and what is it told to keep to itself?"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from heard.intake.models import Draft
from heard.intake.questions.terms import Form
from heard.intake.telling.drafts import draft_held

__all__ = ["code_in", "draft_in", "forget", "kept_private", "remember", "remember_code"]

# A page with answers is kept nowhere, and no other site learns where its reader came from. Our own
# pages learn it: a form whose page says “no-referrer” is sent without its origin, and refused.
_PRIVATE = {"Cache-Control": "no-store, private", "Referrer-Policy": "same-origin"}


def draft_in(request: HttpRequest, form: Form, at: datetime) -> Draft | None:
    """Return the draft of a form that this browser holds, sent or not."""
    return draft_held(form, request.COOKIES.get(_name(form), ""), at)


def remember(response: HttpResponseBase, form: Form, secret: str) -> None:
    """Give a browser the secret of its draft, until it is closed: others may use it after."""
    _give(response, _name(form), secret)


def code_in(request: HttpRequest, form: Form) -> str:
    """Return the code that this browser was given to follow what it sent, "" for none."""
    return request.COOKIES.get(_code_name(form), "")


def remember_code(response: HttpResponseBase, form: Form, code: str) -> None:
    """Give a browser the code to show on the page that follows, until it is closed."""
    _give(response, _code_name(form), code)


def forget(response: HttpResponseBase, form: Form) -> None:
    """Let a browser forget its draft, and the code of what it sent."""
    for name in (_name(form), _code_name(form)):
        response.delete_cookie(name, samesite="Lax")


def kept_private(response: HttpResponseBase) -> HttpResponseBase:
    """Return a page that shows answers, with what tells everybody on the way not to keep it."""
    for name, value in _PRIVATE.items():
        response.headers[name] = value
    return response


def _give(response: HttpResponseBase, name: str, secret: str) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, secret, httponly=True, samesite="Lax", secure=secure)


def _name(form: Form) -> str:
    return f"draft-{form.key}"


def _code_name(form: Form) -> str:
    return f"code-{form.key}"
