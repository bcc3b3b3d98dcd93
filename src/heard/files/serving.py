"""How is a file handed to a browser, so that nothing in it can run there?"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from heard.files.models import StoredFile

__all__ = ["as_download"]

_POLICY = "default-src 'none'; sandbox"


def as_download(file: StoredFile, content: bytes) -> HttpResponse:
    """Return a file as an answer that a browser saves and neither shows, guesses at, nor keeps.

    Only after the view that asks has found that this reader may have it.
    """
    return HttpResponse(
        content,
        content_type=file.media_type,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=file.name
            )
            or "attachment",
            "Content-Security-Policy": _POLICY,
            "Cache-Control": "private, no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        },
    )
