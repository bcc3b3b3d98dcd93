"""Writing the council's own words for a place: by a new version, never by a change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heard.accounts.permissions import require_administrator
from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.face.models import Wording
from heard.face.places import Place, first_words
from heard.face.prose import UnableToReadWords, passages_of
from heard.procedures.operations import restamp_council

__all__ = ["LONGEST_WORDS", "UnableToWrite", "write_words"]

LONGEST_WORDS = 10_000


class UnableToWrite(ValueError):
    """These words cannot stand there; the sentence says why."""


@transaction.atomic
def write_words(
    place: Place, words: str, *, by: Staff | None, at: datetime, seen: int | None = None
) -> int:
    """Let these words stand in a place from now on, and return the number of their version.

    Words that are the product's own are kept as "", so that they follow the product. `seen` is the
    number of the version that they were written over, 0 for none. UnableToWrite where the words are
    not plain or say nothing, where nothing was changed, or where somebody else was first.
    """
    actor = require_administrator(by)
    words = words.replace("\r\n", "\n").strip()
    latest = Wording.objects.select_for_update().filter(place=place.value).first()
    number = latest.number if latest else 0
    if seen is not None and seen != number:
        raise UnableToWrite(
            f"Somebody saved version {number} since you opened this page. Look at it, and put what "
            "you wrote into it."
        )
    before = (latest.words if latest else "") or first_words(place)
    _require_plain(words)
    if words == before:
        raise UnableToWrite("Nothing was changed.")
    Wording.objects.create(
        place=place.value,
        number=number + 1,
        words="" if words == first_words(place) else words,
        written_at=at,
        written_by_id=by.id if by else None,
    )
    subject = Subject("wording", place.value, place.label)
    write_down(actor, at, [Entry("words_written", subject, (Change("Words", before, words),))])
    restamp_council()
    return number + 1


def _require_plain(words: str) -> None:
    if not words:
        raise UnableToWrite("Write the words that are to stand there.")
    if len(words) > LONGEST_WORDS:
        raise UnableToWrite(f"The words may have {LONGEST_WORDS:,} letters.")
    try:
        passages_of(words)
    except UnableToReadWords as wrong:
        raise UnableToWrite(str(wrong)) from wrong
