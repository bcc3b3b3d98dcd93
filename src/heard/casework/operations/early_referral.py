"""Going to the Ombudsman after stage 2 and without a panel, where both sides want it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import Decision
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.days import require_day
from heard.casework.operations.ending import close
from heard.rules.acts import Act, Closing

__all__ = ["EarlyReferral", "refer_early"]


@dataclass(frozen=True, slots=True)
class EarlyReferral:
    """What must all be so, each said by whoever decides, and the day on which each side agreed."""

    reasons: str
    has_robust_report: bool = False
    has_adjudication: bool = False
    is_upheld: bool = False
    has_action_plan: bool = False
    complainant_agreed_on: date | None = None
    council_agreed_on: date | None = None

    def missing(self) -> Iterator[str]:
        """Yield each condition that is not met, in words that complete “missing: …”."""
        yield from (words for is_met, words in self._conditions() if not is_met)

    def _conditions(self) -> Iterator[tuple[bool, str]]:
        yield self.has_robust_report, "a robust report of stage 2"
        yield self.has_adjudication, "the adjudication"
        yield self.is_upheld, "all, or all significant, complaints upheld"
        yield self.has_action_plan, "a clear action plan that meets most or all that was wanted"
        yield self.complainant_agreed_on is not None, "the complainant’s agreement"
        yield self.council_agreed_on is not None, "the council’s agreement"


def refer_early(
    reference: str, referral: EarlyReferral, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Refer a complaint to the Ombudsman in the place of stage 3, when every condition is met.

    Where a panel was asked for already, that request is met by the referral. A council that did so
    without the conditions was found at fault (LGSCO 21-007-738, 21-018-463). Source of the
    conditions: *Getting the Best from Complaints*, chapter 3.
    """
    with acting(reference, Act.REFER_EARLY, by=by, at=at, version=version) as case:
        if missing := list(referral.missing()):
            raise NotLawful(f"Early referral needs every condition; missing: {_list(missing)}.")
        if not referral.reasons.strip():
            raise NotLawful("Give the reasons: the complainant and the Ombudsman read them.")
        _require_agreement(case, "The complainant’s agreement", referral.complainant_agreed_on)
        _require_agreement(case, "The council’s agreement", referral.council_agreed_on)
        Decision.objects.create(
            feedback=case.record,
            question=Decision.Question.EARLY_REFERRAL,
            answer="Referred to the Ombudsman",
            reasons=referral.reasons.strip(),
            decided_on=case.today,
            decided_by_id=by.id,
            told_on=referral.complainant_agreed_on,
        )
        case.note("Complainant agreed", referral.complainant_agreed_on)
        case.note("Council agreed", referral.council_agreed_on)
        case.reason = referral.reasons.strip()
        if not case.state.is_open:
            return
        case.set("Request met", case.stage_run, "resolved_on", case.today)
        close(case, case.today, Closing.ANSWERED)


def _require_agreement(case: Case, what: str, on: date | None) -> None:
    stage_2 = case.record.stage_runs.filter(stage=2, responded_on__isnull=False).last()
    answered_on = stage_2.responded_on if stage_2 else None
    if on is not None and answered_on is not None:
        event = f"the answer of {in_words(answered_on)}"
        require_day(case, what, on, since=answered_on, event=event)


def _list(words: list[str]) -> str:
    return "; ".join(words)
