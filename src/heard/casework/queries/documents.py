"""Which documents does a record have, which came with a letter, and may they be opened?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heard.casework.models import Letter
from heard.feedback.models import Attachment, Feedback
from heard.files.queries import FileStanding, standing_of, type_named

__all__ = ["Document", "documents_of", "documents_with"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document, what kind of file it is, and whether it may be opened."""

    attachment: Attachment
    kind: str
    standing: FileStanding


def documents_of(record: Feedback) -> tuple[Document, ...]:
    """Return the documents of a record in the order in which they were added."""
    return _described(record.attachments.select_related("file"))


def documents_with(letter: Letter) -> tuple[Document, ...]:
    """Return the documents of a record that came with one of its letters."""
    enclosures = letter.enclosures.select_related("attachment__file")
    return _described(each.attachment for each in enclosures)


def _described(attachments: Iterable[Attachment]) -> tuple[Document, ...]:
    return tuple(
        Document(each, type_named(each.file.media_type), standing_of(each.file))
        for each in attachments
    )
