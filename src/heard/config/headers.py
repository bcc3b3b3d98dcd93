"""What may a page ask of the machine that shows it? The microphone, to say it aloud; no more."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["Permissions"]

_POLICY = "camera=(), display-capture=(), geolocation=(), microphone=(self), payment=(), usb=()"


class Permissions:
    """Says so on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, with the policy on it."""
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = _POLICY
        return response
