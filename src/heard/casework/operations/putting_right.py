"""Putting matters right: a remedy promised, approved where it costs money, and done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from heard.accounts.models import User
from heard.accounts.queries import colleagues
from heard.accounts.staff import Role, Staff
from heard.casework.models import Remedy
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.days import require_day
from heard.casework.queries.remedies import as_called_before
from heard.rules.acts import Act

__all__ = ["APPROVERS", "NewRemedy", "add_remedy", "complete_remedy"]

APPROVERS = (Role.MANAGER, Role.HEAD)


@dataclass(frozen=True, slots=True)
class NewRemedy:
    """What is to be done, with its amount in pounds, who approved it, by when, and when it was."""

    kind: str
    amount: Decimal | None = None
    approver_id: int | None = None
    due_on: date | None = None
    done_on: date | None = None


def add_remedy(
    reference: str, new: NewRemedy, *, by: Staff, at: datetime, version: int | None = None
) -> int:
    """Add a remedy, also to a closed record, and return its id. Money needs an approver."""
    with acting(reference, Act.ADD_REMEDY, by=by, at=at, version=version) as case:
        approver = _approver(new)
        _require_sound(case, new)
        row = Remedy.objects.create(
            feedback=case.record,
            kind=as_called_before(new.kind),
            amount=new.amount,
            approved_by=approver,
            due_on=new.due_on,
            done_on=new.done_on,
        )
        case.note("Remedy", row.kind)
        case.tell("Amount", "", f"£{new.amount:,.2f}" if new.amount else "")
        case.tell("Approved by", "", approver and approver.get_full_name())
        case.tell("Due", "", new.due_on)
        case.tell("Done", "", new.done_on)
        return row.pk


def complete_remedy(
    reference: str,
    remedy_id: int,
    done_on: date,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Record the day on which a remedy was done, or paid."""
    with acting(reference, Act.ADD_REMEDY, by=by, at=at, version=version) as case:
        row = case.record.remedies.filter(pk=remedy_id, done_on__isnull=True).first()
        if row is None:
            raise NotLawful("No such remedy is waiting.")
        received_on = case.record.received_on
        require_day(case, "The remedy", done_on, since=received_on, event="it was received")
        case.set(f"Done: {row.kind}", row, "done_on", done_on)
        row.save()


def _require_sound(case: Case, new: NewRemedy) -> None:
    if not new.kind.strip():
        raise NotLawful("Say what is done to put it right.")
    if new.amount is not None and new.amount <= 0:
        raise NotLawful("An amount is more than nothing; leave it out where nothing is paid.")
    if new.amount is not None and new.approver_id is None:
        raise NotLawful("Say who approved the payment.")
    if new.done_on:
        received_on = case.record.received_on
        require_day(case, "The remedy", new.done_on, since=received_on, event="it was received")


def _approver(new: NewRemedy) -> User | None:
    if new.approver_id is None:
        return None
    found = next((each for each in colleagues(*APPROVERS) if each.pk == new.approver_id), None)
    if found is None:
        raise NotLawful("A remedy is approved by the complaints manager or a head of service.")
    return found
