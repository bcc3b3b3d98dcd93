"""What does a browser get of a document? The file, to be saved, or why it is held back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.accounts.queries import staff_of
from heard.casework.operations.documents import open_document
from heard.casework.views.letter_pages import known_and_allowed
from heard.common.clock import now
from heard.files.queries import UnableToOpen
from heard.files.serving import as_download

__all__ = ["document", "show_held"]


@require_safe
def document(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Send a document of a record to whoever may have it, and write down that it was read."""
    with known_and_allowed():
        try:
            opened = open_document(file_id, by=staff_of(request.user), at=now())
        except UnableToOpen as held:
            return show_held(request, held)
    file = opened.file
    return as_download(opened.content, name=file.name, media_type=file.media_type)


def show_held(request: HttpRequest, held: UnableToOpen) -> HttpResponse:
    """Show why a document, or the message it came with, is held back."""
    return render(request, "casework/document_held.html", {"sentence": held}, status=403)
