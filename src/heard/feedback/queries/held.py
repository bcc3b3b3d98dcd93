"""Which records are held already, and with what facts?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from heard.feedback.models import Feedback

__all__ = ["Held", "held_already"]


@dataclass(frozen=True, slots=True)
class Held:
    """The facts by which a row of a register is known for a record that is held."""

    kind: str
    received_on: date
    responded_on: date | None
    outcome: str


def held_already(references: Iterable[str]) -> dict[str, Held]:
    """Return the facts held under those of the references that are held."""
    rows = Feedback.objects.filter(reference__in=list(references)).values_list(
        "reference", "kind", "received_on", "responded_on", "outcome"
    )
    return {
        reference: Held(kind, received_on, responded_on, outcome)
        for reference, kind, received_on, responded_on, outcome in rows
    }
