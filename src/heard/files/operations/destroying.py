"""Destroying files: those that retention ends, and those that belong to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, Model, OuterRef, ProtectedError, Q, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel

from heard.files import storage
from heard.files.models import StoredFile

__all__ = ["Swept", "destroy", "sweep"]

# A form filled in over some days still finds what was chosen on the first.
_KEPT_FOR_NOTHING = timedelta(days=7)
# Longer than any transaction lasts, and any request in which bytes are written before their row.
_UNNAMED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files that nothing pointed at, and how many bytes without a row, were destroyed."""

    unclaimed: int
    unnamed: int


@transaction.atomic
def destroy(ids: Iterable[UUID]) -> int:
    """Destroy files that nothing points at any more, and return how many.

    Their bytes go once the transaction is over: one that is rolled back keeps both.
    ProtectedError where something still points at one.
    """
    files = list(StoredFile.objects.select_for_update().filter(pk__in=list(ids)))
    for file in files:
        file.delete()
        transaction.on_commit(partial(storage.remove, file.stored_as))
    return len(files)


def sweep(at: datetime) -> Swept:
    """Destroy what was kept a week ago and belongs to nothing, and bytes that no row names.

    The first is a form that nobody sent in the end, the second a transaction rolled back, or a
    machine that stopped half way. A file that is claimed just then is left alone.
    """
    old = StoredFile.objects.filter(*_unclaimed(), kept_at__lt=at - _KEPT_FOR_NOTHING)
    unclaimed = sum(map(_destroyed_if_unclaimed, list(old.values_list("pk", flat=True))))
    unnamed = 0
    for place in storage.places(before=at - _UNNAMED):
        if not StoredFile.objects.filter(stored_as=place).exists():
            storage.remove(place)
            unnamed += 1
    return Swept(unclaimed, unnamed)


def _destroyed_if_unclaimed(id_: UUID) -> int:
    try:
        return destroy([id_])
    except (ProtectedError, IntegrityError):
        return 0


def _unclaimed() -> Iterator[Q]:
    """Return the conditions that no row of any table points at a file, whoever has such a table."""
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            rows: QuerySet[Model] = QuerySet(relation.related_model)
            yield Q(~Exists(rows.filter(**{relation.field.name: OuterRef("pk")})))
