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
from heard.casework.queries.documents import documents_with
from heard.files.queries import UnableToOpen
from heard.files.scanning import UnableToScan, is_scanner_set, virus_in

__all__ = ["find_letter", "message_as_it_came", "read_letter", "require_clean"]


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


def message_as_it_came(letter: Letter) -> bytes:
    """Return an e-mail as it came in, with all that is in it.

    UnableToOpen while a file that came with it may not be opened, or where a scanner is set and
    does not find it free of viruses: what is held back by itself is not to be had in its wrapping.
    """
    if any(not each.standing.may_be_opened for each in documents_with(letter)):
        raise UnableToOpen(
            "A file that came with this message is held back, and the message with it. Its words "
            "and its other files are with the record."
        )
    content = bytes(letter.document or b"")
    require_clean(content)
    return content


def require_clean(content: bytes) -> None:
    """Refuse, by UnableToOpen, a message in which a scanner that is set finds a virus."""
    if not is_scanner_set():
        return
    try:
        virus = virus_in(content)
    except UnableToScan as unable:
        raise UnableToOpen(f"The message cannot be opened now. {unable}") from unable
    if virus:
        raise UnableToOpen(f"The message cannot be opened. A virus was found: {virus}.")
