"""What happens to a request of somebody who is not signed in, or no longer?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

__all__ = ["SignInFirst"]

_KEPT = (
    "You were signed out before this was sent. Sign in: what you typed is kept in this tab, "
    "and put back on its page."
)


class SignInFirst(LoginRequiredMiddleware):
    """Asks whoever is not signed in to do so, and leads back to where they were.

    Of what was sent nothing is done: the page it was typed on comes again, by GET, with the words
    that its script kept. That page is the one that the browser names, for the address a form is
    sent to may have no page; without a name it is that address.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Return the way to the page for signing in; None where nobody need be asked."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        # A request by a script is not somebody who reads the answer.
        is_read = request.headers.get("Sec-Fetch-Mode") in {None, "navigate"}
        if answer is None or request.method != "POST" or not is_read:
            return answer
        messages.warning(request, _KEPT)
        return redirect_to_login(
            _typed_on(request), self.get_login_url(view_func), self.redirect_field_name
        )


def _typed_on(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return request.get_full_path()
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
