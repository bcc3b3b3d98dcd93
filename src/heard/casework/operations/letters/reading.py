"""Finding and reading one letter: whether one may, and each reading of it written down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import Change
from heard.casework.models import Letter
from heard.casework.operations.acting import NotAllowed, NothingKnown
from heard.casework.operations.reading import Considered, find_record, read_record
from heard.casework.permissions import may_read_letters

__all__ = ["find_letter", "read_letter"]


@transaction.atomic
def read_letter(
    letter_id: int, *, by: Staff, at: datetime, file_type: str = ""
) -> tuple[Letter, Considered]:
    """Return a letter with its files, and its record; what was read of it is one event.

    `file_type` is the file that is sent, "" for the page. Refused as by `find_letter`, and then
    nothing is written.
    """
    letter, considered = find_letter(letter_id, by=by)
    what = (Change("Letter", "", letter.subject), Change("File", "", file_type.upper()))
    seen = what if file_type else what[:1]
    read_record(considered.record.reference, by=by, at=at, seen=seen)
    return letter, considered


def find_letter(letter_id: int, *, by: Staff) -> tuple[Letter, Considered]:
    """Return a letter and its record, for an act with it that leaves its own event.

    NothingKnown where there is none, or none that they may know of; NotAllowed where they may know
    of the record and not read its letters.
    """
    found = Letter.objects.select_related("feedback", "written_by", "template_version__template")
    letter = found.filter(pk=letter_id).first()
    if letter is None:
        raise NothingKnown("There is no such letter.")
    considered = find_record(letter.feedback.reference, by=by)
    if not may_read_letters(by, considered.record):
        raise NotAllowed(f"{by.name} may not read the letters of this record.")
    return letter, considered
