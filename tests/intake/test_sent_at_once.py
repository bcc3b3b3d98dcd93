"""Two browsers at once, each on a connection of its own, with real commits."""

from __future__ import annotations

import pytest

from heard.feedback.models import Feedback
from heard.intake.models import Draft, Tries
from tests.casework.cast import set_up_council
from tests.casework.pages import stop_the_clock
from tests.casework.test_at_once import at_once
from tests.intake.telling import COMPLAINT, address, answer, send, with_answers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _council(transactional_db, monkeypatch):
    stop_the_clock(monkeypatch)
    set_up_council()


def test_a_form_sent_twice_at_once_makes_one_record():
    client = with_answers(COMPLAINT)
    answers = []
    at_once(*[lambda: answers.append(send(client))] * 2)
    assert [answer.headers["Location"] for answer in answers] == [address("sent")] * 2
    assert Feedback.objects.count() == 1


def test_two_pages_sent_at_once_are_both_kept_and_both_are_counted():
    client = with_answers(COMPLAINT)
    at_once(
        lambda: answer(client, "name", {"name": "Sam Ward"}),
        lambda: answer(client, "safe", {"safe": "Not by post."}),
    )
    answers = Draft.objects.get().answers
    assert (answers["name"], answers["safe"]) == ("Sam Ward", "Not by post.")
    at_once(*[lambda: send(client)] * 3)
    assert Tries.objects.get(what="send").times <= 3
