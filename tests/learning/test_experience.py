"""How people found the way they were dealt with: counted in the year they said so, never who."""

from __future__ import annotations

from datetime import date

import pytest

from heard.learning.models import ExperienceAnswer, ExperienceWords
from heard.learning.operations import record_experience
from heard.learning.queries import experience_tally, experience_words
from heard.rules.vocabulary import Agreement, Experience
from tests.casework import conftest
from tests.casework.cases import a_complaint
from tests.casework.pages import browser_of, shown

pytestmark = pytest.mark.django_db

YES, PARTLY, NO = Agreement
office_of_the_module = conftest.office_of_the_module
office = conftest.office


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


def test_the_office_reads_what_was_said_in_a_year(office):
    record_experience({Experience.EASY: YES}, "Ring me <back>.", said_on=date(2026, 3, 1))
    browser = browser_of(office.eve)
    page = shown(browser.get("/how-it-was/2025-26/"))
    assert "Was it easy to tell us?" in page
    assert "Ring me &lt;back&gt;." in page
    assert "Nobody has said" in shown(browser.get("/how-it-was/2024-25/"))
    assert browser.get("/how-it-was/2025-29/").status_code == 404
    assert browser_of(office.cleo).get("/how-it-was/2025-26/").status_code == 403


def test_the_years_lead_there_for_whoever_may_read_it(office):
    a_complaint(by=office.asha)
    assert "How people found it" in shown(browser_of(office.asha).get("/reports/"))
    assert "How people found it" not in shown(browser_of(office.dev).get("/reports/"))
