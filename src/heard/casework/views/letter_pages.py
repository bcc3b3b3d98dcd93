"""What have the pages of letters in common? Who gets none, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from heard.accounts.queries import staff_of
from heard.casework.forms.letters import DraftForm, SendForm, StartForm
from heard.casework.letters.rendering import gaps
from heard.casework.models import Letter
from heard.casework.operations.acting import NotAllowed, NothingKnown
from heard.casework.operations.letters import find_letter, read_letter
from heard.casework.operations.reading import Considered
from heard.casework.permissions import may, may_open_documents
from heard.casework.queries.documents import documents_with
from heard.casework.queries.letters import reading_of
from heard.common.clock import now
from heard.common.words.layout import blocks_of
from heard.feedback.models import Feedback
from heard.rules.acts import Act

__all__ = [
    "LOST",
    "WRONG",
    "files_of",
    "known_and_allowed",
    "show_letter",
    "show_start",
    "show_writing",
    "to_write",
]

LOST, WRONG = 409, 422


@contextmanager
def known_and_allowed() -> Iterator[None]:
    """Answer 404 for what one may not know of, and 403 for what one may not do."""
    try:
        yield
    except NothingKnown as none:
        raise Http404(str(none)) from none
    except NotAllowed:
        # Whoever reads the server's log need not know who asked for what.
        raise PermissionDenied from None


def to_write(request: HttpRequest, letter_id: int) -> tuple[Letter, Considered]:
    """Return a letter and its record for someone who may write such letters.

    To be shown it is a reading of it; what is done with it leaves the event of its act.
    """
    staff = staff_of(request.user)
    found, seen = find_letter(letter_id, by=staff)
    if not may(seen.by, Act.WRITE, seen.record):
        raise NotAllowed("They may read this letter and write none.")
    return (found, seen) if request.method == "POST" else read_letter(letter_id, by=staff, at=now())


def files_of(found: Letter) -> dict[str, bytes]:
    """Return the files of a letter by their type, as they were sent or came in."""
    if found.direction == Letter.Direction.IN:
        files = {"eml": found.document}
    else:
        files = {"docx": found.document, "pdf": found.pdf}
    return {file_type: bytes(content) for file_type, content in files.items() if content}


def show_start(request: HttpRequest, seen: Considered, form: StartForm) -> HttpResponse:
    """Show the page that asks what a letter is for."""
    context = {"form": form, "record": seen.record, "trail": _trail(seen.record)}
    status = WRONG if form.is_bound else 200
    return render(request, "casework/letters/start.html", context, status=status)


def show_writing(
    request: HttpRequest,
    record: Feedback,
    form: DraftForm,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """Show the page on which the words of a letter are written."""
    context = {"form": form, "record": record, "trail": _trail(record), **more}
    return render(request, "casework/letters/write.html", context, status=status)


def show_letter(
    request: HttpRequest,
    found: Letter,
    seen: Considered,
    form: SendForm,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """Show a letter as it will look, or as it was sent or came in."""
    is_draft = found.sent_at is None
    context = {
        "blocks": blocks_of(found.body),
        "documents": documents_with(found),
        "files": sorted(files_of(found)),
        "form": form,
        "gaps": gaps(f"{found.subject}\n{found.body}") if is_draft else (),
        "is_draft": is_draft,
        "letter": found,
        "may_open_documents": may_open_documents(seen.by, seen.record),
        "may_write": may(seen.by, Act.WRITE, seen.record),
        "reading": reading_of(found, seen.record) if found.direction == "out" else None,
        "record": seen.record,
        "trail": _trail(seen.record),
        **more,
    }
    return render(request, "casework/letters/letter.html", context, status=status)


def _trail(record: Feedback) -> list[tuple[str, str]]:
    return [
        ("Work", reverse("casework:work")),
        (record.reference, reverse("casework:record", args=[record.reference])),
    ]
