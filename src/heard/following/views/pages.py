"""What do the pages of following share? Nobody else may keep, find or frame them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from heard.casework.followers import Follower
from heard.common.clock import now
from heard.following.visits import visitor
from heard.intake.telling.browsers import kept_private

__all__ = ["following", "outside"]

View = Callable[..., HttpResponse]


def outside(view: View) -> View:
    """Let anybody reach a page, which no browser, proxy or search engine keeps."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        response = view(request, *args, **named)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        kept_private(response)
        return response

    return login_not_required(shown)


def following(view: Callable[..., HttpResponse]) -> View:
    """Show a page to whoever opened a record by their code; ask anybody else to open it."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        follower: Follower | None = visitor(request.session, now())
        if follower is None:
            messages.info(request, _("Please open your page again. It closes after 30 minutes."))
            return redirect("following:open")
        return view(request, follower, *args, **named)

    return outside(shown)
