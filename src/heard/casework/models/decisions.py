"""What was decided about a record, what was noted, and which records belong together?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

__all__ = ["Decision", "Link", "Note"]


class Decision(models.Model):
    """A discretion that was used, by whom, when and why.

    One table for all of them, because each must show the same things: what was decided, the reasons
    given, who decided, and when the person was told. Nobody decided what follows from the facts of
    a record that came from outside (None). `child_was_asked` says whether the child's views were
    asked for, None where that was not in question.
    """

    class Question(models.TextChoices):
        """What was to be decided."""

        SAFEGUARDING = "safeguarding", "Safeguarding concern referred"
        PROCEDURE = "procedure", "Which procedure"
        SUFFICIENT_INTEREST = "sufficient_interest", "Sufficient interest in the child’s welfare"
        OUT_OF_TIME = "out_of_time", "Later than twelve months"
        PROCEEDINGS = "proceedings", "Court, police or other proceedings"
        CONSENT = "consent", "Consent of the child or young person"
        AUTHORITY = "authority", "Authority to disclose to the MP or councillor"
        FREEZE = "freeze", "Disputed decision held back meanwhile"
        DECLINE = "decline", "Not considered"
        COMPLIMENT = "compliment", "Above and beyond"
        EARLY_REFERRAL = "early_referral", "Early referral to the Ombudsman"

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="decisions")
    question = models.CharField(max_length=30, choices=Question)
    answer = models.CharField(max_length=60)
    reasons = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    child_was_asked = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons")
        ]
        ordering = ["feedback", "decided_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_question_display()}: {self.answer}"


class Link(models.Model):
    """Two records that belong together. It shows that there is another, never what is in it."""

    class Kind(models.TextChoices):
        """How they belong together; `merged` means that the first is answered by the second."""

        SAME_MATTER = "same_matter", "Same matter"
        MERGED = "merged", "Merged into"
        LED_TO = "led_to", "Led to"
        SIBLING = "sibling", "Brother’s or sister’s case"
        OTHER_PARENT = "other_parent", "Other parent’s case"

    first = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="links_out")
    second = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second", "kind"], name="linked_once"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="linked_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.kind} {self.second_id}"


class Note(models.Model):
    """Something worth keeping with a record, for those who work on it.

    Nobody of the office wrote what came with the record from outside (None).
    """

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="notes")
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="note_says_something")]
        ordering = ["feedback", "written_at", "id"]

    def __str__(self) -> str:
        return self.words[:60]
