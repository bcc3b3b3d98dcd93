"""Giving a record to whoever answers it, and telling the person that it has arrived."""

from __future__ import annotations

from datetime import date, datetime

from heard.accounts.models import User
from heard.accounts.queries import colleagues
from heard.accounts.staff import Role, Staff
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.another_person import if_they_answered_before
from heard.casework.operations.clocks import reckon_again
from heard.casework.operations.days import require_day
from heard.casework.queries.absences import absence_on
from heard.feedback.models import Feedback
from heard.rules.acts import Act

__all__ = ["HANDLERS", "acknowledge", "acknowledged", "allocate"]

HANDLERS = (Role.INVESTIGATOR, Role.HEAD, Role.OFFICER, Role.MANAGER)


def allocate(
    reference: str, handler_id: int, *, by: Staff, at: datetime, version: int | None = None
) -> tuple[str, ...]:
    """Give a record to the one who is to answer it, and return what to bear in mind, in sentences.

    That is anyone who works on complaints: allocation itself lets them see the record, of another
    service too, save one that is restricted to others.
    """
    with acting(reference, Act.ALLOCATE, by=by, at=at, version=version) as case:
        handler = _handler(case, handler_id)
        before = case.record.handler
        if before == handler:
            raise NotLawful(f"It is allocated to {handler.get_full_name()} already.")
        case.record.handler = handler
        case.tell("Allocated to", before and before.get_full_name(), handler.get_full_name())
        warnings = (
            _if_about_them(case.record, handler),
            if_they_answered_before(case, handler),
            _if_away(case, handler),
        )
        return tuple(each for each in warnings if each)


def acknowledge(
    reference: str, on: date, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Record the day on which the person was told that it has arrived.

    Where time runs from the acknowledgement (LGSCO Code) the dates are reckoned again: a late one
    buys no time, because the start is capped.
    """
    with acting(reference, Act.ACKNOWLEDGE, by=by, at=at, version=version) as case:
        acknowledged(case, on)


def acknowledged(case: Case, on: date) -> None:
    """Acknowledge the record in hand, on a day."""
    since = case.stage_run.requested_on
    require_day(case, "The acknowledgement", on, since=since, event="it was received")
    case.set("Acknowledged", case.stage_run, "acknowledged_on", on)
    reckon_again(case)


def _if_about_them(record: Feedback, handler: User) -> str | None:
    """Return a warning where whoever answers is named in what was said."""
    name = handler.get_full_name()
    if not name or name.casefold() not in " ".join(record.words.casefold().split()):
        return None
    return (
        f"{name} is named in what was said. If it is about them, allocate it to somebody else: "
        "nobody answers a complaint about themself."
    )


def _if_away(case: Case, handler: User) -> str | None:
    """Return a warning where whoever is to answer is away, and who stands in for them."""
    absence = absence_on(case.today, handler.pk)
    if absence is None:
        return None
    return (
        f"{handler.get_full_name()} is away until {in_words(absence.to_on)}; reminders go to "
        f"{absence.deputy.get_full_name()} meanwhile."
    )


def _handler(case: Case, handler_id: int) -> User:
    found = [user for user in colleagues(*HANDLERS) if user.pk == handler_id]
    if not found:
        raise NotLawful("Choose someone who works here and answers complaints.")
    is_named = case.record.may_see.filter(user_id=handler_id).exists()
    if case.record.is_restricted and not is_named:
        raise NotLawful(
            f"The record is restricted, and {found[0].get_full_name()} is not among those who may "
            "see it."
        )
    return found[0]
