"""How many are there, without reading all of them? Counted among so many, and said so beyond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from heard.feedback.models import Feedback

__all__ = ["MOST_LOOKED_THROUGH", "Counted", "count_among"]

# The records of a team for ten years and more; read from an index in some thousandths of a second.
MOST_LOOKED_THROUGH = 10_000

_KeyT = TypeVar("_KeyT")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many were found; there may be more where not all was looked through (`is_all`)."""

    number: int
    is_all: bool = True

    @property
    def is_known(self) -> bool:
        """Return whether that says anything: none of the first so many may yet be some."""
        return self.is_all or self.number > 0

    def beside(self, shown: int, *, is_all: bool) -> Counted:
        """Return the number to stand beside the first so many, which are counted by being shown."""
        return Counted(shown) if is_all else Counted(max(self.number, shown + 1), self.is_all)


def count_among(
    records: QuerySet[Feedback, Feedback],
    listed: Q,
    kinds: Mapping[_KeyT, Q],
    *,
    are_all: bool = True,
) -> dict[_KeyT, Counted]:
    """Return how many of some records are listed, of each kind, in one query.

    No more than MOST_LOOKED_THROUGH of them are read, whatever is asked of each, so that an index
    must give `records` themselves, in their order where they have one. The numbers are exact where
    there are fewer than that, and `are_all` says that none was left out before.
    """
    flags = {f"is_{number}": kind for number, kind in enumerate(kinds)}
    asked = {flag: _met(kinds[kind]) for flag, kind in flags.items()}
    counts = {f"number_{flag}": Count(flag, filter=Q(is_listed=1)) for flag in flags}
    looked_through = records.annotate(is_listed=_met(listed), **asked)[:MOST_LOOKED_THROUGH]
    found = looked_through.aggregate(all=Count("pk"), **counts)
    is_all = are_all and found["all"] < MOST_LOOKED_THROUGH
    return {kind: Counted(found[f"number_{flag}"], is_all) for flag, kind in flags.items()}


def _met(condition: Q) -> Cast:
    # A number, which both databases can count, and nothing where the condition is not met. Where
    # nothing can meet it, no condition is left to tell PostgreSQL that this is a number.
    return Cast(Case(When(condition, then=Value(1))), IntegerField())
