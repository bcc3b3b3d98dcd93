"""Keeping a due date with its explanation, once for all the records that it is true of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from heard.procedures.models import Reckoning
from heard.procedures.queries import LabelledDue

__all__ = ["record_reckonings"]

BATCH = 500


@transaction.atomic
def record_reckonings(dues: Iterable[LabelledDue]) -> dict[LabelledDue, int]:
    """Keep each different reckoning once, and return the id behind every due date given.

    What is kept already is found by its fingerprint and not written again, also when two people
    write it at the same moment.
    """
    given = list(dict.fromkeys(dues))
    ids = _ids_of({due.fingerprint for due in given})
    fresh = {due.fingerprint: due for due in given if due.fingerprint not in ids}
    if fresh:
        rows = [_row(due) for due in fresh.values()]
        Reckoning.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
        ids |= _ids_of(set(fresh))
    return {due: ids[due.fingerprint] for due in given}


def _ids_of(fingerprints: set[str]) -> dict[str, int]:
    asked = sorted(fingerprints)
    found: dict[str, int] = {}
    for first in range(0, len(asked), BATCH):
        rows = Reckoning.objects.filter(fingerprint__in=asked[first : first + BATCH])
        found.update(rows.values_list("fingerprint", "id"))
    return found


def _row(labelled: LabelledDue) -> Reckoning:
    due = labelled.due
    return Reckoning(
        limit_id=labelled.limit_id,
        label=labelled.label,
        start_on=due.start_on,
        due_on=due.due_on,
        amount=due.timescale.amount,
        unit=due.timescale.unit,
        counting=due.timescale.counting,
        explanation="\n".join(labelled.explanation),
        fingerprint=labelled.fingerprint,
    )
