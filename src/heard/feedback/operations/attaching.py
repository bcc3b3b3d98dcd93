"""Making files that were handed in part of a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, Sum
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.translation import gettext as _

from heard.audit.entries import Change
from heard.feedback.models import Attachment, Feedback
from heard.feedback.new_records import HandedIn
from heard.files.limits import MEGABYTE, MOST_BYTES_A_RECORD, MOST_FILES_A_RECORD
from heard.files.models import StoredFile
from heard.files.queries import type_named

__all__ = ["UnableToAttachFiles", "attach", "distinct", "told_of"]


class UnableToAttachFiles(ValueError):
    """The files cannot be added to the record; the sentence says why."""


@transaction.atomic
def attach(
    feedback_id: int, handed_in: Sequence[HandedIn], *, at: datetime
) -> tuple[Attachment, ...]:
    """Make files part of a record, numbered on from those it has, and return what is new.

    A file that the record holds already, byte for byte, is not added again: a form sent twice adds
    once. UnableToAttachFiles, and nothing added, where the record would hold too many or too much,
    or a file belongs to another record. Who may do so, and what the history says, is for the
    caller: `told_of` has the words.
    """
    Feedback.objects.select_for_update(of=("self",)).get(pk=feedback_id)
    held = Attachment.objects.filter(feedback_id=feedback_id)
    fresh = distinct(handed_in, held.values_list("file__sha256", flat=True))
    if not fresh:
        return ()
    if Attachment.objects.filter(file__in=[each.file for each in fresh]).exists():
        raise UnableToAttachFiles(
            _("A file among these belongs to another record: choose it again.")
        )
    sums = held.aggregate(last=Max("number"), count=Count("pk"), size=Sum("file__size"))
    _require_room(fresh, sums["count"], sums["size"] or 0)
    return tuple(
        Attachment.objects.bulk_create(
            Attachment(
                feedback_id=feedback_id,
                number=number,
                file=each.file,
                title=each.title,
                handed_in_by=each.handed_in_by,
                added_at=at,
            )
            for number, each in enumerate(fresh, start=(sums["last"] or 0) + 1)
        )
    )


def told_of(added: Iterable[tuple[int, StoredFile]]) -> tuple[Change, ...]:
    """Return what a history says of files that were added, by number: kind and seal, and no name.

    The seal is the beginning of the SHA-256 of what was kept: the log shows later that the bytes
    are still those.
    """
    return tuple(
        Change(f"Document {number}", "", f"{_in_words(file)}, seal {file.sha256[:16]}")
        for number, file in added
    )


def distinct(handed_in: Iterable[HandedIn], held: Iterable[str] = ()) -> tuple[HandedIn, ...]:
    """Return the files, each once, without those whose SHA-256 is among `held`."""
    seen, fresh = set(held), []
    for each in handed_in:
        if each.file.sha256 not in seen:
            seen.add(each.file.sha256)
            fresh.append(each)
    return tuple(fresh)


def _in_words(file: StoredFile) -> str:
    # The history is the office's, whichever language the file was handed in in.
    with translation.override(settings.LANGUAGE_CODE):
        size = filesizeformat(file.size).replace("\xa0", " ")
    return f"{type_named(file.media_type)}, {size}"


def _require_room(fresh: Sequence[HandedIn], count: int, size: int) -> None:
    if count + len(fresh) > MOST_FILES_A_RECORD:
        raise UnableToAttachFiles(
            _("A record holds %(most)s documents at most.") % {"most": MOST_FILES_A_RECORD}
        )
    if size + sum(each.file.size for each in fresh) > MOST_BYTES_A_RECORD:
        raise UnableToAttachFiles(
            _("A record holds %(most)s MB of documents at most: send smaller copies.")
            % {"most": MOST_BYTES_A_RECORD // MEGABYTE}
        )
