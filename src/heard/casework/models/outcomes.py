"""What did the Ombudsman decide, and what was done to put matters right?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heard.rules.vocabulary import OmbudsmanDecision

__all__ = ["OmbudsmanCase", "Recommendation", "Remedy"]


class OmbudsmanCase(models.Model):
    """What the Ombudsman decided about a record of that kind.

    Whether it was investigated is apart from whether it was upheld: the Ombudsman upholds without
    investigating where the council has agreed to put matters right.
    """

    feedback = models.OneToOneField(
        "feedback.Feedback", models.CASCADE, related_name="ombudsman_case"
    )
    reference = models.CharField(max_length=40, blank=True)
    decision = models.CharField(
        max_length=20, choices=OmbudsmanDecision.choices(), default=OmbudsmanDecision.AWAITED
    )
    decided_on = models.DateField(null=True, blank=True)
    was_investigated = models.BooleanField(null=True, blank=True)
    is_public_report = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.reference or f"Ombudsman case of {self.feedback_id}"


class Recommendation(models.Model):
    """Something the Ombudsman asked the council to do, by when, and what shows that it was done.

    `withdrawn_on` is when the Ombudsman no longer asked for it, and `withdrawn_because` says why.
    """

    case = models.ForeignKey(OmbudsmanCase, models.CASCADE, related_name="recommendations")
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(evidence=""),
                name="recommendation_done_with_evidence",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | Q(done_on__isnull=True) & ~Q(withdrawn_because=""),
                name="recommendation_withdrawn_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(done_on__isnull=True, withdrawn_on__isnull=True),
                name="recommendation_to_do",
            )
        ]
        ordering = ["case", "due_on", "id"]

    def __str__(self) -> str:
        return self.words[:60]


class Remedy(models.Model):
    """One thing done, or to be done, to put matters right. `amount` is in pounds."""

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="remedies")
    kind = models.CharField(max_length=60)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    approved_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "remedies"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0), name="remedy_amount_is_positive"
            )
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="remedy_to_do")
        ]

    def __str__(self) -> str:
        return self.kind
