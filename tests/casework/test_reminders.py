"""Who is reminded of what, when, and that it is once."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from heard.accounts.models import User
from heard.accounts.staff import Role
from heard.casework.models import Absence, Reminder
from heard.casework.operations.allocating import allocate
from heard.casework.operations.reminding import send_reminders
from heard.casework.operations.sign_off import submit_draft
from heard.casework.operations.waiting import NewPause, pause
from tests.casework.cases import DUE_ON, RECEIVED_ON, a_complaint
from tests.casework.cast import CARE, account_of, at, engage

# Due on Tuesday 27 May 2025. Monday is a bank holiday, so three working days before is Wednesday.
BEFORE, NOT_YET, LATE = date(2025, 5, 21), date(2025, 5, 20), date(2025, 5, 28)
EVERYBODY = ["asha", "ben", "cleo", "eve"]
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
        (BEFORE, EVERYBODY),
        (DUE_ON, EVERYBODY),
        (LATE, EVERYBODY),
        (SATURDAY, []),
    ],
)
def test_handler_manager_and_team_are_reminded_before_on_and_after_the_day(record, day, readers):
    assert told(day) == readers


def test_each_occasion_is_told_once_however_often_it_runs(record):
    days = [NOT_YET, BEFORE, BEFORE, date(2025, 5, 23), DUE_ON, DUE_ON, LATE, LATE, LATER]
    assert [len(told(day)) for day in days] == [0, 4, 0, 0, 4, 0, 4, 0, 0]
    assert Reminder.objects.count() == 12


def test_an_occasion_that_was_missed_is_made_up_for_while_it_lasts(record):
    assert told(date(2025, 5, 23)) == EVERYBODY


def test_a_date_that_moves_is_reminded_of_anew(record):
    told(DUE_ON)
    type(record).objects.filter(pk=record.pk).update(next_due_on=LATER)
    assert told(LATER) == EVERYBODY


def test_the_deputy_of_whoever_is_away_is_reminded_and_they_are_not(record, ben, cleo):
    Absence.objects.create(user_id=cleo.id, from_on=BEFORE, to_on=DUE_ON, deputy_id=ben.id)
    assert told(BEFORE) == ["asha", "ben", "eve"]
    assert told(LATE) == EVERYBODY


def test_the_deputy_of_a_deputy_is_reminded_and_a_ring_of_them_ends(record, ben, cleo, eve):
    for away, deputy in ((cleo, eve), (eve, ben)):
        Absence.objects.create(user_id=away.id, from_on=BEFORE, to_on=BEFORE, deputy_id=deputy.id)
    assert told(BEFORE) == ["asha", "ben"]
    Absence.objects.create(user_id=ben.id, from_on=BEFORE, to_on=BEFORE, deputy_id=cleo.id)
    assert told(BEFORE) == ["cleo", "eve"]


def test_a_deputy_who_may_not_know_of_the_record_is_not_told_of_it(record, cleo, dev):
    Absence.objects.create(user_id=cleo.id, from_on=BEFORE, to_on=BEFORE, deputy_id=dev.id)
    assert told(BEFORE) == ["asha", "ben", "eve"]


def test_once_it_is_allocated_to_somebody_else_they_are_reminded_too(record, asha, cleo):
    told(BEFORE)
    deputy = engage("ivo", "Ivo Reed", (Role.INVESTIGATOR, CARE))
    allocate(record.reference, deputy.id, by=asha, at=at(BEFORE, 11))
    assert told(BEFORE) == ["ivo"]
    assert told(DUE_ON) == ["asha", "ben", "ivo"]


def test_while_a_draft_waits_for_sign_off_whoever_may_give_it_is_reminded(office, record, cleo):
    User.objects.filter(pk=cleo.id).update(line_manager=None)
    assert told(BEFORE) == ["asha", "ben", "cleo"]
    submit_draft(record.reference, by=cleo, at=at(BEFORE, 11))
    assert told(BEFORE) == ["eve"]


def test_of_a_record_allocated_to_nobody_the_team_is_told(office):
    a_complaint(by=office.asha)
    assert told(BEFORE) == ["asha", "ben"]


def test_only_those_named_for_a_restricted_record_are_told(office):
    a_complaint(by=office.asha, is_restricted=True)
    assert told(LATE) == ["asha"]


def test_the_reminders_of_a_day_are_one_message_or_one_each_for_whoever_prefers_that(
    record, asha, cleo
):
    second = a_complaint(by=asha)
    allocate(second.reference, cleo.id, by=asha, at=at(RECEIVED_ON))
    User.objects.filter(pk=cleo.id).update(prefers_digest=False)
    assert told(BEFORE) == ["asha", "ben", "cleo", "cleo", "eve"]
    digest = next(message for message in mail.outbox if message.to == ["asha@council.example"])
    assert digest.subject == "2 records need you"
    assert record.reference in digest.body
    assert second.reference in digest.body


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
        assert send_reminders(at(BEFORE)).readers_failed == 4
    assert not Reminder.objects.exists()
    assert told(BEFORE) == EVERYBODY


def test_whoever_has_left_is_not_written_to(record, cleo):
    User.objects.filter(pk=account_of(cleo).pk).update(is_active=False)
    assert told(BEFORE) == ["asha", "ben", "eve"]


def test_the_command_says_what_it_did(office):
    said = StringIO()
    call_command("chase", stdout=said)
    assert said.getvalue() == "Reminders sent: 0, in 0 messages.\n"
