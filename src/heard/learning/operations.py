"""The acts of learning: keeping what was learnt, and how people found the way it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.operations.acting import NotLawful, acting
from heard.common.documents.printable import printable
from heard.learning.models import ExperienceAnswer, ExperienceWords, Lesson
from heard.rules.acts import Act
from heard.rules.periods import ReportingYear
from heard.rules.vocabulary import Agreement, Experience

__all__ = ["add_lesson", "record_experience", "record_lessons"]


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


def record_experience(
    answers: Mapping[Experience, Agreement], words: str, *, said_on: date
) -> None:
    """Keep how somebody found the way they were dealt with, in the caller's transaction.

    Nothing of it says who it was, or of which record: only the year is kept.
    """
    year = ReportingYear.of(said_on).first_calendar_year
    ExperienceAnswer.objects.bulk_create(
        ExperienceAnswer(reporting_year=year, question=question, answer=answer)
        for question, answer in answers.items()
    )
    if said := printable(words).strip():
        ExperienceWords.objects.create(reporting_year=year, words=said)
