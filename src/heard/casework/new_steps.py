"""What has already happened to a record that comes from elsewhere? Stages, decision, remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heard.rules.vocabulary import OmbudsmanDecision

__all__ = ["NewSteps", "StageDates"]


@dataclass(frozen=True, slots=True)
class StageDates:
    """When a later stage was asked for, truly began, and was answered."""

    stage: int
    requested_on: date
    progressed_on: date | None = None
    responded_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewSteps:
    """The steps that one record has been through; `is_empty` for most."""

    stages: tuple[StageDates, ...] = ()
    is_ombudsman_case: bool = False
    ombudsman_reference: str = ""
    ombudsman_decision: OmbudsmanDecision = OmbudsmanDecision.AWAITED
    remedy: str = ""
    remedy_amount: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to keep."""
        return not (self.stages or self.is_ombudsman_case or self.remedy)
