"""The team is reminded of e-mail that waits, with its records, once, and of no word of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core import mail as outgoing
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from heard.accounts.models import User
from heard.casework.letters.reply_tokens import reply_address
from heard.casework.models import Absence, Reminder
from heard.casework.operations.ending import Withdrawal, withdraw
from heard.feedback.models import Feedback
from heard.intake.mail.filing import file_message
from heard.intake.mail.placing import settle_mail
from heard.intake.models import MailReminder, ReceivedMail
from heard.ops.reminding import remind
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.intake.mail.messages import a_message, fetched

pytestmark = pytest.mark.django_db

THURSDAY, FRIDAY, SATURDAY = date(2025, 5, 15), date(2025, 5, 16), date(2025, 5, 17)
MONDAY, TUESDAY, WEDNESDAY = date(2025, 5, 19), date(2025, 5, 20), date(2025, 5, 21)
ONE = "An e-mail has waited for more than a working day"
CAME_ON_WEDNESDAY = datetime(2025, 5, 14, 8, 30, tzinfo=UTC)


def came(at_=CAME_ON_WEDNESDAY, body="Nobody rang me back.\n", **headers):
    """Let an e-mail come in, and return it."""
    file_message(fetched(a_message(body=body, **headers), delivered_at=at_), at=at_)
    return ReceivedMail.objects.latest("pk")


def told(day):
    """Run on a day, and return who got a message, in order."""
    outgoing.outbox.clear()
    remind(at(day))
    return sorted(message.to[0].partition("@")[0] for message in outgoing.outbox)


@pytest.mark.parametrize(
    ("delivered_at", "days"),
    [
        (CAME_ON_WEDNESDAY, {THURSDAY: False, FRIDAY: True, SATURDAY: False}),
        # Late on a Friday in London: Monday is the one working day that it may lie.
        (datetime(2025, 5, 16, 22, 59, tzinfo=UTC), {MONDAY: False, TUESDAY: True}),
        (datetime(2025, 5, 18, 9, tzinfo=UTC), {MONDAY: False, TUESDAY: True}),
        # Monday is a bank holiday.
        (
            datetime(2025, 5, 23, 9, tzinfo=UTC),
            {date(2025, 5, 26): False, date(2025, 5, 27): False, date(2025, 5, 28): True},
        ),
        # Years before any calendar here.
        (datetime(1931, 5, 18, 9, tzinfo=UTC), {SATURDAY: False, MONDAY: True}),
    ],
    ids=["Wednesday", "Friday night", "Sunday", "bank holiday", "long ago"],
)
def test_the_team_is_told_once_more_than_a_working_day_has_gone(office, delivered_at, days):
    came(delivered_at)
    for day, is_told in days.items():
        assert told(day) == (["asha", "ben"] if is_told else []), day


def test_each_message_is_told_of_once_however_often_it_runs(office):
    came()
    assert [len(told(day)) for day in (FRIDAY, FRIDAY, MONDAY)] == [2, 0, 0]
    for number in (2, 3):
        came(datetime(2025, 5, 16, 9, tzinfo=UTC), Message_ID=f"<{number}@example.org>")
    assert told(TUESDAY) == ["asha", "ben"]
    assert outgoing.outbox[0].subject == "2 e-mails have waited for more than a working day"
    assert MailReminder.objects.count() == 6


def test_what_somebody_dealt_with_is_not_told_of(office):
    settle_mail(came().pk, "An advertisement.", by=office.asha, at=CAME_ON_WEDNESDAY)
    assert told(FRIDAY) == []


def test_the_message_says_nothing_of_the_e_mail(office):
    came()
    told(FRIDAY)
    (message, _) = outgoing.outbox
    assert message.subject == ONE
    for word in ("Pat", "Quinn", "son", "rang", "example.org"):
        assert word not in message.subject + message.body


def test_it_stands_in_the_message_of_the_day_or_in_one_of_its_own(office):
    record = a_complaint(by=office.asha)  # due on 27 May: the reminder before is on 21 May
    User.objects.filter(pk=office.ben.id).update(prefers_digest=False)
    came()
    assert told(WEDNESDAY) == ["asha", "ben", "ben"]
    digest = next(each for each in outgoing.outbox if each.to == ["asha@council.example"])
    assert digest.subject == "A record needs you, and e-mail waits"
    assert f"{record.reference} is due on" in digest.body
    assert f"{ONE}." in digest.body
    assert (Reminder.objects.count(), MailReminder.objects.count()) == (2, 2)


def test_who_is_away_is_stood_in_for_by_whoever_may_read_e_mail(office):
    came()
    for away, deputy in ((office.asha, office.ben), (office.ben, office.cleo)):
        Absence.objects.create(user_id=away.id, from_on=THURSDAY, to_on=FRIDAY, deputy_id=deputy.id)
    # Ben is away too, and Cleo answers complaints and reads no e-mail.
    assert told(FRIDAY) == []
    assert told(MONDAY) == ["asha", "ben"]


def test_nobody_is_told_of_what_belongs_to_a_record_that_they_may_not_know_of(office):
    record = a_complaint(by=office.asha)
    withdraw(record.reference, Withdrawal(THURSDAY, THURSDAY), by=office.asha, at=at(THURSDAY))
    mail = came(to=reply_address(record.pk, "complaints@council.example"))
    assert (mail.record, mail.waits_for) == (record, "closed")
    Feedback.objects.filter(pk=record.pk).update(is_restricted=True)
    record.may_see.create(user_id=office.ben.id)
    assert told(FRIDAY) == ["ben"]


def test_what_the_mail_server_refuses_is_sent_by_the_next_run(office, monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError

    came()
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", refuse)
        assert remind(at(FRIDAY)).readers_failed == 2
    assert not MailReminder.objects.exists()
    assert told(FRIDAY) == ["asha", "ben"]


def test_the_command_sends_it_with_the_rest(office, monkeypatch):
    came()
    monkeypatch.setattr("heard.ops.management.commands.chase.now", lambda: at(FRIDAY))
    said = StringIO()
    call_command("chase", stdout=said)
    assert said.getvalue() == "Reminders sent: 2, in 2 messages.\n"
