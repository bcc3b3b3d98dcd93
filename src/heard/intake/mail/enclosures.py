"""The files in a message become documents of the record that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile

from heard.feedback.new_records import HandedIn
from heard.files.operations import keep_or_quarantine
from heard.intake.mail.reading import Incoming

__all__ = ["NO_FILES", "FilesKept", "keep_enclosed"]

_BY_EMAIL = "By e-mail"


@dataclass(frozen=True, slots=True)
class FilesKept:
    """The files of a message as they are kept, and how many more stay in the message alone."""

    enclosed: tuple[HandedIn, ...] = ()
    left_out: int = 0


NO_FILES = FilesKept()


def keep_enclosed(incoming: Incoming, at: datetime) -> FilesKept:
    """Keep the files of a message, in quarantine where they are not taken, and return them.

    Call it before a transaction begins, because they are looked at and scanned: what then belongs
    to nothing is destroyed in a week.
    """
    return FilesKept(tuple(_kept(incoming, at)), incoming.left_out)


def _kept(incoming: Incoming, at: datetime) -> Iterator[HandedIn]:
    for each in incoming.enclosed:
        file = keep_or_quarantine(ContentFile(each.content, name=each.name), at=at)
        if file is not None:
            yield HandedIn(file, _BY_EMAIL)
