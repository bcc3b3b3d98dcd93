"""Is a review for somebody else? Who had a part in the answer does not review it."""

from __future__ import annotations

from django.db.models import Q

from heard.accounts.models import User
from heard.casework.models import StageRun
from heard.casework.operations.acting import Case
from heard.casework.steps import MEETING

__all__ = ["if_they_answered_before"]


def if_they_answered_before(case: Case, person: User | None) -> str | None:
    """Return a warning where a review would be by somebody who had a part in the answer before.

    Whoever answered, drafted, returned or signed off had one. Whoever considers a complaint at
    stage 2 is not who did so at stage 1 (Complaint Handling Code of the Local Government and Social
    Care Ombudsman, 2024). A stage that has steps of its own has an investigation or a panel, whose
    people are appointed and kept apart by themselves.
    """
    run = case.run  # None of a compliment: it has no answer, and so nobody who gave one
    if person is None or run is None or run.stage == 1 or run.progressed_on is None:
        return None
    if run.steps.exclude(step__in=MEETING).exists():
        return None
    earlier = StageRun.objects.filter(feedback=case.record, stage__lt=run.stage)
    had_a_part = Q(answered_by=person) | Q(sign_off_steps__by=person)
    before = earlier.filter(had_a_part).order_by("stage").first()
    if before is None:
        return None
    return (
        f"{person.get_full_name()} had a part in the answer at stage {before.stage}. Allocate "
        f"it to somebody else: stage {run.stage} is for a person who had none."
    )
