"""Taking files in with a draft: those that cannot be taken are named, the rest are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import File
from django.utils.translation import gettext as _

from heard.files.limits import MOST_FILES_AT_ONCE
from heard.files.operations import UnableToKeepFile, keep
from heard.intake.models import Draft, DraftFile
from heard.intake.telling.drafts import keep_files

__all__ = ["files_of", "names_of", "take_files"]


def files_of(draft: Draft) -> list[DraftFile]:
    """Return the files of a draft, in the order in which they were handed in."""
    return list(draft.files.select_related("file"))


def names_of(draft: Draft) -> list[str]:
    """Return what the files of a draft are called: the answer that stands for them."""
    return [held.file.name for held in files_of(draft)]


def take_files(draft: Draft, uploads: Iterable[File], at: datetime) -> list[str]:
    """Keep the files that can be taken, and return a sentence for each that cannot."""
    refused = []
    room = MOST_FILES_AT_ONCE - draft.files.count()
    for upload in uploads:
        if room < 1:
            refused.append(
                _("You can add %(most)s files. Send us the rest in another way.")
                % {"most": MOST_FILES_AT_ONCE}
            )
            break
        try:
            keep_files(draft, [keep(upload, at=at)])
            room -= 1
        except UnableToKeepFile as unable:
            refused.append(str(unable))
    return refused
