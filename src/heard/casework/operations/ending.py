"""How a record ends, and begins again: the answer, a withdrawal, a reopening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.followers import Follower
from heard.casework.models import Pause, StageRun
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.clocks import reckon_again
from heard.casework.operations.days import require_day
from heard.casework.queries.clocks import is_first
from heard.casework.queries.stage_gaps import gaps_of, what_is_missing
from heard.rules.acts import Act, Closing
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import Kind

__all__ = ["Withdrawal", "close", "reopen", "respond", "responded", "withdraw"]

_WITHDRAWN = "The complaint was withdrawn."


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When the person said so, by whatever means, and when the council confirmed it in writing.

    Where harm is alleged the council may go on by itself: `review` then says why, and what is
    looked into as a management review.
    """

    on: date
    confirmed_on: date | None = None
    review: str = ""


def respond(
    reference: str, sent_on: date, *, by: Staff, at: datetime, version: int | None = None
) -> str | None:
    """Record that the answer was sent, on the day that decides whether it was in time.

    Returned is what to bear in mind: what of the stage's own people and steps is not recorded.
    Neither the day it was drafted nor the day this is recorded counts. The record is closed, save
    an Ombudsman case, which waits for the decision.
    """
    with acting(reference, Act.RESPOND, by=by, at=at, version=version) as case:
        return responded(case, sent_on)


def withdraw(
    reference: str,
    new: Withdrawal,
    *,
    by: Staff | Follower,
    at: datetime,
    version: int | None = None,
) -> None:
    """Record that it was withdrawn; it stays among those received.

    Elements without a finding have that for their finding, and a complaint without an outcome that
    for its outcome.
    """
    with acting(reference, Act.WITHDRAW, by=by, at=at, version=version) as case:
        record = case.record
        since = case.run.requested_on if case.run else record.received_on
        require_day(case, "The withdrawal", new.on, since=since, event="it was received")
        if new.confirmed_on:
            require_day(
                case, "The confirmation", new.confirmed_on, since=new.on, event="the withdrawal"
            )
        case.set("Withdrawn", record, "withdrawn_on", new.on)
        case.tell("Confirmed in writing", "", new.confirmed_on or "not yet")
        record.elements.filter(finding="").update(finding=Outcome.WITHDRAWN, reasons=_WITHDRAWN)
        if record.kind == Kind.COMPLAINT and not record.outcome:
            case.set("Outcome", record, "outcome", Outcome.WITHDRAWN)
        if new.review.strip():
            case.note("Goes on as a management review", "yes")
            case.reason = new.review.strip()
        close(case, new.on, Closing.WITHDRAWN)


def reopen(
    reference: str,
    on: date,
    reason: str,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Open a closed record again, under the same reference; it is counted once, as received.

    What was answered is gone through again in a new round with dates of its own, and the first
    answer with its dates stays as it was. What was withdrawn goes on: the days in between are a
    pause. What was closed otherwise has the dates that it always had, because the council's closing
    it is no reason for it to have longer.
    """
    with acting(reference, Act.REOPEN, by=by, at=at, version=version) as case:
        record = case.record
        require_day(case, "Reopening", on, since=record.closed_on or on, event="it was closed")
        if not reason.strip():
            raise NotLawful("Say why it is reopened.")
        case.reason = reason.strip()
        was = case.state.closing
        case.set("Closed", record, "closed_on", None)
        case.set("Closed as", record, "closing", "")
        if was is Closing.WITHDRAWN:
            _reinstate(case, on)
        elif case.run and case.state.stage and case.state.stage.is_over:
            _go_through_again(case, case.run, on)
        elif case.run:
            reckon_again(case)
        case.note("Reopened", on)


def responded(case: Case, sent_on: date) -> str | None:
    """Answer the record in hand, on a day, and return what to bear in mind.

    What of a stage is not recorded refuses no answer: it may have been done, and be put down late.
    """
    run = case.stage_run
    event = "it was received" if is_first(run) else "the stage began"
    since = run.progressed_on or run.requested_on
    require_day(case, "The answer", sent_on, since=since, event=event)
    case.set("Answer sent", run, "responded_on", sent_on)
    run.answered_by = case.record.handler
    if is_first(run):
        case.record.responded_on = sent_on
    if case.record.kind != Kind.OMBUDSMAN:
        close(case, sent_on, Closing.ANSWERED)
    if missing := gaps_of(run).in_words:
        case.note("Not recorded when it was answered", missing)
    return what_is_missing(run) or None


def close(case: Case, on: date, why: Closing) -> None:
    """Close a record, on a day and for a reason."""
    case.set("Closed", case.record, "closed_on", on)
    case.set("Closed as", case.record, "closing", why)


def _reinstate(case: Case, on: date) -> None:
    """Take a withdrawal back: the days it lasted count for nobody."""
    record, withdrawn_on = case.record, case.record.withdrawn_on
    case.set("Withdrawn", record, "withdrawn_on", None)
    record.elements.filter(finding=Outcome.WITHDRAWN, reasons=_WITHDRAWN).update(
        finding="", reasons=""
    )
    if record.outcome == Outcome.WITHDRAWN:
        case.set("Outcome", record, "outcome", "")
    if case.run and withdrawn_on:
        Pause.objects.create(run=case.run, from_on=withdrawn_on, to_on=on, reason=_WITHDRAWN)
        reckon_again(case)


def _go_through_again(case: Case, before: StageRun, on: date) -> None:
    """Open a further round of the stage, and leave the one before as it stood.

    A later stage is asked for again thereby: it begins by its own act, which lays out its steps.
    """
    before.pauses.filter(to_on__isnull=True).update(to_on=on)
    case.run = StageRun.objects.create(
        feedback=case.record,
        stage=before.stage,
        round=before.round + 1,
        requested_on=on,
        progressed_on=on if before.stage == 1 else None,
    )
    reckon_again(case)
