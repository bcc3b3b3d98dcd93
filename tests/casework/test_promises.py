"""What was promised is reminded of and listed until it is done, also once a record is closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail

from heard.casework.models import OmbudsmanCase, Recommendation, Reminder
from heard.casework.operations.putting_right import NewRemedy, add_remedy, complete_remedy
from heard.casework.operations.reminding import send_reminders
from heard.casework.queries.promises import promises_to_keep
from heard.feedback.models import Feedback
from tests.casework.browsing import browser_of
from tests.casework.cases import DUE_ON, RECEIVED_ON, a_complaint
from tests.casework.cast import at
from tests.casework.pages import stop_the_clock

# A Friday; three working days before is Tuesday 17 June 2025.
PROMISED = date(2025, 6, 20)
BEFORE, NOT_YET, LATE = date(2025, 6, 17), date(2025, 6, 16), date(2025, 6, 23)


@pytest.fixture
def record(asha, ben):
    made = a_complaint(by=asha)
    add_remedy(made.reference, NewRemedy("Apology", due_on=PROMISED), by=asha, at=at(RECEIVED_ON))
    Feedback.objects.filter(pk=made.pk).update(
        closed_on=RECEIVED_ON, closing="declined", next_due_on=None
    )
    return made


def told(day):
    mail.outbox.clear()
    send_reminders(at(day))
    return [f"{each.to[0].partition('@')[0]}: {each.subject}" for each in mail.outbox]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (BEFORE, "is due on 20 June 2025"),
        (PROMISED, "is due today, 20 June 2025"),
        (LATE, "was due on 20 June 2025 and is late"),
    ],
)
def test_the_team_is_reminded_of_what_was_promised_in_a_closed_record(record, day, words):
    assert told(NOT_YET) == []
    said = told(day)
    assert [each.partition(":")[0] for each in sorted(said)] == ["asha", "ben"]
    assert all(f"What was promised in {record.reference} {words}" in each for each in said)
    assert told(day) == []


def test_what_is_done_is_no_longer_told_or_listed(record, asha):
    remedy = record.remedies.get()
    complete_remedy(record.reference, remedy.pk, BEFORE, by=asha, at=at(BEFORE))
    assert told(PROMISED) == []
    assert promises_to_keep(asha, 5) == ()


def test_two_promises_for_one_day_are_one_reminder_and_the_record_s_own_is_another(asha):
    record = a_complaint(by=asha)
    for kind in ("Apology", "Corrective action"):
        add_remedy(record.reference, NewRemedy(kind, due_on=DUE_ON), by=asha, at=at(RECEIVED_ON))
    told(DUE_ON)
    theirs = Reminder.objects.filter(user_id=asha.id)
    assert sorted(theirs.values_list("is_promise", flat=True)) == [False, True]


def test_what_the_ombudsman_asked_for_is_a_promise_too_and_the_earliest_comes_first(record, asha):
    case = OmbudsmanCase.objects.create(feedback=a_complaint(by=asha), reference="24 000 001")
    for words, due_on in (("Train staff", None), ("Pay £100", PROMISED - timedelta(days=1))):
        Recommendation.objects.create(case=case, words=words, due_on=due_on)
    found = promises_to_keep(asha, 5)
    assert [each.words for each in found] == ["Pay £100", "Apology", "Train staff"]
    assert [each.is_recommendation for each in found] == [True, False, True]
    assert len(promises_to_keep(asha, 2)) == 2


def test_the_page_one_starts_from_lists_them_for_those_who_may_know_of_the_record(
    record, asha, dev, monkeypatch
):
    stop_the_clock(monkeypatch, LATE)
    page = browser_of(asha).get("/today/").content.decode()
    assert "Promised and not done" in page
    assert "Was due 20 Jun 2025" in page
    assert "Promised and not done" not in browser_of(dev).get("/today/").content.decode()
