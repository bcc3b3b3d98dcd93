"""Passing a draft answer to those who sign it off, back with comments, and on."""

from __future__ import annotations

from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import SignOffStep
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.queries.clocks import standstills
from heard.casework.queries.sign_off_times import draft_due_on
from heard.casework.queries.signed_words import digest_of, draft_answer
from heard.procedures.queries import working_calendar
from heard.rules.acts import Act, SignOff
from heard.rules.timescales import Timescale, due_on

__all__ = ["return_draft", "sign_off", "submit_draft"]

# What each step after the draft has: to read it, or to put right what came back with comments.
STEP_TIME = Timescale(1)


def submit_draft(
    reference: str, *, by: Staff, at: datetime, version: int | None = None, words: str = ""
) -> None:
    """Pass the draft of the answer to those who sign it off.

    The first is due three working days ahead of the answer, one that was returned a working day
    after it came back. One that was signed off may be passed on again, in other words. What is
    passed on is the draft letter that the record has, the latest of several.
    """
    with acting(reference, Act.SUBMIT_DRAFT, by=by, at=at, version=version) as case:
        is_first = _last(case) is None
        due = draft_due_on(case.stage_run, working_calendar()) if is_first else _next_day(case)
        _pass_on(case, SignOff.SUBMITTED, due, words)


def return_draft(
    reference: str, comments: str, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Give the draft back with comments on what to put right."""
    with acting(reference, Act.RETURN_DRAFT, by=by, at=at, version=version) as case:
        if not comments.strip():
            raise NotLawful("Say what is to be put right.")
        _pass_on(case, SignOff.RETURNED, _next_day(case), comments)


def sign_off(reference: str, *, by: Staff, at: datetime, version: int | None = None) -> None:
    """Sign the draft off, so that the answer may be sent. Nobody signs off their own draft."""
    with acting(reference, Act.SIGN_OFF, by=by, at=at, version=version) as case:
        submitted = _last(case)
        if submitted is not None and submitted.by_id == by.id:
            raise NotLawful("You submitted this draft: somebody else signs it off.")
        _pass_on(case, SignOff.SIGNED_OFF, _next_day(case))


def _pass_on(case: Case, step: SignOff, due: date | None, words: str = "") -> None:
    run = case.stage_run
    case.set("Draft answer", run, "sign_off", step)
    if due:
        case.note("This step was due", due)
    draft = draft_answer(case.record)
    if draft:
        case.note("Draft letter", draft.subject)
    SignOffStep.objects.create(
        run=run,
        follows=_last(case),
        step=step,
        due_on=due,
        done_on=case.today,
        by_id=case.by.id,
        words=words.strip(),
        words_digest=digest_of(draft) if draft else "",
    )


def _next_day(case: Case) -> date | None:
    """Return when a step is due that follows another: a working day after it, none of a pause."""
    before = _last(case)
    if before is None:
        return None
    return due_on(before.done_on, STEP_TIME, working_calendar(), standstills(case.stage_run)).due_on


def _last(case: Case) -> SignOffStep | None:
    return case.stage_run.sign_off_steps.order_by("id").last()
