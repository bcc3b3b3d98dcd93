"""Taking a complaint further: asked for, met at a meeting or truly begun, and step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.followers import Follower
from heard.casework.models import Appointment, StageRun, StageStep
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.another_person import if_they_answered_before
from heard.casework.operations.clocks import reckon_again
from heard.casework.operations.days import require_day
from heard.casework.operations.ending import close
from heard.casework.queries.clocks import clock_facts
from heard.casework.steps import MEETING, Milestone, label_of, milestones_of, steps_of
from heard.procedures.queries import Timetable, timetable
from heard.rules.acts import Act, Closing
from heard.rules.procedures import Basis, ProcedureVersion, Step, reckon
from heard.rules.timescales import StartEvent
from heard.rules.vocabulary import Kind

__all__ = [
    "PANEL",
    "Meeting",
    "StepDone",
    "begin_stage",
    "complete_step",
    "request_stage",
    "resolve_request",
]

# Before an investigation the council offers to meet, and many requests go no further (Blackpool
# Council annual report 2014/15: four asked for, none gone ahead).
_STAGE_OF_MEETINGS = 2
# SI 2006/1738 reg 19(2): three, one of whom chairs.
PANEL = {Appointment.Role.PANEL_CHAIR: 1, Appointment.Role.PANEL_MEMBER: 2}
_AFTER: dict[str, tuple[str, ...]] = {
    Step.REPORT: (Step.HOLD_PANEL,),
    Milestone.ADJUDICATION: (Milestone.OFFICER_REPORT, Milestone.INDEPENDENT_REPORT),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting at which the request was met: when it was offered and held, and on what terms."""

    held_on: date
    terms: str
    offered_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of a stage that was taken: its code, the day, and a word about it where one helps."""

    step: str
    done_on: date
    words: str = ""


def request_stage(
    reference: str,
    requested_on: date,
    *,
    by: Staff | Follower,
    at: datetime,
    version: int | None = None,
) -> str | None:
    """Record that the next stage was asked for, and return a warning where it was asked for late.

    Late is no bar, and no form may be demanded: the day is enough. Time runs from the request, also
    while the stage has not begun. After a request that was met at a meeting it is the same stage
    that is asked for again. Sources: LGSCO decisions 25-010-090 and 24-015-996; *Getting the Best
    from Complaints*, which recommends 20 working days.
    """
    with acting(reference, Act.REQUEST_STAGE, by=by, at=at, version=version) as case:
        before = case.stage_run
        over_on = before.responded_on or before.resolved_on or before.requested_on
        require_day(case, "The request", requested_on, since=over_on, event="the answer")
        before.save()
        run = _asked(case, before, requested_on)
        case.run = run
        case.set("Stage", case.record, "stage", run.stage)
        case.note("Asked for", requested_on)
        case.set("Closed", case.record, "closed_on", None)
        case.set("Closed as", case.record, "closing", "")
        table = timetable()
        basis_and_version = table.laid_down(clock_facts(run))
        if basis_and_version:
            _open(run, steps_of(basis_and_version[1], run.stage))
        if run.stage == _STAGE_OF_MEETINGS:
            _open(run, MEETING)
        reckon_again(case, table=table)
        return _warning(run, basis_and_version, table)


def resolve_request(
    reference: str, meeting: Meeting, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Record that what was asked for was met at a meeting, without the stage, and on what terms.

    It stays a request in the figures, one that did not progress. Whoever asked may still ask again.
    """
    with acting(reference, Act.RESOLVE_REQUEST, by=by, at=at, version=version) as case:
        run = case.stage_run
        event = "the stage was asked for"
        require_day(case, "The meeting", meeting.held_on, since=run.requested_on, event=event)
        if not meeting.terms.strip():
            raise NotLawful("Write down what was agreed: the person is told of it in writing.")
        if meeting.offered_on and meeting.offered_on > meeting.held_on:
            raise NotLawful("The meeting cannot have been offered after it was held.")
        if meeting.offered_on:
            _take(case, run, StepDone(Milestone.MEETING_OFFERED, meeting.offered_on))
        _take(case, run, StepDone(Milestone.MEETING_HELD, meeting.held_on, meeting.terms))
        case.set("Request met", run, "resolved_on", meeting.held_on)
        close(case, meeting.held_on, Closing.ANSWERED)


