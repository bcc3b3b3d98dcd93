"""By when is each answer due? By law or code, by the council's own target, and at the very most."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from heard.procedures.models import Council, ServiceArea
from heard.procedures.queries.calendar import working_calendar
from heard.procedures.queries.versions import KeptProcedure, kept_procedures
from heard.rules.procedures import Basis, Limit, ProcedureVersion, Step, governing, reckon
from heard.rules.timescales import DueDate, Pause, StartEvent, UnableToStart
from heard.rules.vocabulary import Kind
from heard.rules.working_days import Calendar

__all__ = ["Dues", "LabelledDue", "StepFacts", "Timetable", "timetable"]


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
class Dues:
    """When something is due: by law or code, by the council's own target, and at the most.

    `maximum` is the last day that any extension may reach: by the law or code or, where neither
    lays down when it is due, by the council's own target.
    """

    statutory: LabelledDue | None
    target: LabelledDue | None
    maximum: LabelledDue | None = None


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What decides when one step of one stage of a record is due.

    `procedure` is the key of the one chosen for the record, "" for none (the council's own target
    alone), None for the one of its service area. `dates` says when each event happened that time
    may run from; `pauses`, `waits` and `reopened_on` are those of `rules.procedures.reckon`.
    """

    kind: Kind
    service_area: str
    received_on: date
    dates: Mapping[StartEvent, date]
    stage: int = 1
    step: Step = Step.RESPOND
    procedure: str | None = None
    pauses: tuple[Pause, ...] = ()
    waits: tuple[Pause, ...] = ()
    reopened_on: date | None = None

    @property
    def is_of_receipt_alone(self) -> bool:
        """Return whether nothing is known but the day of receipt, as of most records."""
        stopped = self.pauses or self.waits or self.reopened_on
        return not stopped and self.dates.keys() == {StartEvent.RECEIPT}


_Pair = tuple[LabelledDue | None, LabelledDue | None]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The limits in force and the calendar, held in memory: it answers without a query.

    `by_area` has the procedure that governs complaints about each service area, None where none
    does; `targets` the procedure of the council's own targets; `procedures` every one by its key.
    `calendars` are the working days without and with (True) the council's own closures.
    """

    targets: KeptProcedure | None
    by_area: Mapping[str, KeptProcedure | None]
    calendars: Mapping[bool, Calendar]
    procedures: Mapping[str, KeptProcedure] = field(default_factory=dict)
    _answers: dict[tuple[Kind, str, date, str | None], Dues] = field(
        default_factory=dict, repr=False
    )
    _dues: dict[tuple[int, date], _Pair] = field(default_factory=dict, repr=False)

    def first_due(
        self,
        *,
        kind: Kind,
        service_area_key: str,
        received_on: date,
        procedure: str | None = None,
    ) -> Dues:
        """Return when a first answer is due to what was received on that day.

        As `due`, of what is known on the day of receipt; asked again, it is the same object.
        """
        asked = (kind, service_area_key, received_on, procedure)
        answer = self._answers.get(asked)
        if answer is None:
            answer = self.due(
                StepFacts(
                    kind,
                    service_area_key,
                    received_on,
                    {StartEvent.RECEIPT: received_on},
                    procedure=procedure,
                )
            )
            self._answers[asked] = answer
        return answer

    def due(self, facts: StepFacts) -> Dues:
        """Return when a step of a stage is due.

        Only a complaint has a statutory date, and only where the version that governed the day of
        receipt lays one down that is no mere recommendation. An area not known here has none.
        Where time runs from an acknowledgement that nobody has sent yet, it runs from the last day
        allowed for one; where it runs from anything else that has not happened, nothing is due
        yet. BeyondCalendar when the calendar held does not reach so far.
        """
        by_law, most_by_law = self._pair(self._governing(facts), facts)
        target, most = self._pair(self.targets, facts)
        return Dues(by_law, target, most_by_law if by_law else most)

    def laid_down(self, facts: StepFacts) -> tuple[Basis, ProcedureVersion] | None:
        """Return what governs a complaint, as it stood on the day of receipt; None where none does.

        The basis says on whose authority it stands.
        """
        kept = self._governing(facts)
        version = governing(kept.procedure.versions, facts.received_on) if kept else None
        return (kept.procedure.basis, version) if kept and version else None

    def _governing(self, facts: StepFacts) -> KeptProcedure | None:
        if facts.kind is not Kind.COMPLAINT:
            return None
        if facts.procedure is None:
            return self.by_area.get(facts.service_area)
        return self.procedures[facts.procedure] if facts.procedure else None

    def _pair(self, kept: KeptProcedure | None, facts: StepFacts) -> _Pair:
        version = governing(kept.procedure.versions, facts.received_on) if kept else None
        limit = version.limit(facts.kind, facts.stage, facts.step) if version else None
        if kept is None or version is None or limit is None or limit.is_soft:
            return None, None
        limit_id = kept.limit_ids[version.number, limit]
        if not facts.is_of_receipt_alone:
            return self._reckoned(kept, version, limit, facts)
        asked = (limit_id, facts.dates[StartEvent.RECEIPT])
        if asked not in self._dues:
            self._dues[asked] = self._reckoned(kept, version, limit, facts)
        return self._dues[asked]

    def _reckoned(
        self, kept: KeptProcedure, version: ProcedureVersion, limit: Limit, facts: StepFacts
    ) -> _Pair:
        """Return the due date and the maximum, none where time runs from what is not known yet."""
        calendar = self.calendars[version.counts_council_closures]
        try:
            found = reckon(
                limit,
                facts.dates,
                calendar,
                facts.pauses,
                waits=facts.waits,
                reopened_on=facts.reopened_on,
            )
        except UnableToStart:
            return None, None
        basis, name = kept.procedure.basis.label, kept.procedure.name
        limit_id = kept.limit_ids[version.number, limit]
        due = _labelled(f"{basis}, {name}", limit_id, found.due, found.explanation)
        if found.maximum is None:
            return due, None
        label = f"The most allowed, {name}"
        return due, _labelled(label, limit_id, found.maximum, found.maximum_explanation)


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
        procedures=held,
    )


def _labelled(label: str, limit_id: int, due: DueDate, explanation: tuple[str, ...]) -> LabelledDue:
    told = (label, limit_id, due.start_on, due.due_on, *explanation)
    fingerprint = hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()
    return LabelledDue(label, limit_id, due, explanation, fingerprint)
