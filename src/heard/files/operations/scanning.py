"""Asking the scanner about files that it has not answered for yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heard.files import storage
from heard.files.models import StoredFile
from heard.files.operations.keeping import verdict_on
from heard.files.scanning import is_scanner_set

__all__ = ["Scanned", "scan_waiting"]


@dataclass(frozen=True, slots=True)
class Scanned:
    """How many were found clean, how many were quarantined, and how many still wait."""

    clean: int = 0
    quarantined: int = 0
    waiting: int = 0


def scan_waiting(at: datetime) -> Scanned:
    """Scan every file that waits for it, oldest first, and return what was found.

    One whose bytes are gone is put in quarantine, and says so. Nothing is done where no scanner is
    set. It stops at the first file that gets no verdict twice over, as a scanner that is away is
    away for all; one file that the scanner cannot read does not hold up the next.
    """
    if not is_scanner_set():
        return Scanned()
    found = dict.fromkeys(StoredFile.State, 0)
    without_verdict = 0
    for file in _waiting():
        state = _scan(file, at)
        found[state] += 1
        without_verdict = without_verdict + 1 if state is StoredFile.State.NOT_SCANNED else 0
        if without_verdict > 1:
            break
    return Scanned(
        clean=found[StoredFile.State.CLEAN],
        quarantined=found[StoredFile.State.QUARANTINED],
        waiting=StoredFile.objects.filter(state=StoredFile.State.NOT_SCANNED).count(),
    )


def _waiting() -> Iterator[StoredFile]:
    return (
        StoredFile.objects.filter(state=StoredFile.State.NOT_SCANNED)
        .order_by("kept_at", "id")
        .iterator()
    )


def _scan(file: StoredFile, at: datetime) -> StoredFile.State:
    """Ask about one file, and write the answer down; two who ask at once write the same."""
    try:
        state, reason, scanned_at = verdict_on(storage.read(file.stored_as), at)
    except FileNotFoundError:
        state, reason = StoredFile.State.QUARANTINED, "Its content is missing from the store."
        scanned_at = None
    StoredFile.objects.filter(pk=file.pk).update(state=state, reason=reason, scanned_at=scanned_at)
    return state
