"""How is a file handed to a browser, so that nothing in it can run there?"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

__all__ = ["as_download"]

_POLICY = "default-src 'none'; sandbox"


def as_download(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Return a file as an answer that a browser saves and neither shows, guesses at, nor keeps.

    Only after the view that asks has found that this reader may have it.
    """
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": disposition,
            "Content-Security-Policy": _POLICY,
            "Cache-Control": "private, no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        },
    )
