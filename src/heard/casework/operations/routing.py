"""Which way a record goes: by which procedure, as which kind, or not at all, each with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import Decision
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.clocks import reckon_again
from heard.casework.operations.days import require_day
from heard.casework.operations.unanswered import close_unanswered
from heard.casework.queries.governing import LOCAL_ONLY, OUTSIDE
from heard.procedures.queries import kept_procedures
from heard.rules.acts import Act, Closing
from heard.rules.vocabulary import Kind

__all__ = ["SCHOOLS", "Declining", "Route", "decline", "route"]

# Whom to turn to about a school: Education Act 2002 s.29; academies by their funding agreement.
SCHOOLS = "the school’s governing body or, for an academy, its trust"
_TURNED_AWAY = (
    "We cannot look into this ourselves. Please turn to {turn_to}: they can look into it and put "
    "it right. We have kept a record of what you told us."
)
_SIGNPOST = (
    "You may ask the Local Government and Social Care Ombudsman to look into this decision: "
    "www.lgo.org.uk, telephone 0300 061 0614. It is free of charge and independent of the council."
)


@dataclass(frozen=True, slots=True)
class Route:
    """By which procedure, and why: its key, `LOCAL_ONLY` or `OUTSIDE`.

    What is no matter for the council's procedures names whom to turn to instead, in words that
    complete “Please turn to …”.
    """

    procedure: str
    reasons: str
    turn_to: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Declining:
    """Why a complaint is not considered, and on which day the person was told."""

    reasons: str
    told_on: date


def route(
    reference: str, new: Route, *, by: Staff, at: datetime, version: int | None = None
) -> str | None:
    """Choose the procedure; its dates run from the true day of receipt, the old ones are kept.

    What is outside every procedure is closed as that; returned are then the words that turn the
    person kindly to whoever can help.
    """
    with acting(reference, Act.ROUTE, by=by, at=at, version=version) as case:
        if not new.reasons.strip():
            raise NotLawful("Say why this procedure: the person may ask, and so may the Ombudsman.")
        if new.procedure not in {LOCAL_ONLY, OUTSIDE, *_for_complaints()}:
            raise NotLawful(f"“{new.procedure}” is no procedure for complaints.")
        if new.procedure == OUTSIDE and not new.turn_to.strip():
            raise NotLawful("Say to whom the person can turn instead.")
        _decide(case, Decision.Question.PROCEDURE, new.procedure, new.reasons, new.told_on)
        if new.procedure == OUTSIDE:
            case.note("To turn to instead", new.turn_to.strip())
            close_unanswered(case, Closing.OUTSIDE)
            return _TURNED_AWAY.format(turn_to=new.turn_to.strip())
        reckon_again(case)
        return None


def decline(
    reference: str, new: Declining, *, by: Staff, at: datetime, version: int | None = None
) -> str:
    """Record that a complaint is not considered, and return the words on the Ombudsman for it.

    It stays among those received. A council that declines without reasons, or without saying that
    the Ombudsman may be asked, is at fault (LGSCO 20-006-409, 22-001-022).
    """
    with acting(reference, Act.DECLINE, by=by, at=at, version=version) as case:
        if not new.reasons.strip():
            raise NotLawful("Give the reasons: the person is told of them.")
        received_on = case.record.received_on
        require_day(case, "Telling the person", new.told_on, since=received_on, event="receipt")
        _decide(case, Decision.Question.DECLINE, "Not considered", new.reasons, new.told_on)
        close_unanswered(case, Closing.DECLINED)
        return _SIGNPOST


def _decide(
    case: Case, question: Decision.Question, answer: str, reasons: str, told_on: date | None
) -> None:
    Decision.objects.create(
        feedback=case.record,
        question=question,
        answer=answer,
        reasons=reasons.strip(),
        decided_on=case.today,
        decided_by_id=case.by.id,
        told_on=told_on,
    )
    case.note(question.label, answer)
    case.tell("Told", "", told_on)
    case.reason = reasons.strip()


def _for_complaints() -> set[str]:
    return {
        key
        for key, kept in kept_procedures().items()
        if any(
            limit.kind is Kind.COMPLAINT
            for each in kept.procedure.versions
            for limit in each.limits
        )
    }