def begin_stage(
    reference: str, begun_on: date, *, by: Staff, at: datetime, version: int | None = None
) -> str | None:
    """Begin a stage that was asked for, with every step it has. Time has run since the request.

    Returns a warning where whoever has the record answered at the stage before.
    """
    with acting(reference, Act.BEGIN_STAGE, by=by, at=at, version=version) as case:
        run, table = case.stage_run, timetable()
        event = "the stage was asked for"
        require_day(case, "The beginning", begun_on, since=run.requested_on, event=event)
        case.set("Begun", run, "progressed_on", begun_on)
        run.steps.filter(step__in=MEETING, done_on__isnull=True).delete()
        if laid_down := table.laid_down(clock_facts(run)):
            basis, governing = laid_down
            steps = steps_of(governing, run.stage)
            _open(run, (*steps, *milestones_of(basis, run.stage, steps)))
        reckon_again(case, table=table)
        return if_they_answered_before(case, case.record.handler)


def complete_step(
    reference: str, done: StepDone, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Record that a step of the stage was taken; what runs from it is reckoned.

    A meeting may be offered, and held without settling the matter, before the stage begins; nothing
    else may. The panel's report starts the time for the council's answer, from the day it was
    received.
    """
    with acting(reference, Act.COMPLETE_STEP, by=by, at=at, version=version) as case:
        run = case.stage_run
        waiting = run.steps.filter(step=done.step, done_on__isnull=True).first()
        if waiting is None:
            raise NotLawful("No such step is waiting at this stage.")
        event = "the stage was asked for"
        require_day(case, "The step", done.done_on, since=run.requested_on, event=event)
        _require_order(run, done)
        _take(case, run, done)
        reckon_again(case)


def _asked(case: Case, before: StageRun, requested_on: date) -> StageRun:
    """Open the run that was asked for: the next stage, or again one that was met at a meeting."""
    again = before.resolved_on is not None
    return StageRun.objects.create(
        feedback=case.record,
        stage=before.stage if again else before.stage + 1,
        round=before.round + 1 if again else 1,
        requested_on=requested_on,
    )


def _open(run: StageRun, steps: tuple[str, ...]) -> None:
    """Open each step that is not open yet: a stage imported as asked for has none."""
    for step in steps:
        StageStep.objects.get_or_create(run=run, step=step)


def _take(case: Case, run: StageRun, done: StepDone) -> None:
    StageStep.objects.update_or_create(
        run=run, step=done.step, defaults={"done_on": done.done_on, "words": done.words.strip()}
    )
    case.note(label_of(done.step).capitalize(), done.done_on)


def _require_order(run: StageRun, done: StepDone) -> None:
    if run.progressed_on is None and done.step not in MEETING:
        raise NotLawful(f"Stage {run.stage} was asked for and has not begun.")
    if done.step == Step.APPOINT_CHAIR:
        raise NotLawful("Appoint the chair: that is this step.")
    for earlier in _AFTER.get(done.step, ()):
        day = run.steps.filter(step=earlier).values_list("done_on", flat=True).first()
        if day is None or day > done.done_on:
            raise NotLawful(f"Before that comes the {label_of(earlier)}.")
    if done.step == Step.HOLD_PANEL:
        for role, wanted in PANEL.items():
            if run.appointments.filter(role=role).count() != wanted:
                raise NotLawful(
                    "A panel is three independent people, one of whom chairs: appoint them first."
                )


def _warning(
    run: StageRun, laid_down: tuple[Basis, ProcedureVersion] | None, table: Timetable
) -> str | None:
    """Return what to bear in mind where the request came later than is recommended."""
    facts = clock_facts(run)
    limit = laid_down[1].limit(Kind.COMPLAINT, run.stage, Step.REQUEST) if laid_down else None
    if laid_down is None or limit is None or StartEvent.RESPONSE not in facts.dates:
        return None
    calendar = table.calendars[laid_down[1].counts_council_closures]
    by = reckon(limit, facts.dates, calendar).due.due_on
    if run.requested_on <= by:
        return None
    return (
        f"It was asked for after {in_words(by)}, the {limit.timescale} that are recommended. That "
        f"is no bar: stage {run.stage} may be refused only for reasons of its own."
    )
