"""May a file be handed out, and what does it hold?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from heard.files import storage
from heard.files.kinds.terms import TAKEN, UNKNOWN
from heard.files.models import StoredFile
from heard.files.scanning import is_scanner_set

__all__ = ["FileStanding", "UnableToOpen", "content_of", "files_kept", "standing_of", "type_named"]


class UnableToOpen(Exception):
    """A file is not handed out; the sentence says why."""


@dataclass(frozen=True, slots=True)
class FileStanding:
    """Whether a file may be opened, and what staff are told of it ("" for nothing to say)."""

    may_be_opened: bool
    sentence: str


def standing_of(file: StoredFile) -> FileStanding:
    """Return whether a file may be opened.

    One that was not scanned may be where no scanner is set, with a warning; where one is set, it
    waits in quarantine until the scanner has answered.
    """
    if file.state == StoredFile.State.CLEAN:
        return FileStanding(may_be_opened=True, sentence="")
    if file.state == StoredFile.State.QUARANTINED:
        return FileStanding(
            may_be_opened=False,
            sentence=f"In quarantine: it cannot be opened. {file.reason}",
        )
    if is_scanner_set():
        return FileStanding(
            may_be_opened=False,
            sentence="Waiting to be checked for viruses: it can be opened once that is done. "
            f"{file.reason}".strip(),
        )
    return FileStanding(
        may_be_opened=True, sentence="Not checked for viruses: no scanner is set up."
    )


def content_of(file: StoredFile) -> bytes:
    """Return what a file holds; UnableToOpen where it may not be opened, or its bytes are gone."""
    standing = standing_of(file)
    if not standing.may_be_opened:
        raise UnableToOpen(standing.sentence)
    try:
        return storage.read(file.stored_as)
    except FileNotFoundError as gone:
        raise UnableToOpen("Its content is missing from the store: tell your IT team.") from gone


def files_kept(ids: Iterable[UUID]) -> list[StoredFile]:
    """Return those of the files that are still kept, in the order given."""
    wanted = list(ids)
    found = StoredFile.objects.in_bulk(wanted)
    return [found[id_] for id_ in wanted if id_ in found]


def type_named(media_type: str) -> str:
    """Return what a type is called: “PDF document”."""
    return next((each.name for each in TAKEN if each.media_type == media_type), UNKNOWN.name)
