"""The acts of learning: keeping what was learnt."""

from __future__ import annotations

from collections.abc import Iterable

from heard.learning.models import Lesson

__all__ = ["record_lessons"]


def record_lessons(lessons: Iterable[tuple[int, str]]) -> None:
    """Keep (record id, words) pairs as lessons, in the caller's transaction."""
    Lesson.objects.bulk_create(
        Lesson(feedback_id=feedback_id, words=words) for feedback_id, words in lessons
    )
