"""Two workers empty one outbox, each on a connection of its own, and no letter goes twice."""

from __future__ import annotations

from collections import Counter
from threading import Barrier, Lock

from heard.casework.models import Letter
from heard.casework.operations.letters import deliver_outbox, send
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.letters import DAY, FailingServer, a_draft
from tests.casework.test_at_once import at_once

LETTERS = 6


def test_two_workers_deliver_each_letter_once(live_office, settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.casework.letters.FailingServer"
    asha = live_office.asha
    record = a_complaint(by=asha)
    for _ in range(LETTERS):
        send(record.reference, a_draft(record, by=asha).pk, by=asha, at=at(DAY))
    gone, keep = [], Lock()

    def take(_self, messages):
        with keep:
            gone.extend(message.extra_headers["Message-ID"] for message in messages)
        return len(messages)

    monkeypatch.setattr(FailingServer, "send_messages", take)
    together, outcomes = Barrier(2), []

    def work():
        together.wait()
        outcomes.append(deliver_outbox(at(DAY)))

    at_once(work, work)
    assert sum(outcome.sent for outcome in outcomes) == LETTERS
    assert set(Counter(gone).values()) == {1}
    assert not Letter.objects.filter(is_queued=True).exists()
