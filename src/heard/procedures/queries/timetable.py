"""By when is each record due? Two dates at receipt: the law's and the council's own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from heard.procedures.models import Council, ServiceArea
from heard.procedures.queries.calendar import working_calendar
from heard.procedures.queries.versions import KeptProcedure, kept_procedures
from heard.rules.procedures import Limit, governing, reckon
from heard.rules.timescales import DueDate, StartEvent, UnableToStart
from heard.rules.vocabulary import Kind
from heard.rules.working_days import Calendar

__all__ = ["FirstDue", "LabelledDue", "Timetable", "timetable"]


@dataclass(frozen=True, slots=True, eq=False)
class LabelledDue:
    """A due date, whose it is ("Statutory limit, …", "Local target, …"), and why.

    A timetable gives the same object for the same limit and day, so one is equal to itself alone
    and is cheap to look up. `fingerprint` is the same for the same words and dates anywhere.
    """

    label: str
    limit_id: int
    due: DueDate
    explanation: tuple[str, ...]
    fingerprint: str

    @property
    def due_on(self) -> date:
        """Return the last day in time."""
        return self.due.due_on


@dataclass(frozen=True, slots=True)
class FirstDue:
    """The first due dates of a record: by law or code, and by the council's own target."""

    statutory: LabelledDue | None
    target: LabelledDue | None


@dataclass(frozen=True, slots=True)
class Timetable:
    """The limits in force and the calendar, held in memory: it answers without a query.

    `by_area` has the procedure that governs complaints about each service area, None where none
    does; `targets` the procedure of the council's own targets. `calendars` are the working days
    without and with (True) the council's own closures.
    """

    targets: KeptProcedure | None
    by_area: Mapping[str, KeptProcedure | None]
    calendars: Mapping[bool, Calendar]
    _answers: dict[tuple[Kind, str, date], FirstDue] = field(default_factory=dict, repr=False)
    _dues: dict[tuple[int, date], LabelledDue | None] = field(default_factory=dict, repr=False)

    def first_due(self, *, kind: Kind, service_area_key: str, received_on: date) -> FirstDue:
        """Return when a first answer is due to what was received on that day.

        Only a complaint has a statutory date, and only where the version that governed the day
        lays down a response that is no mere recommendation. An area not known here has none. Where
        time runs from an acknowledgement that nobody has sent yet, it runs from the last day
        allowed for one. BeyondCalendar when the calendar held does not reach so far.
        """
        asked = (kind, service_area_key, received_on)
        answer = self._answers.get(asked)
        if answer is None:
            governed_by = self.by_area.get(service_area_key) if kind is Kind.COMPLAINT else None
            answer = FirstDue(
                self._due(governed_by, kind, received_on),
                self._due(self.targets, kind, received_on),
            )
            self._answers[asked] = answer
        return answer

    def _due(self, kept: KeptProcedure | None, kind: Kind, received_on: date) -> LabelledDue | None:
        version = governing(kept.procedure.versions, received_on) if kept else None
        limit = version.limit(kind) if version else None
        if kept is None or version is None or limit is None or limit.is_soft:
            return None
        limit_id = kept.limit_ids[version.number, limit]
        asked = (limit_id, received_on)
        if asked not in self._dues:
            basis, name = kept.procedure.basis.label, kept.procedure.name
            calendar = self.calendars[version.counts_council_closures]
            self._dues[asked] = _labelled(
                f"{basis}, {name}", limit, limit_id, received_on, calendar
            )
        return self._dues[asked]


def timetable() -> Timetable:
    """Return the timetable of the council as it is set up now."""
    held = kept_procedures()
    targets = Council.objects.values_list("local_targets__key", flat=True).first()
    areas = ServiceArea.objects.values_list("key", "complaints_procedure__key")
    return Timetable(
        targets=held[targets] if targets else None,
        by_area={key: held[procedure] if procedure else None for key, procedure in areas},
        calendars={
            counts: working_calendar(counts_council_closures=counts) for counts in (False, True)
        },
    )


def _labelled(
    label: str, limit: Limit, limit_id: int, received_on: date, calendar: Calendar
) -> LabelledDue | None:
    """Return the due date, None where time runs from what receipt alone cannot date."""
    try:
        reckoned = reckon(limit, {StartEvent.RECEIPT: received_on}, calendar)
    except UnableToStart:
        return None
    due = reckoned.due
    told = (label, limit_id, due.start_on, due.due_on, *reckoned.explanation)
    fingerprint = hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()
    return LabelledDue(label, limit_id, due, reckoned.explanation, fingerprint)
