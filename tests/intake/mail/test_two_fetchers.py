"""Two who fetch at once, each on a connection of its own: each message once, one answer an hour."""

from __future__ import annotations

from threading import Barrier

import pytest
from django.core import mail as outgoing

from heard.audit.queries import verified_head
from heard.casework.letters.reply_tokens import reply_address
from heard.casework.operations.acting import NotLawful
from heard.intake.mail.fetching import fetch_mail
from heard.intake.mail.filing import Outcome, file_message
from heard.intake.mail.placing import attach_mail, settle_mail
from heard.intake.models import ReceivedMail
from tests.casework.cases import a_complaint
from tests.casework.test_at_once import at_once
from tests.intake.mail.messages import NOW, a_message, fetched, only_mail

pytestmark = pytest.mark.django_db(transaction=True)
MESSAGES = 6


def together(*doings):
    """Do things at once, and return what each brought."""
    barrier, brought = Barrier(len(doings)), []

    def begin(do):
        barrier.wait()
        brought.append(do())

    at_once(*(lambda do=do: begin(do) for do in doings))
    return brought


def test_each_message_is_filed_once_and_one_sender_answered_once(live_office, mailbox):
    record = a_complaint(by=live_office.asha)
    mailbox.deliver(a_message(reply_address(record.pk, "complaints@council.example")))
    for number in range(2, MESSAGES + 1):
        mailbox.deliver(a_message(Message_ID=f"<{number}@example.org>"))
    done = together(lambda: fetch_mail(NOW), lambda: fetch_mail(NOW))
    assert sum(each.attached for each in done) == 1
    assert sum(each.waiting for each in done) == MESSAGES - 1
    assert sum(each.failed for each in done) == 0
    assert (ReceivedMail.objects.count(), record.letters.count()) == (MESSAGES, 1)
    assert len(outgoing.outbox) == 1
    assert verified_head()


def test_the_same_message_in_the_hands_of_two_is_one(live_office):
    record = a_complaint(by=live_office.asha)
    raw = a_message(reply_address(record.pk, "complaints@council.example"))
    outcomes = together(*[lambda: file_message(fetched(raw), at=NOW)] * 2)
    assert sorted(outcomes) == [Outcome.ATTACHED, Outcome.KNOWN]
    assert record.letters.count() == 1


def test_of_two_who_deal_with_a_message_one_is_told_so(live_office):
    record = a_complaint(by=live_office.asha)
    file_message(fetched(a_message()), at=NOW)
    number = only_mail().pk

    def or_told(do):
        try:
            return do()
        except NotLawful as told:
            return told

    brought = together(
        lambda: or_told(lambda: attach_mail(number, record.reference, by=live_office.asha, at=NOW)),
        lambda: or_told(lambda: settle_mail(number, "Junk.", by=live_office.ben, at=NOW)),
    )
    assert [type(each) for each in brought].count(NotLawful) == 1
    assert record.letters.count() == (1 if only_mail().became == "attached" else 0)
