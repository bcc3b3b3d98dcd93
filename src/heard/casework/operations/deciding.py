"""Using a discretion, with reasons: interest, lateness, proceedings, freezing. And consent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.models import Decision
from heard.casework.new_decisions import ANSWERS, DISCRETIONS, NewDecision, consent_to
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.days import require_day
from heard.rules.acts import Act

__all__ = ["decide", "record_consent"]

# What else is to be done once it is decided so: the decision by itself closes and stops nothing.
_NEXT = {
    (Decision.Question.SUFFICIENT_INTEREST, "not_sufficient"): (
        "Decline it next, so that the person is told why, and of the Ombudsman."
    ),
    (Decision.Question.OUT_OF_TIME, "not_considered"): (
        "Decline it next, so that the person is told why, and of the Ombudsman."
    ),
    (Decision.Question.PROCEEDINGS, "put_off"): (
        "Pause the clock next, and tell the person which proceedings are waited for, and that the "
        "complaint may be brought again within a year of their end."
    ),
    (Decision.Question.AUTHORITY, "asked_for"): (
        "Answer what can be answered meanwhile: the clock runs on. Record the constituent’s answer "
        "when it comes."
    ),
    (Decision.Question.PROCEEDINGS, "partly_put_off"): (
        "Pause the elements that wait next; the others are answered in time."
    ),
}


def decide(
    reference: str, new: NewDecision, *, by: Staff, at: datetime, version: int | None = None
) -> str | None:
    """Use a discretion, and return what is to be done next because of it."""
    with acting(reference, Act.DECIDE, by=by, at=at, version=version) as case:
        return _decided(case, new, DISCRETIONS)


def record_consent(
    reference: str, new: NewDecision, *, by: Staff, at: datetime, version: int | None = None
) -> str | None:
    """Record what was said of consent or of authority; return what is to be done next.

    That somebody who complains in their own right needs the child's consent cannot be recorded:
    they do not (LGSCO on Lancashire, July 2019).
    """
    with acting(reference, Act.RECORD_CONSENT, by=by, at=at, version=version) as case:
        return _decided(case, new, (consent_to(case.record.kind),))


def _decided(case: Case, new: NewDecision, questions: Collection[Decision.Question]) -> str | None:
    _require_sound(case, new, questions)
    Decision.objects.create(
        feedback=case.record,
        question=new.question,
        answer=new.answer,
        reasons=new.reasons.strip(),
        decided_on=new.decided_on,
        decided_by_id=case.by.id,
        told_on=new.told_on,
        child_was_asked=new.child_was_asked,
    )
    case.note(new.question.label, ANSWERS[new.question][new.answer])
    case.tell("Child’s views asked for", "", new.child_was_asked)
    case.tell("Told", "", new.told_on)
    case.reason = new.reasons.strip()
    return _NEXT.get((new.question, new.answer))


def _require_sound(case: Case, new: NewDecision, questions: Collection[Decision.Question]) -> None:
    if new.question not in questions:
        raise NotLawful("That is no question about a record of this kind.")
    if new.answer not in ANSWERS.get(new.question, {}):
        raise NotLawful("That is no answer to a question decided here.")
    if not new.reasons.strip():
        raise NotLawful("Give the reasons: a discretion without them is none.")
    received_on = case.record.received_on
    require_day(case, "The decision", new.decided_on, since=received_on, event="it was received")
    if new.told_on:
        require_day(case, "Telling", new.told_on, since=new.decided_on, event="it was decided")
    is_consent = new.question is Decision.Question.CONSENT
    if is_consent and case.record.is_own_right and new.answer != "not_needed":
        raise NotLawful(
            "They complain in their own right, so the child’s consent is not needed and may not be "
            "asked for. What they may be told about the child is a separate decision."
        )
