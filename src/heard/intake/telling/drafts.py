"""Keeping what somebody answers, until it is sent, thrown away, or nobody comes back to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from heard.files.models import StoredFile
from heard.files.operations import destroy
from heard.intake.models import Draft, DraftFile
from heard.intake.questions.conditions import Answers
from heard.intake.questions.terms import Form
from heard.intake.telling.secrets import hashed, new_secret

__all__ = [
    "KEPT_FOR",
    "KEPT_WITH_LINK",
    "begin_draft",
    "draft_held",
    "draft_to_come_back_to",
    "drop_file",
    "keep_answers",
    "keep_files",
    "link_to_come_back",
    "sweep_drafts",
    "take_up",
    "throw_away",
]

# A browser forgets its secret when it is closed; with a link one can come back for four weeks.
KEPT_FOR = timedelta(days=2)
KEPT_WITH_LINK = timedelta(days=28)


def begin_draft(form: Form, at: datetime) -> tuple[Draft, str]:
    """Return a new draft without answers, and the secret by which its browser is known."""
    secret = new_secret()
    draft = Draft.objects.create(
        token_hash=hashed(secret),
        form=form.key,
        idempotency_key=uuid4().hex,
        begun_at=at,
        changed_at=at,
        expires_at=at + KEPT_FOR,
    )
    return draft, secret


def draft_held(form: Form, secret: str, at: datetime) -> Draft | None:
    """Return the draft of a form whose secret a browser holds, sent or not; None if it is gone."""
    if not secret:
        return None
    held = Draft.objects.filter(token_hash=hashed(secret), form=form.key, expires_at__gt=at)
    return held.select_related("record").first()


@transaction.atomic
def keep_answers(draft: Draft, answers: Answers, at: datetime) -> Draft:
    """Keep answers beside those given before, also when two pages are sent at the same time.

    What was sent already stays as it is.
    """
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.record_id is None:
        held.answers = {**held.answers, **answers}
        held.changed_at = at
        held.expires_at = max(held.expires_at, at + KEPT_FOR)
        held.save(update_fields=["answers", "changed_at", "expires_at"])
    return held


def link_to_come_back(draft: Draft, at: datetime) -> str:
    """Return the secret of a new link by which the draft can be found again; the last one ends."""
    secret = new_secret()
    draft.return_hash, draft.expires_at = hashed(secret), at + KEPT_WITH_LINK
    draft.save(update_fields=["return_hash", "expires_at"])
    return secret


def draft_to_come_back_to(secret: str, at: datetime) -> Draft | None:
    """Return the draft that a link leads to, None where it is gone or was sent."""
    found = Draft.objects.filter(return_hash=hashed(secret), expires_at__gt=at, record=None)
    return found.first()


def take_up(draft: Draft) -> str:
    """Return a new secret for the browser that comes back; the one before forgets the draft."""
    secret = new_secret()
    draft.token_hash = hashed(secret)
    draft.save(update_fields=["token_hash"])
    return secret


@transaction.atomic
def keep_files(draft: Draft, files: Iterable[StoredFile]) -> None:
    """Keep files with a draft; one that is there already stays once."""
    for file in files:
        DraftFile.objects.get_or_create(file=file, defaults={"draft": draft})


@transaction.atomic
def drop_file(draft: Draft, file_id: UUID) -> None:
    """Destroy a file of a draft; nothing happens where it has none of that id."""
    for held in DraftFile.objects.filter(draft=draft, file_id=file_id):
        held.delete()
        destroy([held.file_id])


@transaction.atomic
def throw_away(draft: Draft) -> None:
    """Destroy a draft with its files; the record of one that was sent stays."""
    files = list(draft.files.values_list("file_id", flat=True))
    draft.delete()
    destroy(files)


def sweep_drafts(at: datetime) -> int:
    """Throw away the drafts that nobody came back to in time, and return how many."""
    old = list(Draft.objects.filter(expires_at__lte=at))
    for draft in old:
        throw_away(draft)
    return len(old)
