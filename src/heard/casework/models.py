"""How was each record carried? Its stages, its Ombudsman case, what was done to put it right."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heard.rules.vocabulary import OmbudsmanDecision

__all__ = ["OmbudsmanCase", "Remedy", "StageRun"]


class StageRun(models.Model):
    """One stage of a procedure, asked for and perhaps gone through.

    `requested_on` is when the stage was asked for (stage 1: received); `progressed_on` is when it
    truly began, None when it was asked for and resolved without.
    """

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="stage_runs")
    stage = models.PositiveSmallIntegerField()
    requested_on = models.DateField()
    progressed_on = models.DateField(null=True, blank=True)
    responded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feedback", "stage"], name="stage_once_a_record"),
            models.CheckConstraint(condition=Q(stage__gte=1, stage__lte=3), name="stage_is_1_to_3"),
            models.CheckConstraint(
                condition=Q(progressed_on__isnull=True) | Q(progressed_on__gte=F("requested_on")),
                name="stage_begins_after_request",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feedback_id} stage {self.stage}"


class OmbudsmanCase(models.Model):
    """What the Ombudsman decided about a record of that kind."""

    feedback = models.OneToOneField(
        "feedback.Feedback", models.CASCADE, related_name="ombudsman_case"
    )
    reference = models.CharField(max_length=40, blank=True)
    decision = models.CharField(
        max_length=20, choices=OmbudsmanDecision.choices(), default=OmbudsmanDecision.AWAITED
    )
    decided_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.reference or f"Ombudsman case of {self.feedback_id}"


class Remedy(models.Model):
    """One thing done, or to be done, to put matters right. `amount` is in pounds."""

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="remedies")
    kind = models.CharField(max_length=60)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name_plural = "remedies"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0), name="remedy_amount_is_positive"
            )
        ]

    def __str__(self) -> str:
        return self.kind
