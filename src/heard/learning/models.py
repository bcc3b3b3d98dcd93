"""What was learnt? Lessons, in words that may be published."""

from django.db import models

__all__ = ["Lesson"]


class Lesson(models.Model):
    """One thing the council learnt from a record, worded so that nobody can be known by it."""

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="lessons")
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="lesson_says_something")
        ]

    def __str__(self) -> str:
        return self.words[:60]
