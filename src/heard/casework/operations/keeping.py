"""What is done beside the procedure: a note, a safeguarding referral, who may see the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.models import User
from heard.accounts.queries import colleagues
from heard.accounts.staff import WITH_RECORDS, Staff
from heard.casework.models import Decision, Note
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.days import require_day
from heard.feedback.models import RestrictedAccess
from heard.rules.acts import Act

__all__ = ["Referral", "note", "refer_safeguarding", "restrict"]


@dataclass(frozen=True, slots=True)
class Referral:
    """A safeguarding concern that was passed on: on which day, to whom, and what it is about."""

    on: date
    to: str
    reasons: str


def note(
    reference: str,
    words: str,
    *,
    by: Staff,
    at: datetime,
    raises_alarm: bool = False,
    version: int | None = None,
) -> None:
    """Keep a note with the record.

    One that `raises_alarm` says that somebody may be at risk: until the concern is referred,
    nothing else may be done. The words stay in the note; the history says that there is one.
    """
    with acting(reference, Act.NOTE, by=by, at=at, version=version) as case:
        if not words.strip():
            raise NotLawful("Write what is to be noted.")
        Note.objects.create(
            feedback=case.record, words=words.strip(), written_at=at, written_by_id=by.id
        )
        if raises_alarm:
            case.set("Safeguarding concern", case.record, "has_alarm", value=True)


def refer_safeguarding(
    reference: str, referral: Referral, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Record that a concern was referred, which ends the alarm."""
    with acting(reference, Act.REFER_SAFEGUARDING, by=by, at=at, version=version) as case:
        received_on = case.record.received_on
        require_day(case, "The referral", referral.on, since=received_on, event="receipt")
        if not referral.to.strip() or not referral.reasons.strip():
            raise NotLawful("Say to whom the concern was referred, and what it is about.")
        Decision.objects.create(
            feedback=case.record,
            question=Decision.Question.SAFEGUARDING,
            answer=referral.to.strip()[:60],
            reasons=referral.reasons.strip(),
            decided_on=referral.on,
            decided_by_id=by.id,
        )
        case.note("Referred", referral.on)
        case.note("Referred to", referral.to.strip())
        case.set("Safeguarding concern", case.record, "has_alarm", value=False)


def restrict(
    reference: str,
    may_see: Iterable[int],
    reason: str,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Let only the accounts named see a record; none named opens it to all who usually may.

    Whoever restricts it is always among them, so that nobody shuts everyone out. Whoever it is
    allocated to and not named no longer sees it: it is allocated to nobody then.
    """
    with acting(reference, Act.RESTRICT, by=by, at=at, version=version) as case:
        if not reason.strip():
            raise NotLawful("Say why who may see the record changes.")
        named = set(may_see)
        if named:
            named.add(by.id)
        if not named <= {user.pk for user in colleagues(*WITH_RECORDS)}:
            raise NotLawful("Choose among those who work here, and work with records.")
        _name(case, named)
        case.reason = reason.strip()


def _name(case: Case, named: set[int]) -> None:
    record = case.record
    held = set(record.may_see.values_list("user_id", flat=True))
    if held == named:
        raise NotLawful("Those are the ones who may see it already.")
    record.may_see.all().delete()
    RestrictedAccess.objects.bulk_create(
        RestrictedAccess(feedback=record, user_id=user_id) for user_id in sorted(named)
    )
    case.set("Restricted", record, "is_restricted", bool(named))
    case.tell("May see it", _names(held), _names(named))
    if named and record.handler_id and record.handler_id not in named:
        case.tell("Allocated to", _names({record.handler_id}), "")
        record.handler = None


def _names(ids: set[int]) -> str:
    users = User.objects.filter(pk__in=ids).order_by("last_name", "first_name")
    return ", ".join(user.get_full_name() or user.username for user in users)
