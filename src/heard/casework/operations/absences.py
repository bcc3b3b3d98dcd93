"""Saying who is away and who stands in for them, and how somebody wants to be reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from heard.accounts.models import User
from heard.accounts.queries import colleagues, staff_of
from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.models import Absence
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful, council_day
from heard.casework.operations.allocating import HANDLERS
from heard.casework.operations.changes import in_words
from heard.casework.permissions import may_say_who_is_away
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to

__all__ = ["Kept", "NewAbsence", "add_absence", "choose_digest", "end_absence"]


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """Who is away, by account id, from which day to which (both included), and their deputy."""

    user_id: int
    from_on: date
    to_on: date
    deputy_id: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An absence, and how many open records of whoever is away their deputy may not see."""

    absence: Absence
    out_of_sight: int


@transaction.atomic
def add_absence(new: NewAbsence, *, by: Staff, at: datetime) -> Kept:
    """Keep an absence: reminders go to the deputy meanwhile, and what is allocated stays so.

    NotAllowed for somebody else's, save by the complaints team; NotLawful where the days are in the
    wrong order or over, the deputy is no colleague or relies on them, or another absence has one of
    these days.
    """
    _require_allowed(new.user_id, by)
    people = {each.pk: each for each in colleagues(*HANDLERS)}
    away, deputy = people.get(new.user_id), people.get(new.deputy_id)
    if away is None or deputy is None or away == deputy:
        raise NotLawful("Choose somebody who answers complaints, and a colleague who stands in.")
    if new.to_on < new.from_on:
        raise NotLawful("The last day away cannot be before the first.")
    if new.to_on < council_day(at):
        raise NotLawful("These days are over: nothing more is sent on them.")
    if Absence.objects.filter(user=away, from_on__lte=new.to_on, to_on__gte=new.from_on).exists():
        raise NotLawful(f"{away.get_full_name()} is down as away on one of these days already.")
    if Absence.objects.filter(
        user=deputy, deputy=away, from_on__lte=new.to_on, to_on__gte=new.from_on
    ).exists():
        raise NotLawful(
            f"{deputy.get_full_name()} is away on one of these days, and {away.get_full_name()} "
            "stands in for them. Choose somebody who is here."
        )
    kept = Absence.objects.create(user=away, from_on=new.from_on, to_on=new.to_on, deputy=deputy)
    _write_down(kept, "absence_added", by, at)
    return Kept(kept, _out_of_sight(away, deputy))


def _out_of_sight(away: User, deputy: User) -> int:
    """Return how many open records of one the other may not see, and so is not told of."""
    theirs = Feedback.objects.filter(handler=away, closed_on__isnull=True)
    return theirs.exclude(visible_to(staff_of(deputy))).count()


@transaction.atomic
def end_absence(absence_id: int, *, by: Staff, at: datetime) -> None:
    """Take an absence off the list; reminders go to whoever was away again.

    NothingKnown where there is none; NotAllowed for somebody else's, save by the complaints team.
    """
    found = Absence.objects.select_related("user", "deputy").filter(pk=absence_id).first()
    if found is None:
        raise NothingKnown("There is no such absence.")
    _require_allowed(found.user_id, by)
    _write_down(found, "absence_ended", by, at)
    found.delete()


@transaction.atomic
def choose_digest(*, wants: bool, by: Staff, at: datetime) -> None:
    """Have one's own reminders of a day in one message, or in one for each record."""
    account = User.objects.select_for_update().get(pk=by.id)
    if account.prefers_digest == wants:
        return
    account.prefers_digest = wants
    account.save(update_fields=["prefers_digest"])
    change = Change("Reminders in one message a day", in_words(not wants), in_words(wants))
    subject = Subject("account", str(by.id), by.name)
    write_down(by.actor, at, [Entry("reminders_chosen", subject, (change,))])


def _require_allowed(user_id: int, by: Staff) -> None:
    if not may_say_who_is_away(by, user_id):
        raise NotAllowed(f"{by.name} may not say when somebody else is away.")


def _write_down(absence: Absence, verb: str, by: Staff, at: datetime) -> None:
    days = f"{in_words(absence.from_on)} to {in_words(absence.to_on)}"
    said = (Change("Away", "", days), Change("Deputy", "", absence.deputy.get_full_name()))
    subject = Subject("absence", str(absence.pk), absence.user.get_full_name())
    write_down(by.actor, at, [Entry(verb, subject, said)])
