"""Finding on what is complained of: its elements, what was found on each, the outcome over all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.queries.outcomes import findings_of, outcome_of
from heard.feedback.models import Element, Feedback
from heard.rules.acts import Act
from heard.rules.outcomes import Outcome, Override, OverrideWithoutReason, RolledUp, roll_up

__all__ = ["NewFinding", "add_element", "override_outcome", "record_findings"]


@dataclass(frozen=True, slots=True)
class NewFinding:
    """What was found on the element at a position (from 1), and why."""

    position: int
    finding: Outcome
    reasons: str


def add_element(
    reference: str, words: str, *, by: Staff, at: datetime, version: int | None = None
) -> int:
    """Add one thing complained of, and return its position.

    A complaint logged as a whole has one element without words: the first that is named takes its
    place. Until the new one has a finding, the complaint has no outcome.
    """
    with acting(reference, Act.ADD_ELEMENT, by=by, at=at, version=version) as case:
        if not words.strip():
            raise NotLawful("Say what is complained of.")
        element = _unnamed(case.record) or _next(case.record)
        element.words = words.strip()
        element.save()
        case.note("Element", element.position)
        _roll_up(case)
        return element.position


def record_findings(
    reference: str,
    findings: Iterable[NewFinding],
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> RolledUp:
    """Record what was found on each element, and return the outcome with the rule that gave it.

    Elements left out stay as they are. An outcome that somebody had set by hand gives way: it was
    set for other findings.
    """
    with acting(reference, Act.RECORD_FINDING, by=by, at=at, version=version) as case:
        given = {each.position: each for each in findings}
        elements = {each.position: each for each in case.record.elements.all()}
        if not given:
            raise NotLawful("Record a finding on at least one element.")
        if strange := sorted(given.keys() - elements.keys()):
            raise NotLawful(f"There is no element {strange[0]}.")
        for position, new in sorted(given.items()):
            _find(case, elements[position], new)
        return _roll_up(case)


def override_outcome(
    reference: str,
    outcome: Outcome,
    reason: str,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> RolledUp:
    """Set the outcome over all apart from what the findings give, and return it with its rule."""
    with acting(reference, Act.OVERRIDE_OUTCOME, by=by, at=at, version=version) as case:
        try:
            override = Override(outcome, reason)
        except OverrideWithoutReason as blank:
            raise NotLawful(str(blank)) from blank
        case.set("Outcome", case.record, "outcome", override.outcome)
        case.record.outcome_override_reason = override.reason.strip()
        case.reason = override.reason.strip()
        return outcome_of(case.record)


def _unnamed(record: Feedback) -> Element | None:
    """Return the element that stands for the complaint as a whole, while nothing is found on it."""
    elements = list(record.elements.all())
    if len(elements) == 1 and not elements[0].words and not elements[0].finding:
        return elements[0]
    return None


def _next(record: Feedback) -> Element:
    last = record.elements.order_by("position").values_list("position", flat=True).last()
    return Element(feedback=record, position=(last or 0) + 1)


def _find(case: Case, element: Element, new: NewFinding) -> None:
    if not new.reasons.strip() and new.finding is not Outcome.WITHDRAWN:
        raise NotLawful(f"Give the reasons for the finding on element {element.position}.")
    case.set(f"Finding on element {element.position}", element, "finding", new.finding)
    if new.reasons.strip() != element.reasons:
        case.note(
            f"Reasons on element {element.position}", "changed" if element.reasons else "given"
        )
        element.reasons = new.reasons.strip()
    element.save()


def _roll_up(case: Case) -> RolledUp:
    rolled_up = roll_up(findings_of(case.record))
    case.set("Outcome", case.record, "outcome", rolled_up.outcome or "")
    if case.record.outcome_override_reason:
        case.note("Outcome set by hand", "given up: the findings are others")
        case.record.outcome_override_reason = ""
    return rolled_up
