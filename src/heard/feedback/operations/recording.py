"""Keeping what the council was told: the rows that every way in ends with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Self
from uuid import UUID

from django.db import transaction

from heard.common.bulk import insert_rows
from heard.feedback.models import Element, Feedback, Party
from heard.feedback.new_records import NewFeedback, Standing
from heard.people.operations import identify
from heard.procedures.queries import IdsByKey, ids_by_key
from heard.rules.periods import ReportingYear

__all__ = ["Recorded", "Recorder", "UnableToRecord"]

# Facts that a record holds as they were told, and as it stands, by the names of its columns.
_TOLD = (
    "reference",
    "kind",
    "received_on",
    "arose_on",
    "channel",
    "words",
    "young_person",
    "age_band",
    "is_own_right",
    "contact_preferences",
    "enquiry_category",
    "nominated_by",
    "has_alarm",
    "is_restricted",
    "idempotency_key",
    "outcome",
    "outcome_override_reason",
    "responded_on",
    "withdrawn_on",
)
_STANDING = (
    "changed_at",
    "stage",
    "statutory_due_on",
    "statutory_reckoning_id",
    "target_due_on",
    "target_reckoning_id",
    "next_due_on",
    "closed_on",
    "closing",
)
_FOUND = ("service_area_id", "theme_id", "customer_group_id", "reporting_year", "quarter")
_told, _standing = attrgetter(*_TOLD), attrgetter(*_STANDING)


class UnableToRecord(Exception):
    """A record names a service area, theme or customer group that the council does not have."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The id of a record that was made, and of its complainant where a register named one."""

    feedback_id: int
    complainant_id: UUID | None


@dataclass(frozen=True, slots=True)
class Recorder:
    """Keeps feedback with its elements and parties. Made once for a run: it holds the lists."""

    keys: IdsByKey

    @classmethod
    def open(cls) -> Self:
        """Return a recorder that knows the council's lists."""
        return cls(ids_by_key())

    @transaction.atomic
    def record(self, batch: Sequence[tuple[NewFeedback, Standing]]) -> list[Recorded]:
        """Keep new records, each as it stands, and return their ids in the order given.

        UnableToRecord, and nothing kept, when one names a key that is not in the council's lists.
        """
        rows = [(*_told(new), *_standing(how), *self._found(new)) for new, how in batch]
        ids = insert_rows(Feedback, (*_TOLD, *_STANDING, *_FOUND), rows)
        pairs = [(id_, new) for id_, (new, _) in zip(ids, batch, strict=True)]
        insert_rows(
            Element,
            ("feedback_id", "position", "words", "finding"),
            (
                (id_, position, element.words, element.finding)
                for id_, new in pairs
                for position, element in enumerate(new.elements, start=1)
            ),
        )
        people = identify(
            {new.complainant: new.complainant_name for new, _ in batch if new.complainant}
        )
        insert_rows(
            Party,
            ("feedback_id", "role", "person_id"),
            ((id_, role, person) for id_, new in pairs for role, person in _parties(new, people)),
        )
        return [Recorded(id_, people.get(new.complainant)) for id_, new in pairs]

    def _found(self, new: NewFeedback) -> tuple[Any, ...]:
        """Return the ids of the council's lists, and the year and quarter of receipt."""
        year = ReportingYear.of(new.received_on)
        try:
            return (
                self.keys.service_areas[new.service_area],
                self.keys.themes[new.theme] if new.theme else None,
                self.keys.customer_groups[new.customer_group] if new.customer_group else None,
                year.first_calendar_year,
                year.quarter_of(new.received_on),
            )
        except KeyError as unknown:
            raise UnableToRecord(
                f"{new.reference}: {unknown} is in none of the council's lists; add it with "
                "heard set-up first."
            ) from unknown


def _parties(new: NewFeedback, people: Mapping[str, UUID]) -> Iterator[tuple[str, UUID]]:
    if new.complainant:
        yield Party.Role.COMPLAINANT.value, people[new.complainant]
    yield from new.parties
