"""What do a record's facts come to, for the rules that say what may be done with it?"""

from __future__ import annotations

from datetime import date

from heard.casework.models import Decision, Letter, StageRun
from heard.casework.queries.clocks import agreed_until
from heard.casework.queries.governing import chosen_procedure
from heard.casework.queries.soft_limits import is_lateness_to_be_decided
from heard.casework.queries.stage_gaps import gaps_of
from heard.feedback.models import SPOKEN_OF, Feedback, Party
from heard.procedures.queries import stages_of
from heard.rules.acts import CaseState, Closing, SignOff, StageState
from heard.rules.vocabulary import Kind

__all__ = ["current_run", "next_due_on", "state_of"]

_ENQUIRIES = {Kind.MP_ENQUIRY, Kind.COUNCILLOR_ENQUIRY}


def current_run(record: Feedback) -> StageRun | None:
    """Return the latest run of the stage that the record is at, None where no answer is due."""
    runs = [run for run in record.stage_runs.all() if run.stage == record.stage]
    return max(runs, key=lambda run: run.round, default=None)


def state_of(record: Feedback, run: StageRun | None) -> CaseState:
    """Return the state of a record at its current stage."""
    paused = _paused_elements(run) if run else frozenset()
    ends = _ends_of_proceedings(run) if run else []
    return CaseState(
        kind=Kind(record.kind),
        stage=_stage(run) if run else None,
        last_stage=stages_of(
            record.kind, record.service_area.key, record.received_on, chosen_procedure(record)
        ),
        closing=Closing(record.closing) if record.closing else None,
        is_paused=record.paused_since is not None,
        is_partly_paused=bool(paused),
        awaits_proceedings=any(ended_on is None for ended_on in ends),
        proceedings_ended=any(ended_on is not None for ended_on in ends),
        alarm=record.has_alarm,
        has_handler=record.handler_id is not None,
        is_late_in_coming=is_lateness_to_be_decided(record, run),
        is_authority_open=_is_authority_open(record),
        is_category_open=record.kind in _ENQUIRIES and not record.enquiry_category,
        is_from_nobody=_is_from_nobody(record),
        is_to_be_turned=_is_to_be_turned(record),
        is_thanks=_is_thanks(record),
        is_thanked=record.thanked_on is not None,
        findings=tuple(record.elements.exclude(pk__in=paused).values_list("finding", flat=True)),
    )


def next_due_on(record: Feedback, run: StageRun | None) -> date | None:
    """Return the next day on which something is due from the council; None when nothing is.

    An extension that was agreed in time moves it, and only it: the initial target stays as it was.
    A safeguarding concern comes before any clock: it was due at once.
    """
    if record.closed_on or run is None:
        return None
    if record.has_alarm:
        return record.received_on
    if record.paused_since or run.responded_on or run.resolved_on:
        return None
    agreed = agreed_until(run)
    answer = [agreed] if agreed else [run.statutory_due_on, run.target_due_on]
    steps = [step.due_on for step in run.steps.all() if step.done_on is None]
    return min((day for day in [*answer, *steps] if day is not None), default=None)


def _is_authority_open(record: Feedback) -> bool:
    """Return whether a member enquires for somebody, and nobody has said what they may be told."""
    return (
        record.kind in _ENQUIRIES
        and not any(each.question == Decision.Question.AUTHORITY for each in record.decisions.all())
        and record.parties.filter(role=Party.Role.CONSTITUENT).exists()
    )


def _is_from_nobody(record: Feedback) -> bool:
    return not record.parties.exclude(role__in=SPOKEN_OF).exists()


def _is_to_be_turned(record: Feedback) -> bool:
    """Return whether somebody is still to be told in writing whom they can turn to instead.

    A letter that went on the day of closing or later told them, whatever it was begun from.
    """
    if record.closing != Closing.OUTSIDE or record.closed_on is None or _is_from_nobody(record):
        return False
    sent = record.letters.filter(direction=Letter.Direction.OUT, sent_at__isnull=False)
    return not sent.filter(sent_at__date__gte=record.closed_on).exists()


def _is_thanks(record: Feedback) -> bool:
    """Return whether somebody thanked, also where that was not found to be a compliment."""
    return record.kind == Kind.COMPLIMENT or any(
        each.question == Decision.Question.COMPLIMENT for each in record.decisions.all()
    )


def _paused_elements(run: StageRun) -> frozenset[int]:
    """Return the ids of the elements that are paused while the record is not."""
    named = run.pauses.filter(to_on__isnull=True, elements__isnull=False)
    return frozenset(named.values_list("elements", flat=True))


def _ends_of_proceedings(run: StageRun) -> list[date | None]:
    """Return when the proceedings ended that each standing pause waits for, None for not yet."""
    standing = run.pauses.filter(to_on__isnull=True, stops_maximum=True)
    return list(standing.values_list("proceedings_ended_on", flat=True))


def _stage(run: StageRun) -> StageState:
    missing = gaps_of(run)
    return StageState(
        number=run.stage,
        requested_on=run.requested_on,
        begun_on=run.progressed_on,
        acknowledged_on=run.acknowledged_on,
        responded_on=run.responded_on,
        resolved_on=run.resolved_on,
        due_on=run.statutory_due_on or run.target_due_on,
        maximum_on=run.maximum_on,
        sign_off=SignOff(run.sign_off),
        is_more_time_asked=run.extension_requests.filter(answered_on__isnull=True).exists(),
        to_appoint=missing.to_appoint,
        to_take=missing.to_take,
        awaits_panel=missing.awaits_panel,
    )
