"""What has already happened to a record that comes from elsewhere? Stages, decision, remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heard.rules.vocabulary import OmbudsmanDecision

__all__ = ["NO_STEPS", "NewSteps", "StageDates"]


@dataclass(frozen=True, slots=True)
class StageDates:
    """When a later stage was asked for, truly began, and was answered or met at a meeting."""

    stage: int
    requested_on: date
    progressed_on: date | None = None
    responded_on: date | None = None
    resolved_on: date | None = None

    @property
    def over_on(self) -> date | None:
        """Return the day from which nothing more was due at the stage, None while it runs."""
        return self.responded_on or self.resolved_on


@dataclass(frozen=True, slots=True)
class NewSteps:
    """The steps that one record has been through: for most, none."""

    stages: tuple[StageDates, ...] = ()
    ombudsman_reference: str = ""
    ombudsman_decision: OmbudsmanDecision = OmbudsmanDecision.AWAITED
    remedy: str = ""
    remedy_amount: Decimal | None = None


NO_STEPS = NewSteps()
