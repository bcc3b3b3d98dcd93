"""Taking a file that somebody hands in: known by its content, made safe, scanned, then kept."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.base import File
from django.utils import translation
from django.utils.translation import gettext as _

from heard.common.languages import quoted
from heard.files import storage
from heard.files.kinds import UNKNOWN, Accepted, Refused, recognise
from heard.files.limits import MEGABYTE, MOST_BYTES
from heard.files.models import StoredFile
from heard.files.names import ending_of, safe_name, shown_name
from heard.files.scanning import UnableToScan, is_scanner_set, virus_in

__all__ = ["UnableToKeepFile", "keep", "keep_or_quarantine", "verdict_on"]

_LONGEST_REASON = 200
Verdict = tuple[StoredFile.State, str, datetime | None]


class UnableToKeepFile(ValueError):
    """A file is not taken. The sentence names it, says why, and what to do instead."""


def keep(upload: File, *, at: datetime) -> StoredFile:
    """Return a file as kept: recognised, a picture drawn anew, scanned where a scanner is set.

    UnableToKeepFile, and nothing kept, for one that is empty, too large, of a kind that is not
    taken, damaged or made to harm. One in which a virus is found is kept in quarantine, and one
    that the scanner could not be asked about is kept until it can.

    The bytes are written before the row that names them, so that a transaction that is rolled back
    leaves bytes that nothing names, and `sweep` destroys those. Scanning takes seconds: call this
    before a transaction begins, and point a foreign key at the row within it. A row that nothing
    points at is destroyed after a week.
    """
    name = shown_name(upload.name or "")
    content = _content(upload, name)
    try:
        accepted = recognise(content, ending_of(name))
    except Refused as refused:
        raise UnableToKeepFile(refused.sentence(quoted(name))) from refused
    verdict = verdict_on(accepted.content, at)
    return _kept(accepted, safe_name(name, accepted.file_type.endings), verdict, at)


def keep_or_quarantine(upload: File, *, at: datetime) -> StoredFile | None:
    """Return a file as kept, in quarantine where `keep` would not take it; None for an empty one.

    For what has come already, by e-mail, and whose sender cannot be asked to choose again: staff
    see that it came and why it is held back, and nobody opens it. UnableToKeepFile for one that is
    too large, which no e-mail is that was taken in.
    """
    name = shown_name(upload.name or "")
    content = _content(upload, name)
    if not content:
        return None
    try:
        accepted = recognise(content, ending_of(name))
    except Refused as refused:
        # It stands in the record, which is kept in the office's own language.
        with translation.override(settings.LANGUAGE_CODE):
            reason = f"{refused.why('It')} Ask the sender for another copy."
        held = StoredFile.State.QUARANTINED, reason, None
        return _kept(Accepted(UNKNOWN, content), name, held, at)
    verdict = verdict_on(accepted.content, at)
    return _kept(accepted, safe_name(name, accepted.file_type.endings), verdict, at)


def verdict_on(content: bytes, at: datetime) -> Verdict:
    """Return the state in which bytes are kept, why, and when the scanner answered for them."""
    if not is_scanner_set():
        return StoredFile.State.NOT_SCANNED, "", None
    try:
        virus = virus_in(content)
    except UnableToScan as unable:
        return StoredFile.State.NOT_SCANNED, str(unable)[:_LONGEST_REASON], None
    if virus is None:
        return StoredFile.State.CLEAN, "", at
    return StoredFile.State.QUARANTINED, _virus_sentence(virus), at


def _virus_sentence(virus: str) -> str:
    return f"A virus was found: {virus[:60]}. Ask for another copy, and tell your IT security team."


def _kept(accepted: Accepted, name: str, verdict: Verdict, at: datetime) -> StoredFile:
    state, reason, scanned_at = verdict
    return StoredFile.objects.create(
        stored_as=storage.put(accepted.content),
        name=name,
        media_type=accepted.file_type.media_type,
        size=len(accepted.content),
        sha256=hashlib.sha256(accepted.content).hexdigest(),
        state=state,
        reason=reason,
        kept_at=at,
        scanned_at=scanned_at,
    )


def _content(upload: File, name: str) -> bytes:
    # One byte more than is taken tells that there is too much, without reading how much.
    upload.seek(0)
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnableToKeepFile(
            _("“%(file)s” is larger than %(most)s MB. Send a smaller copy, or send it in parts.")
            % {"file": name, "most": MOST_BYTES // MEGABYTE}
        )
    return content
