"""How did a complaint end, and by which rule? From its findings, or as somebody set it."""

from __future__ import annotations

from heard.feedback.models import Feedback
from heard.rules.outcomes import Outcome, Override, RolledUp, roll_up

__all__ = ["findings_of", "outcome_of"]


def outcome_of(record: Feedback) -> RolledUp:
    """Return the outcome that stands and the rule that gave it, to be shown together.

    Where somebody set it, the rule says why, and what the findings alone would give.
    """
    rolled_up = roll_up(findings_of(record))
    if not record.outcome_override_reason:
        return rolled_up
    override = Override(Outcome(record.outcome), record.outcome_override_reason)
    return override.applied_to(rolled_up)


def findings_of(record: Feedback) -> list[Outcome | None]:
    """Return the finding on each element in turn, None for one not yet decided."""
    found = record.elements.order_by("position").values_list("finding", flat=True)
    return [Outcome(finding) if finding else None for finding in found]
