"""The acts of learning: keeping what was learnt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.operations.acting import NotLawful, acting
from heard.learning.models import Lesson
from heard.rules.acts import Act

__all__ = ["add_lesson", "record_lessons"]


def add_lesson(
    reference: str, words: str, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Record what was learnt from a record, open or closed, in words that may be published."""
    with acting(reference, Act.ADD_LESSON, by=by, at=at, version=version) as case:
        if not words.strip():
            raise NotLawful("Write down what was learnt, so that nobody can be known by it.")
        lesson = Lesson.objects.create(feedback=case.record, words=words.strip())
        case.note("Lesson", lesson.pk)


def record_lessons(lessons: Iterable[tuple[int, str]]) -> None:
    """Keep (record id, words) pairs as lessons, in the caller's transaction."""
    Lesson.objects.bulk_create(
        Lesson(feedback_id=feedback_id, words=words) for feedback_id, words in lessons
    )
