"""What does a record's page show? Everything that is known of it, for this reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heard.accounts.staff import Staff
from heard.audit.queries import Happening, history_of
from heard.casework import models
from heard.casework.models import Appointment, StageRun
from heard.casework.queries.clocks import extensions_of
from heard.casework.queries.governing import LOCAL_ONLY, OUTSIDE
from heard.casework.queries.stage_gaps import what_is_missing
from heard.feedback.models import Feedback, Party
from heard.feedback.permissions import may_know_names
from heard.feedback.queries import DateDue, dates_due
from heard.people.contacts import Contact, contacts_of
from heard.procedures.models import Procedure, Reckoning
from heard.rules.acts import in_the_past
from heard.rules.timescales import Extension, Facts, Verdict, judge

__all__ = [
    "Involved",
    "Kept",
    "Told",
    "dates_of",
    "extensions_shown",
    "history_since",
    "involved_in",
    "kept_with",
    "procedure_names",
    "timeline_of",
]

_MAXIMUM = "The most that is allowed"
_RECKONED = "limit__version__procedure"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a record's history: what was done, in words."""

    words: str
    event: Happening


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept with a record, each in its order; `missing` as sentences."""

    stages: tuple[StageRun, ...]
    missing: tuple[str, ...]
    decisions: tuple[models.Decision, ...]
    letters: tuple[models.Letter, ...]
    notes: tuple[models.Note, ...]


@dataclass(frozen=True, slots=True)
class Involved:
    """Someone who takes part: as what, and who it is, None for a reader who may not know."""

    part: str
    contact: Contact | None


def kept_with(record: Feedback) -> Kept:
    """Return what is kept with a record: so many queries, however much of it there is."""
    stages = tuple(record.stage_runs.prefetch_related("steps"))
    return Kept(
        stages=stages,
        missing=tuple(_missing(stages)),
        decisions=tuple(record.decisions.select_related("decided_by")),
        # The files of a letter may be large, and nobody reads them here.
        letters=tuple(record.letters.defer("body", "document", "pdf")),
        notes=tuple(record.notes.select_related("written_by")),
    )


def _missing(stages: tuple[StageRun, ...]) -> Iterator[str]:
    """Yield of each later stage that was answered what is not recorded of it."""
    for run in stages:
        if run.stage > 1 and run.responded_on and (sentence := what_is_missing(run)):
            yield f"{sentence} It was answered all the same."


def involved_in(record: Feedback, run: StageRun | None, staff: Staff) -> tuple[Involved, ...]:
    """Return the people of a record and of its stages, by the part they play.

    Whoever was appointed to another stage than the current one is named with it: the independent
    person of stage 2 is asked for when the panel of stage 3 is chosen, and afterwards.
    """
    parts = [
        (Party.Role(party.role).label, party.person_id) for party in record.parties.order_by("id")
    ]
    parts += [
        (_part(each, run), each.person_id)
        for each in Appointment.objects.filter(run__feedback=record).select_related("run")
    ]
    known = contacts_of(person for _, person in parts) if may_know_names(staff, record) else {}
    return tuple(Involved(part, known.get(person)) for part, person in parts)


def _part(appointed: Appointment, run: StageRun | None) -> str:
    role = appointed.get_role_display()
    of_now = run is not None and appointed.run_id == run.pk
    return role if of_now else f"{role}, stage {appointed.run.stage}"


def procedure_names() -> dict[str, str]:
    """Return what each procedure that a record may be routed to is called, by its key."""
    named = dict(Procedure.objects.values_list("key", "name"))
    return named | {LOCAL_ONLY: "the council’s own target alone", OUTSIDE: "outside procedure"}


def timeline_of(record: Feedback) -> tuple[Told, ...]:
    """Return what was done with a record, the latest first."""
    return tuple(_told(history_of("feedback", str(record.pk))))[::-1]


def history_since(record: Feedback, version: int) -> tuple[Told, ...]:
    """Return what was done since somebody saw that version, the first first.

    Every act writes one event and makes one version, so the last events are those that were missed.
    """
    missed = max(0, record.version - version)
    happenings = history_of("feedback", str(record.pk))
    return tuple(_told(happenings[-missed:] if missed else ()))


def dates_of(record: Feedback, run: StageRun | None, as_at: date) -> tuple[DateDue, ...]:
    """Return the dates of a record's current stage, the law's first, judged as at a day."""
    if run is None:
        return dates_due(record, as_at)
    reckoned = StageRun.objects.select_related(
        *(f"{name}_reckoning__{_RECKONED}" for name in ("statutory", "target", "maximum"))
    ).get(pk=run.pk)
    return tuple(_dates(record, reckoned, as_at))


def extensions_shown(run: StageRun | None) -> tuple[tuple[models.Extension, bool], ...]:
    """Return each extension of a stage, and whether it counts because it was agreed in time."""
    if run is None:
        return ()
    initial = run.statutory_due_on or run.target_due_on
    late = judge(Facts(initial, extensions_of(run)), date.max).agreed_late
    return tuple(
        (each, Extension(each.to, each.agreed_on) not in late)
        for each in run.extensions.select_related("approved_by")
    )


def _told(happenings: tuple[Happening, ...]) -> Iterator[Told]:
    return (Told(in_the_past(event.verb), event) for event in happenings)


def _dates(record: Feedback, run: StageRun, as_at: date) -> Iterator[DateDue]:
    for due_on, reckoning, rule in (
        (run.statutory_due_on, run.statutory_reckoning, ""),
        (run.target_due_on, run.target_reckoning, ""),
        (run.maximum_on, run.maximum_reckoning, _MAXIMUM),
    ):
        if due_on and reckoning:
            yield _date_due(reckoning, rule, _verdict(record, run, due_on, as_at))


def _date_due(reckoning: Reckoning, rule: str, verdict: Verdict) -> DateDue:
    procedure = reckoning.limit.version.procedure
    return DateDue(
        rule=rule or procedure.get_basis_display(),
        procedure=procedure.name,
        due_on=reckoning.due_on,
        verdict=verdict,
        sentences=tuple(reckoning.explanation.splitlines()),
    )


def _verdict(record: Feedback, run: StageRun, due_on: date, as_at: date) -> Verdict:
    facts = Facts(
        initial_due_on=due_on,
        responded_on=run.responded_on,
        withdrawn_on=record.withdrawn_on,
        paused_since=record.paused_since,
    )
    return judge(facts, as_at).initial
