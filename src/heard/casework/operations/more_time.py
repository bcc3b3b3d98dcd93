"""Asking for more time at the very start, and refusing it; agreeing it is in `waiting`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import ExtensionRequest, StageRun
from heard.casework.operations.acting import NotLawful, acting, in_words
from heard.rules.acts import Act

__all__ = ["MoreTime", "answer_request", "ask_extension", "date_in_force", "refuse_extension"]


@dataclass(frozen=True, slots=True)
class MoreTime:
    """Until when whoever answers would like to have, and why."""

    to: date
    reason: str


def ask_extension(
    reference: str, new: MoreTime, *, by: Staff, at: datetime, version: int | None = None
) -> str | None:
    """Ask the complaints manager for more time. It moves nothing until an extension is agreed.

    Returned is what to bear in mind, where the day passes the most that is allowed. One that is no
    later than what is due, an extension that was agreed included, is refused.

    Best at the very start: the council's report for 2014/15 asks heads of service to say then
    whether the date is realistic, and found answers late because nobody had.
    """
    with acting(reference, Act.ASK_EXTENSION, by=by, at=at, version=version) as case:
        run = case.stage_run
        due_on = date_in_force(run)
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
        if run.maximum_on is None or new.to <= run.maximum_on:
            return None
        case.note("Passes the most allowed", run.maximum_on)
        return (
            f"{in_words(new.to)} is after {in_words(run.maximum_on)}, the most that is allowed. It "
            "is asked for all the same; whoever agrees it has to record that it passes it."
        )


def refuse_extension(
    reference: str, reason: str, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Refuse the time that was asked for: the answer is due when it was."""
    with acting(reference, Act.REFUSE_EXTENSION, by=by, at=at, version=version) as case:
        if not reason.strip():
            raise NotLawful("Say why, so that whoever asked knows what to do instead.")
        answer_request(case.stage_run, case.today, is_agreed=False)
        case.reason = reason.strip()


def date_in_force(run: StageRun) -> date | None:
    """Return the last day named for an answer: the first one, or a later one that was agreed.

    One agreed late counts here: nobody asks again for a day that was agreed already.
    """
    dates = [run.statutory_due_on or run.target_due_on, *(each.to for each in run.extensions.all())]
    return max((day for day in dates if day is not None), default=None)


def answer_request(run: StageRun, on: date, *, is_agreed: bool) -> None:
    """Answer the request that waits, where there is one."""
    run.extension_requests.filter(answered_on__isnull=True).update(
        answered_on=on, is_agreed=is_agreed
    )
