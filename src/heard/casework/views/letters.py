"""What does a browser see of a letter? As it will be or was sent, and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from heard.accounts.queries import staff_of
from heard.casework.forms.letters import SendForm
from heard.casework.models import Letter
from heard.casework.operations.letters import (
    act_of,
    find_letter,
    message_as_it_came,
    read_letter,
)
from heard.casework.views.documents import show_held
from heard.casework.views.letter_pages import files_of, known_and_allowed, show_letter
from heard.common.clock import now
from heard.files.queries import UnableToOpen
from heard.files.serving import as_download

__all__ = ["letter", "letter_file"]

_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "eml": "message/rfc822",
}


@require_safe
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Show a letter: a draft as it will look, or what was sent or came in as it is."""
    with known_and_allowed():
        found, seen = read_letter(letter_id, by=staff_of(request.user), at=now())
    return show_letter(request, found, seen, SendForm(seen, found, act_of(found)))


@require_safe
def letter_file(request: HttpRequest, letter_id: int, file_type: str) -> HttpResponse:
    """Send a file of a letter, as it was sent or came in."""
    staff = staff_of(request.user)
    with known_and_allowed():
        found, seen = find_letter(letter_id, by=staff)
        content = files_of(found).get(file_type)
        if not content:
            raise Http404("The letter has no such file.")
        if found.direction == Letter.Direction.IN:
            try:
                content = message_as_it_came(found)
            except UnableToOpen as held:
                return show_held(request, held)
        read_letter(letter_id, by=staff, at=now(), file_type=file_type)
    reference = seen.record.reference
    name = "".join(each if each.isalnum() or each in "-_" else "-" for each in reference)
    return as_download(
        content,
        name=f"{name}-{found.pk}.{file_type}",
        media_type=_MEDIA_TYPES[file_type],
    )
