"""Two people at once: each on a connection of their own, with real commits."""

from __future__ import annotations

from threading import Thread

from django.db import connection

from heard.audit.models import Event
from heard.feedback.models import Feedback
from tests.casework.cases import a_complaint


def at_once(*doings):
    """Do things on connections of their own at the same time, and wait for them all."""

    def on_its_own_connection(do):
        try:
            do()
        finally:
            connection.close()

    threads = [Thread(target=on_its_own_connection, args=(do,)) for do in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_who_log_at_once_get_numbers_of_their_own(live_office):
    asha, ben = live_office.asha, live_office.ben
    at_once(*(lambda by=by: a_complaint(by=by) for by in (asha, ben, asha, ben)))
    references = Feedback.objects.order_by("reference").values_list("reference", flat=True)
    assert list(references) == [f"C-2025-000{number}" for number in (1, 2, 3, 4)]


def test_a_form_sent_twice_at_once_makes_one_record(live_office):
    asha = live_office.asha
    at_once(*[lambda: a_complaint(by=asha, idempotency_key="form-1")] * 2)
    assert Feedback.objects.count() == 1
    assert Event.objects.filter(subject_kind="feedback").count() == 1
