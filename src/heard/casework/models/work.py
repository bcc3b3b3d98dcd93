"""How is the day's work arranged? Saved views of the list, absences, reminders sent once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

__all__ = ["Absence", "Reminder", "SavedView"]


class SavedView(models.Model):
    """A list of records that someone comes back to: its filters, sort and columns, as a query."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="view_name_once")]
        ordering = ["user", "name"]

    def __str__(self) -> str:
        return self.name


class Absence(models.Model):
    """When someone is away, and who takes their reminders meanwhile."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="absences")
    from_on = models.DateField()
    to_on = models.DateField()
    deputy = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="absence_ends_after"),
            models.CheckConstraint(condition=~Q(user=F("deputy")), name="absence_has_another"),
        ]
        ordering = ["user", "from_on"]

    def __str__(self) -> str:
        return f"{self.user_id} away {self.from_on} to {self.to_on}"


class Reminder(models.Model):
    """A reminder that was sent: once for each record, due date, occasion and reader.

    Of what was promised (`is_promise`) apart from what the record itself is due: both may fall on
    one day.
    """

    class Occasion(models.TextChoices):
        """When, against the due date."""

        BEFORE = "before", "Before it is due"
        ON = "on", "On the day"
        AFTER = "after", "After it was due"

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="reminders")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=10, choices=Occasion)
    due_on = models.DateField()
    is_promise = models.BooleanField(default=False)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["feedback", "user", "occasion", "due_on", "is_promise"],
                name="reminded_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.feedback_id} {self.occasion} {self.due_on}"
