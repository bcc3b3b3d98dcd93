"""The acts of casework: what has been done about a record."""

from __future__ import annotations

from collections.abc import Iterable

from heard.casework.models import OmbudsmanCase, Remedy, StageRun
from heard.casework.new_steps import NewSteps

__all__ = ["record_steps"]


def record_steps(steps: Iterable[tuple[int, NewSteps]]) -> None:
    """Keep the steps that records (by id) have been through, all in the caller's transaction."""
    stages, cases, remedies = [], [], []
    for feedback_id, taken in steps:
        stages += [
            StageRun(
                feedback_id=feedback_id,
                stage=dates.stage,
                requested_on=dates.requested_on,
                progressed_on=dates.progressed_on,
                responded_on=dates.responded_on,
            )
            for dates in taken.stages
        ]
        if taken.is_ombudsman_case:
            cases.append(
                OmbudsmanCase(
                    feedback_id=feedback_id,
                    reference=taken.ombudsman_reference,
                    decision=taken.ombudsman_decision,
                )
            )
        if taken.remedy:
            remedies.append(
                Remedy(feedback_id=feedback_id, kind=taken.remedy, amount=taken.remedy_amount)
            )
    StageRun.objects.bulk_create(stages)
    OmbudsmanCase.objects.bulk_create(cases)
    Remedy.objects.bulk_create(remedies)
