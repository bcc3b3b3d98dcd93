"""Who is reminded of what, when, and that it is once."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from heard.accounts.models import User
from heard.casework.models import Absence, Reminder
from heard.casework.operations.allocating import allocate
from heard.casework.operations.reminding import send_reminders
from heard.casework.operations.waiting import NewPause, pause
from tests.casework.cases import DUE_ON, RECEIVED_ON, a_complaint
from tests.casework.cast import account_of, at

# Due on Tuesday 27 May 2025. Monday is a bank holiday, so three working days before is Wednesday.
BEFORE, NOT_YET, LATE = date(2025, 5, 21), date(2025, 5, 20), date(2025, 5, 28)
SATURDAY, LATER = date(2025, 5, 31), date(2025, 6, 2)


@pytest.fixture
def record(asha, cleo, eve):
    User.objects.filter(pk=cleo.id).update(line_manager=eve.id)
    made = a_complaint(by=asha)
    allocate(made.reference, cleo.id, by=asha, at=at(RECEIVED_ON))
    return made


def told(day):
    """Run on a day, and return who got a message, in order."""
    mail.outbox.clear()
    send_reminders(at(day))
    return sorted(message.to[0].partition("@")[0] for message in mail.outbox)


@pytest.mark.parametrize(
    ("day", "readers"),
    [
        (NOT_YET, []),
        (BEFORE, ["cleo"]),
        (DUE_ON, ["cleo"]),
        (LATE, ["asha", "ben", "cleo", "eve"]),
        (SATURDAY, []),
    ],
)
def test_the_handler_is_reminded_and_when_late_the_line_manager_and_the_team(record, day, readers):
    assert told(day) == readers


def test_each_occasion_is_told_once_however_often_it_runs(record):
    days = [NOT_YET, BEFORE, BEFORE, date(2025, 5, 23), DUE_ON, DUE_ON, LATE, LATE, LATER]
    assert [len(told(day)) for day in days] == [0, 1, 0, 0, 1, 0, 4, 0, 0]
    assert Reminder.objects.count() == 6


def test_an_occasion_that_was_missed_is_made_up_for_while_it_lasts(record):
    assert told(date(2025, 5, 23)) == ["cleo"]


def test_a_date_that_moves_is_reminded_of_anew(record):
    told(DUE_ON)
    type(record).objects.filter(pk=record.pk).update(next_due_on=LATER)
    assert told(LATER) == ["cleo"]


def test_the_deputy_of_whoever_is_away_is_reminded_and_they_are_not(record, ben, cleo):
    Absence.objects.create(user_id=cleo.id, from_on=BEFORE, to_on=DUE_ON, deputy_id=ben.id)
    assert told(BEFORE) == ["ben"]
    assert told(LATE) == ["asha", "ben", "cleo", "eve"]


def test_the_deputy_of_a_deputy_is_reminded_and_a_ring_of_them_ends(record, ben, cleo, eve):
    for away, deputy in ((cleo, eve), (eve, ben)):
        Absence.objects.create(user_id=away.id, from_on=BEFORE, to_on=BEFORE, deputy_id=deputy.id)
    assert told(BEFORE) == ["ben"]
    Absence.objects.create(user_id=ben.id, from_on=BEFORE, to_on=BEFORE, deputy_id=cleo.id)
    assert told(BEFORE) == ["cleo"]


def test_where_the_deputy_may_not_know_of_the_record_the_team_is_told(record, cleo, dev):
    Absence.objects.create(user_id=cleo.id, from_on=BEFORE, to_on=BEFORE, deputy_id=dev.id)
    assert told(BEFORE) == ["asha", "ben"]


def test_of_a_record_allocated_to_nobody_the_team_is_told(office):
    a_complaint(by=office.asha)
    assert told(BEFORE) == ["asha", "ben"]


def test_only_those_named_for_a_restricted_record_are_told(office):
    a_complaint(by=office.asha, is_restricted=True)
    assert told(LATE) == ["asha"]


def test_whoever_prefers_a_digest_has_one_message_and_others_one_each(record, asha, cleo):
    second = a_complaint(by=asha)
    allocate(second.reference, cleo.id, by=asha, at=at(RECEIVED_ON))
    assert told(BEFORE) == ["cleo", "cleo"]
    User.objects.filter(pk=cleo.id).update(prefers_digest=True)
    assert told(DUE_ON) == ["cleo"]
    assert record.reference in mail.outbox[0].body
    assert second.reference in mail.outbox[0].body


def test_nobody_is_reminded_while_the_clock_stands_still_or_after_the_end(record, ben):
    pause(record.reference, NewPause(BEFORE, "A court decides."), by=ben, at=at(BEFORE))
    assert told(LATE) == []


def test_a_message_names_the_record_and_its_day_and_nobody(record):
    told(LATE)
    message = mail.outbox[0]
    assert message.subject == f"{record.reference} was due on 27 May 2025 and is late"
    for word in ("Quinn", "Pat", "rang", "Social Care"):
        assert word not in message.subject + message.body


def test_what_the_mail_server_refuses_is_sent_by_the_next_run(record, monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError

    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", refuse)
        assert send_reminders(at(BEFORE)).readers_failed == 1
    assert not Reminder.objects.exists()
    assert told(BEFORE) == ["cleo"]


def test_whoever_has_left_is_not_written_to(record, cleo):
    User.objects.filter(pk=account_of(cleo).pk).update(is_active=False)
    assert told(BEFORE) == ["asha", "ben"]


def test_the_command_says_what_it_did(office):
    said = StringIO()
    call_command("chase", stdout=said)
    assert said.getvalue() == "Reminders sent: 0, in 0 messages.\n"
