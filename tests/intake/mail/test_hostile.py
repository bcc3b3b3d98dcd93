"""Whatever somebody sends is kept and shown, and the next message is fetched all the same."""

from __future__ import annotations

import pytest

from heard.feedback.models import Feedback
from heard.intake.mail.filing import Outcome, file_message
from heard.intake.mail.placing import attach_mail
from heard.intake.models import ReceivedMail
from tests.casework.cases import a_complaint
from tests.casework.pages import browser_of, shown, stop_the_clock
from tests.intake.mail.hostile import CORPUS
from tests.intake.mail.messages import NOW, fetched, only_mail

pytestmark = pytest.mark.django_db
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SHOWN = ("UTF-7", "HTML with scripts", "a sender who is a page", "a report of nothing", "PGP")


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    stop_the_clock(monkeypatch)


@pytest.mark.parametrize("raw", CORPUS.values(), ids=CORPUS)
def test_it_is_kept_whole_and_is_no_record(office, raw):
    assert file_message(fetched(raw), at=NOW) in {Outcome.WAITING, Outcome.FILED}
    mail = only_mail()
    assert bytes(mail.raw) == raw
    assert "\x00" not in f"{mail.subject}{mail.words}{mail.sender}{mail.sender_name}"
    assert not set(TURNING) & set(mail.subject + mail.sender_name)
    assert "\n" not in mail.subject
    assert not Feedback.objects.exists()


def test_it_is_shown_as_text_and_can_be_kept_with_a_record(asha):
    for name in SHOWN:
        file_message(fetched(CORPUS[name]), at=NOW)
    record, browser = a_complaint(by=asha), browser_of(asha)
    mails = ReceivedMail.objects.all()
    assert len(mails) == len(SHOWN)
    for mail in mails:
        page = shown(browser.get(f"/mail/{mail.pk}/"))
        assert "<script>alert" not in page
        assert "onerror" not in page
        attach_mail(mail.pk, record.reference, by=asha, at=NOW)
    assert record.letters.count() == len(SHOWN)
