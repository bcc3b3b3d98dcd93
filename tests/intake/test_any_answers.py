"""Whatever is answered on whichever form, it can be sent, and makes one record that is sound."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.casework.operations.telling import tell
from heard.feedback.models import Feedback
from heard.intake.questions import FORMS
from heard.intake.questions.terms import Ask
from heard.intake.telling.answering import asked_again
from heard.intake.telling.listings import Offered
from heard.intake.telling.records import Beside, heard_from
from heard.intake.telling.walking import walk
from heard.rules.vocabulary import Kind
from tests.casework import conftest
from tests.casework.cast import CARE, at
from tests.casework.pages import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]

office_of_the_module = conftest.office_of_the_module
WORDS = st.text(min_size=1, max_size=40).filter(lambda words: words.strip() and "\0" not in words)
TYPED = {
    Ask.EMAIL: st.just("pat@example.org"),
    Ask.PHONE: st.just("01632 960001"),
    Ask.POSTCODE: st.just("FY1 1AA"),
    Ask.DAY: st.just("27/11/2026"),
}
BESIDE = Beside(TODAY, CARE, "one-draft")


@pytest.fixture(scope="module")
def offered(office_of_the_module, django_db_blocker):
    with django_db_blocker.unblock():
        found = Offered()
        for form in FORMS:
            for question in form.questions:
                found.options_of(question)
        return found


def answer_to(question, offered):
    """Return any answer that a person can give to a question."""
    keys = [option.key for option in offered.options_of(question)]
    if question.ask is Ask.CHOICES:
        fewest = 0 if question.is_optional else 1
        return st.lists(st.sampled_from(keys), min_size=fewest, unique=True)
    given_ = st.sampled_from(keys) if keys else TYPED.get(question.ask, WORDS)
    if question.ask is Ask.FILES:
        return st.just("")
    return st.just("") | given_ if question.is_optional else given_


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_it_can_always_be_sent(form, data, offered, db):
    answers = {}
    while (page := walk(form, answers).first_open) is not None:
        asked = walk(form, answers).questions_on(page)
        drawn = {each.key: data.draw(answer_to(each, offered), each.key) for each in asked}
        if page.needs_one and not any(drawn.values()):
            drawn[asked[0].key] = "Said in a word or two."
        kept, shown = asked_again(asked, drawn, offered)
        assert [each.error for each in shown if each.error] == []
        assert kept == drawn
        answers |= kept
    heard = heard_from(form, answers, BESIDE)
    with transaction.atomic():
        record = tell(heard.case, at=at(TODAY))
        assert Feedback.objects.get() == record
        assert record.words.strip()
        assert (record.next_due_on is None) == (record.kind == Kind.COMPLIMENT)
        transaction.set_rollback(True)
