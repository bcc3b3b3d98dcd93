"""Documents of a record: adding what was handed in, and opening what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from heard.accounts.staff import Staff
from heard.audit.entries import Change
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful, acting
from heard.casework.operations.reading import find_record, read_record
from heard.casework.permissions import may_open_documents
from heard.feedback.models import Attachment
from heard.feedback.new_records import HandedIn
from heard.feedback.operations import UnableToAttachFiles, attach, told_of
from heard.files.models import StoredFile
from heard.files.queries import content_of, type_named
from heard.rules.acts import Act

__all__ = ["Opened", "add_documents", "open_document"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A document in somebody's hands: the file, and what it holds."""

    file: StoredFile
    content: bytes


def add_documents(
    reference: str,
    handed_in: Sequence[HandedIn],
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Make files that were handed in part of a record, at any time of its life.

    NotLawful where there is none that the record does not hold already, or no room for them.
    """
    with acting(reference, Act.ADD_DOCUMENT, by=by, at=at, version=version) as case:
        try:
            added = attach(case.record.pk, handed_in, at=at)
        except UnableToAttachFiles as unable:
            raise NotLawful(str(unable)) from unable
        if not added:
            raise NotLawful("The record holds these documents already.")
        case.changes.extend(told_of((each.number, each.file) for each in added))


def open_document(file_id: UUID, *, by: Staff, at: datetime) -> Opened:
    """Return a document of a record, and write down that it was read, every time.

    NothingKnown where there is none, or it belongs to a record that they may not know of;
    NotAllowed where they may know of the record and not open its documents. UnableToOpen, with the
    sentence, for one that is held back.
    """
    found = Attachment.objects.select_related("file", "feedback").filter(file_id=file_id).first()
    if found is None:
        raise NothingKnown("There is no such document.")
    reference = found.feedback.reference
    if not may_open_documents(by, find_record(reference, by=by).record):
        raise NotAllowed(f"{by.name} may not open the documents of this record.")
    opened = Opened(found.file, content_of(found.file))
    what = Change(f"Document {found.number}", "", type_named(found.file.media_type))
    read_record(reference, by=by, at=at, seen=(what,))
    return opened
