"""What was learnt in a year, from which services, and how people found the way it went."""

from __future__ import annotations

from django.db.models import Count

from heard.learning.models import ExperienceAnswer, ExperienceWords, Lesson

__all__ = ["experience_tally", "experience_words", "lessons_of", "lessons_tally"]


def lessons_of(reporting_year: int) -> tuple[str, ...]:
    """Return the lessons from records received in the year, in the order they were received."""
    return tuple(
        Lesson.objects.filter(feedback__reporting_year=reporting_year)
        .order_by("feedback__received_on", "feedback__reference", "id")
        .values_list("words", flat=True)
    )


def lessons_tally(reporting_year: int) -> dict[str, int]:
    """Return service area key → number of lessons from records received in the year."""
    return dict(
        Lesson.objects.filter(feedback__reporting_year=reporting_year)
        .values_list("feedback__service_area__key")
        .annotate(lessons=Count("id"))
    )


def experience_tally(reporting_year: int) -> dict[tuple[str, str], int]:
    """Return (question, answer) codes → how many said so in the year."""
    rows = (
        ExperienceAnswer.objects.filter(reporting_year=reporting_year)
        .values_list("question", "answer")
        .annotate(people=Count("id"))
    )
    return {(question, answer): people for question, answer, people in rows}


def experience_words(reporting_year: int) -> list[str]:
    """Return what people said in their own words in the year, in no order that tells of them."""
    said = ExperienceWords.objects.filter(reporting_year=reporting_year)
    return list(said.order_by("words").values_list("words", flat=True))
