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

__all__ = ["document"]


@require_safe
def document(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Send a document of a record to whoever may have it, and write down that it was read."""
    with known_and_allowed():
        try:
            opened = open_document(file_id, by=staff_of(request.user), at=now())
        except UnableToOpen as held:
            context = {"sentence": str(held)}
            return render(request, "casework/document_held.html", context, status=403)
    return as_download(opened.file, opened.content)
