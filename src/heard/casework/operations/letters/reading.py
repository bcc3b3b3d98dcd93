"""Reading one letter: whether one may, and the reading of its record written down."""

from __future__ import annotations

from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.models import Letter
from heard.casework.operations.acting import NotAllowed, NothingKnown
from heard.casework.operations.reading import Considered, read_record
from heard.casework.permissions import may_read_letters

__all__ = ["read_letter"]


def read_letter(letter_id: int, *, by: Staff, at: datetime) -> tuple[Letter, Considered]:
    """Return a letter with its files, and its record.

    NothingKnown where there is none, or none that they may know of; NotAllowed where they may know
    of the record and not read its letters.
    """
    found = Letter.objects.select_related("feedback", "written_by", "template_version__template")
    letter = found.filter(pk=letter_id).first()
    if letter is None:
        raise NothingKnown("There is no such letter.")
    seen = read_record(letter.feedback.reference, by=by, at=at)
    if not may_read_letters(by, seen.record):
        raise NotAllowed(f"{by.name} may not read the letters of this record.")
    return letter, seen
