"""What was done to put matters right before, in the office's own words?"""

from __future__ import annotations

from django.db.models import Count

from heard.casework.models import Remedy

__all__ = ["as_called_before", "remedies_given"]

_MOST_OFFERED = 20


def remedies_given() -> list[str]:
    """Return what is done most often, the most frequent first."""
    given = Remedy.objects.values_list("kind").annotate(times=Count("pk"))
    return [kind for kind, _ in given.order_by("-times", "kind")[:_MOST_OFFERED]]


def as_called_before(kind: str) -> str:
    """Return a kind as it was first written, whatever its capitals; the words if it is new.

    The report counts by these words, and “apology” is no other remedy than “Apology”.
    """
    words = " ".join(kind.split())
    return Remedy.objects.filter(kind__iexact=words).values_list("kind", flat=True).first() or words
