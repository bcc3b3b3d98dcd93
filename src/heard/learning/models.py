"""What was learnt? Lessons, in words that may be published; and how people found our ways."""

from django.db import models

from heard.rules.vocabulary import Agreement, Experience

__all__ = ["ExperienceAnswer", "ExperienceWords", "Lesson"]


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


class ExperienceAnswer(models.Model):
    """How somebody found one thing about how they were dealt with, read only as a count.

    Kept apart from the record and the person on purpose: whoever complains must be able to say that
    it went badly. `reporting_year` is the year (its first calendar year) in which they said so.
    """

    reporting_year = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=20, choices=Experience.choices())
    answer = models.CharField(max_length=10, choices=Agreement.choices())

    class Meta:
        indexes = [
            models.Index(fields=["reporting_year", "question", "answer"], name="experience_tally")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class ExperienceWords(models.Model):
    """What somebody said of how they were dealt with, in their own words: nobody is named."""

    reporting_year = models.PositiveSmallIntegerField(db_index=True)
    words = models.TextField()

    class Meta:
        verbose_name_plural = "experience words"

    def __str__(self) -> str:
        return self.words[:60]
