"""Asking for more time at the very start, and refusing it; agreeing it is in `waiting`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import ExtensionRequest, StageRun
from heard.casework.operations.acting import NotLawful, acting, in_words
from heard.rules.acts import Act

__all__ = ["MoreTime", "answer_request", "ask_extension", "refuse_extension"]


@dataclass(frozen=True, slots=True)
class MoreTime:
    """Until when whoever answers would like to have, and why."""

    to: date
    reason: str


def ask_extension(
    reference: str, new: MoreTime, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Ask the complaints manager for more time. It moves nothing until an extension is agreed.

    Best at the very start: the council's report for 2014/15 asks heads of service to say then
    whether the date is realistic, and found answers late because nobody had.
    """
    with acting(reference, Act.ASK_EXTENSION, by=by, at=at, version=version) as case:
        run = case.stage_run
        due_on = run.statutory_due_on or run.target_due_on
        if not new.reason.strip():
            raise NotLawful("Say why more time is needed.")
        if due_on and new.to <= due_on:
            raise NotLawful(f"It is due on {in_words(due_on)} already: ask for a later day.")
        ExtensionRequest.objects.create(
            run=run,
            to=new.to,
            reason=new.reason.strip(),
            asked_on=case.today,
            asked_by_id=by.id,
        )
        case.note("Until", new.to)
        case.reason = new.reason.strip()


def refuse_extension(
    reference: str, reason: str, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Refuse the time that was asked for: the answer is due when it was."""
    with acting(reference, Act.REFUSE_EXTENSION, by=by, at=at, version=version) as case:
        if not reason.strip():
            raise NotLawful("Say why, so that whoever asked knows what to do instead.")
        answer_request(case.stage_run, case.today, is_agreed=False)
        case.reason = reason.strip()


def answer_request(run: StageRun, on: date, *, is_agreed: bool) -> None:
    """Answer the request that waits, where there is one."""
    run.extension_requests.filter(answered_on__isnull=True).update(
        answered_on=on, is_agreed=is_agreed
    )
