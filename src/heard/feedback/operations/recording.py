"""Recording what the council was told: the one act that every way in ends with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db import transaction

from heard.common.bulk import insert_many
from heard.feedback.models import Element, Feedback, Party
from heard.feedback.new_records import NewFeedback
from heard.people.operations import identify
from heard.procedures.operations import record_reckonings
from heard.procedures.queries import IdsByKey, Timetable, ids_by_key, timetable
from heard.rules.periods import ReportingYear

__all__ = ["Recorded", "Recorder", "UnableToRecord"]


class UnableToRecord(Exception):
    """A record names a service area, theme or customer group that the council does not have."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record that was made, and the id of its complainant where a register named one."""

    record: Feedback
    complainant_id: UUID | None


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records feedback with its due dates. Made once for a run, because it holds the rules.

    Due dates are stored with their explanation: the statutory limit and the council's own target,
    each where there is one on the day of receipt.
    """

    timetable: Timetable
    keys: IdsByKey

    @classmethod
    def open(cls) -> Self:
        """Return a recorder of the procedures and lists in force."""
        return cls(timetable(), ids_by_key())

    @transaction.atomic
    def record(self, batch: Sequence[NewFeedback]) -> list[Recorded]:
        """Keep new records, in the order given, and return their ids.

        UnableToRecord, and nothing kept, when one names a key that is not in the council's lists.
        """
        due = [
            self.timetable.first_due(
                kind=new.kind,
                service_area_key=new.service_area,
                received_on=new.received_on,
                procedure=new.procedure,
            )
            for new in batch
        ]
        reckoned = record_reckonings(
            date for first in due for date in (first.statutory, first.target) if date
        )
        records = [self._record(new) for new in batch]
        for record, first in zip(records, due, strict=True):
            if first.statutory:
                record.statutory_due_on = first.statutory.due_on
                record.statutory_reckoning_id = reckoned[first.statutory]
            if first.target:
                record.target_due_on = first.target.due_on
                record.target_reckoning_id = reckoned[first.target]
        insert_many(Feedback, records)
        pairs = list(zip(records, batch, strict=True))
        insert_many(
            Element,
            (
                Element(
                    feedback=record, position=position, words=element.words, finding=element.finding
                )
                for record, new in pairs
                for position, element in enumerate(new.elements, start=1)
            ),
        )
        people = identify(
            {new.complainant: new.complainant_name for new in batch if new.complainant}
        )
        insert_many(
            Party,
            (
                Party(feedback=record, person_id=person_id, role=role)
                for record, new in pairs
                for role, person_id in _parties(new, people)
            ),
        )
        return [Recorded(record, people.get(new.complainant)) for record, new in pairs]

    def _record(self, new: NewFeedback) -> Feedback:
        year = ReportingYear.of(new.received_on)
        try:
            return Feedback(
                reference=new.reference,
                kind=new.kind,
                received_on=new.received_on,
                channel=new.channel,
                service_area_id=self.keys.service_areas[new.service_area],
                theme_id=self.keys.themes[new.theme] if new.theme else None,
                customer_group_id=(
                    self.keys.customer_groups[new.customer_group] if new.customer_group else None
                ),
                words=new.words,
                young_person=new.young_person,
                age_band=new.age_band,
                responded_on=new.responded_on,
                withdrawn_on=new.withdrawn_on,
                outcome=new.outcome,
                outcome_override_reason=new.outcome_override_reason,
                reporting_year=year.first_calendar_year,
                quarter=year.quarter_of(new.received_on),
                is_own_right=new.is_own_right,
                contact_preferences=new.contact_preferences,
                enquiry_category=new.enquiry_category,
                has_alarm=new.has_alarm,
                is_restricted=new.is_restricted,
                idempotency_key=new.idempotency_key,
                stage=new.stage,
                closed_on=new.closed_on,
                closing=new.closing,
                next_due_on=new.next_due_on,
                changed_at=new.changed_at,
            )
        except KeyError as unknown:
            raise UnableToRecord(
                f"{new.reference}: {unknown} is in none of the council's lists; add it with "
                "heard set-up first."
            ) from unknown


def _parties(new: NewFeedback, people: Mapping[str, UUID]) -> Iterator[tuple[str, UUID]]:
    if new.complainant:
        yield Party.Role.COMPLAINANT, people[new.complainant]
    yield from new.parties
