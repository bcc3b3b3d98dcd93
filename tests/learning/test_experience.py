"""How people found the way they were dealt with: counted in the year they said so, never who."""

from __future__ import annotations

from datetime import date

import pytest

from heard.learning.models import ExperienceAnswer, ExperienceWords
from heard.learning.operations import record_experience
from heard.learning.queries import experience_tally, experience_words
from heard.rules.vocabulary import Agreement, Experience

pytestmark = pytest.mark.django_db

YES, PARTLY, NO = Agreement


def test_answers_are_counted_in_the_reporting_year_in_which_they_were_given():
    record_experience(
        {Experience.LISTENED: YES, Experience.CLEAR: NO}, "", said_on=date(2026, 3, 31)
    )
    record_experience({Experience.LISTENED: YES}, "", said_on=date(2026, 3, 1))
    record_experience({Experience.LISTENED: PARTLY}, "", said_on=date(2026, 4, 1))
    assert experience_tally(2025) == {("listened", "yes"): 2, ("clear", "no"): 1}
    assert experience_tally(2026) == {("listened", "partly"): 1}
    assert experience_tally(2024) == {}


def test_words_are_kept_without_anybody_and_told_in_no_telling_order():
    for words in ("They rang back.", " ", "Ask me first.\x00"):
        record_experience({}, words, said_on=date(2026, 3, 1))
    assert experience_words(2025) == ["Ask me first.", "They rang back."]


def test_nothing_leads_from_an_answer_to_a_record_or_a_person():
    for model in (ExperienceAnswer, ExperienceWords):
        assert not [field for field in model._meta.get_fields() if field.is_relation]
