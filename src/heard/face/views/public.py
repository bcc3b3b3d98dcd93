"""Which files does every page need of the council's look? A style sheet and a logo."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from heard.face.queries import logo_image, sheet_with

__all__ = ["logo", "stylesheet"]

# What changes has another address, so a browser need never ask again.
_FOR_EVER = "public, max-age=31536000, immutable"


@login_not_required
@require_safe
def stylesheet(_request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the style sheet of that address."""
    sheet = sheet_with(digest)
    if sheet is None:
        raise Http404("No look of this council has that style sheet.")
    return _kept_for_ever(HttpResponse(sheet, content_type="text/css; charset=utf-8"))


@login_not_required
@require_safe
def logo(_request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the logo of that address."""
    image = logo_image(digest)
    if image is None:
        raise Http404("There is no such logo.")
    return _kept_for_ever(HttpResponse(image, content_type="image/png"))


def _kept_for_ever(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = _FOR_EVER
    return response
