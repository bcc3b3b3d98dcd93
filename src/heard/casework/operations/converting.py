"""Changing what kind of record this is, without losing when it came or what was done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.models import StageRun
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.beginning import keep_outside_the_statute
from heard.casework.operations.clocks import reckon_again
from heard.casework.queries.outcomes import findings_of
from heard.feedback.models import SPOKEN_OF, Element
from heard.rules.acts import Act, SignOff
from heard.rules.outcomes import roll_up
from heard.rules.vocabulary import EnquiryCategory, Kind

__all__ = ["Conversion", "convert"]

_ENQUIRIES = {Kind.MP_ENQUIRY, Kind.COUNCILLOR_ENQUIRY}


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a record is instead, and why."""

    kind: Kind
    reason: str
    enquiry_category: EnquiryCategory | str = ""


def convert(
    reference: str, new: Conversion, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Make a record one of another kind. It is counted once, as what it now is.

    The day of receipt, the reference and the history stay; the dates are reckoned again from the
    true day of receipt, and the old ones are in the history. Editions drawn before keep what they
    counted.
    """
    with acting(reference, Act.CONVERT, by=by, at=at, version=version) as case:
        _require_sound(case, new)
        case.reason = new.reason.strip()
        case.set("Kind", case.record, "kind", new.kind)
        case.set("Category of the enquiry", case.record, "enquiry_category", new.enquiry_category)
        _follow_findings(case)
        if new.kind is Kind.COMPLIMENT:
            _expect_no_answer(case)
        else:
            _expect_an_answer(case)


def _require_sound(case: Case, new: Conversion) -> None:
    if not new.reason.strip():
        raise NotLawful("Say why it is something else than it was logged as.")
    if new.kind == case.record.kind:
        raise NotLawful("That is what it is already.")
    if new.kind is Kind.OMBUDSMAN:
        raise NotLawful("An Ombudsman case begins with the Ombudsman: log it, and link the two.")
    if new.enquiry_category and new.kind not in _ENQUIRIES:
        raise NotLawful("Only an MP's or councillor's enquiry has a category.")


def _follow_findings(case: Case) -> None:
    """Only a complaint has an outcome; its elements stay, should it become one again."""
    record = case.record
    if record.kind == Kind.COMPLAINT:
        if not record.elements.exists():
            Element.objects.create(feedback=record, position=1)
        case.set("Outcome", record, "outcome", roll_up(findings_of(record)).outcome or "")
        if not record.parties.exclude(role__in=SPOKEN_OF).exists():
            keep_outside_the_statute(record, case.by.id, case.today)
    else:
        case.set("Outcome", record, "outcome", "")
        record.outcome_override_reason = ""


def _expect_an_answer(case: Case) -> None:
    record = case.record
    if case.run is None:
        case.run = StageRun.objects.create(
            feedback=record,
            stage=1,
            requested_on=record.received_on,
            progressed_on=record.received_on,
        )
    case.run.save()
    for run in record.stage_runs.all():
        reckon_again(case, case.run if run.pk == case.run.pk else run)


def _expect_no_answer(case: Case) -> None:
    """Take away the stage of what turned out to be thanks, while nothing was done in it."""
    run, record = case.run, case.record
    if run is None:
        return
    done = (
        run.round > 1
        or run.acknowledged_on
        or run.sign_off != SignOff.NONE
        or run.extensions.exists()
        or run.pauses.exists()
    )
    if done:
        raise NotLawful(
            "It was dealt with as something to be answered: answer it, and log the thanks apart."
        )
    run.delete()
    case.run = None
    case.tell("Due by the council’s own target", record.target_due_on, None)
    case.tell("Due by law or code", record.statutory_due_on, None)
    for name in ("statutory", "target"):
        setattr(record, f"{name}_due_on", None)
        setattr(record, f"{name}_reckoning", None)
