"""What was learnt in a year, and from which services."""

from __future__ import annotations

from django.db.models import Count

from heard.learning.models import Lesson

__all__ = ["lessons_of", "lessons_tally"]


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
