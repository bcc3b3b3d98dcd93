"""What waits in the outbox goes once, is tried again while the server is away, and is given up."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.management import call_command

from heard.audit.queries import history_of
from heard.casework.models import Letter
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.letters import (
    Delivered,
    deliver_outbox,
    edit_draft,
    send,
    try_again,
)
from heard.casework.operations.letters.outbox import CLAIM, WAITS
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.letters import DAY, FailingServer, a_draft, fresh, new_letter

SENT_AT = at(DAY)
AWAY = "The mail server could not be reached."


@pytest.fixture
def record(asha):
    """Return a complaint."""
    return a_complaint(by=asha)


@pytest.fixture
def server(settings):
    """Send by a mail server that fails as the test says."""
    settings.EMAIL_BACKEND = "tests.casework.letters.FailingServer"
    FailingServer.failure, FailingServer.taken = None, []
    yield FailingServer
    FailingServer.failure, FailingServer.taken = None, []


@pytest.fixture
def letter(record, asha):
    """Return a letter that waits in the outbox."""
    return send(record.reference, a_draft(record, by=asha).pk, by=asha, at=SENT_AT)


def test_a_letter_goes_as_it_was_sent_with_the_pdf_and_the_way_back(letter, settings):
    settings.DEFAULT_FROM_EMAIL = "Complaints team <complaints@council.example>"
    settings.REPLIES_TO = "complaints@council.example"
    assert deliver_outbox(SENT_AT) == Delivered(sent=1, failed=0)
    (message,) = mail.outbox
    assert message.to == ["pat@example.org"]
    assert message.subject == "About your complaint"
    assert message.from_email == "Complaints team <complaints@council.example>"
    assert message.body == (
        "Dear Pat Quinn\n\nWhat happens next\n\nWe will write to you soon.\n\n- Ring us."
    )
    assert message.attachments == [("C-2025-0001.pdf", bytes(fresh(letter).pdf), "application/pdf")]
    assert message.message()["Message-ID"] == letter.message_id
    (reply_to,) = message.reply_to
    assert reply_to.startswith(f"complaints+heard-{letter.feedback_id}-")
    assert reply_to.endswith("@council.example")
    assert len(reply_to.partition("@")[0]) <= 64


def test_a_letter_goes_once(letter):
    deliver_outbox(SENT_AT)
    assert deliver_outbox(SENT_AT + timedelta(days=3)) == Delivered(sent=0, failed=0)
    assert len(mail.outbox) == 1
    delivered = fresh(letter)
    assert (delivered.is_queued, delivered.tries, delivered.error) == (False, 1, "")


def test_a_draft_and_a_letter_by_post_do_not_go(record, asha):
    a_draft(record, by=asha)
    posted = a_draft(record, by=asha, channel="post", address="1 North Street")
    send(record.reference, posted.pk, by=asha, at=SENT_AT)
    assert deliver_outbox(SENT_AT) == Delivered(sent=0, failed=0)


def test_while_the_server_is_away_a_letter_waits_longer_each_time(letter, server):
    server.failure = ConnectionRefusedError("nobody there")
    moment = SENT_AT
    for number, wait in enumerate(WAITS, start=1):
        assert deliver_outbox(moment) == Delivered(sent=0, failed=1)
        waiting = fresh(letter)
        assert (waiting.tries, waiting.error, waiting.is_queued) == (number, AWAY, True)
        assert waiting.next_try_at == moment + wait
        assert deliver_outbox(moment + wait - timedelta(seconds=1)) == Delivered(0, 0)
        moment += wait
    deliver_outbox(moment)
    given_up = fresh(letter)
    assert (given_up.is_queued, given_up.tries, given_up.error) == (False, len(WAITS) + 1, AWAY)


def test_when_the_server_is_back_the_letter_goes_and_the_error_is_gone(letter, server):
    server.failure = TimeoutError("too slow")
    deliver_outbox(SENT_AT)
    server.failure = None
    assert deliver_outbox(SENT_AT + WAITS[0]) == Delivered(sent=1, failed=0)
    assert (fresh(letter).error, fresh(letter).is_queued) == ("", False)
    (message,) = server.taken
    assert message.message()["Message-ID"] == letter.message_id


@pytest.mark.parametrize(
    ("failure", "error", "is_given_up"),
    [
        (
            SMTPRecipientsRefused({"pat@example.org": (550, b"no such user")}),
            "The mail server does not accept this address.",
            True,
        ),
        (
            SMTPRecipientsRefused({"pat@example.org": (450, b"mailbox busy")}),
            "The mail server does not accept this address.",
            False,
        ),
        (
            SMTPAuthenticationError(535, b"bad password"),
            "The mail server does not accept our user name and password.",
            False,
        ),
        (SMTPServerDisconnected("gone"), "The mail server refused the message.", False),
        (UnicodeError("x"), "The letter or its address cannot be made into an e-mail.", True),
    ],
)
def test_each_failure_is_told_and_only_what_will_not_change_is_given_up(
    letter, server, failure, error, is_given_up
):
    server.failure = failure
    deliver_outbox(SENT_AT)
    assert fresh(letter).error == error
    assert fresh(letter).is_queued is not is_given_up


def test_one_letter_that_fails_holds_up_no_other(record, asha, letter, server, monkeypatch):
    second = send(record.reference, a_draft(record, by=asha).pk, by=asha, at=SENT_AT)
    take = FailingServer.send_messages

    def refuse_the_first(self, messages):
        FailingServer.failure = (
            OSError() if messages[0].extra_headers["Message-ID"] == letter.message_id else None
        )
        return take(self, messages)

    monkeypatch.setattr(FailingServer, "send_messages", refuse_the_first)
    assert deliver_outbox(SENT_AT) == Delivered(sent=1, failed=1)
    assert fresh(second).is_queued is False
    assert fresh(letter).is_queued is True


def test_a_claim_keeps_others_away_until_it_runs_out(letter, server):
    """A worker that dies between the claim and the sending loses no letter."""

    class WorkerDied(BaseException):
        pass

    server.failure = WorkerDied()
    with pytest.raises(WorkerDied):
        deliver_outbox(SENT_AT)
    server.failure = None
    assert deliver_outbox(SENT_AT + CLAIM - timedelta(seconds=1)) == Delivered(0, 0)
    assert deliver_outbox(SENT_AT + CLAIM) == Delivered(sent=1, failed=0)
    assert fresh(letter).tries == 2


def test_a_letter_that_was_given_up_is_tried_again_when_asked(record, letter, asha, server):
    server.failure = SMTPRecipientsRefused({"pat@example.org": (550, b"no such user")})
    deliver_outbox(SENT_AT)
    try_again(record.reference, letter.pk, by=asha, at=SENT_AT)
    assert (fresh(letter).error, fresh(letter).tries) == ("", 0)
    assert history_of("feedback", str(record.pk))[-1].changes[0].what == "Letter tried again"
    server.failure = None
    assert deliver_outbox(SENT_AT) == Delivered(sent=1, failed=0)


def test_only_a_letter_that_was_given_up_is_tried_again(record, letter, asha):
    with pytest.raises(NotLawful, match="not waiting to be tried again"):
        try_again(record.reference, letter.pk, by=asha, at=SENT_AT)
    deliver_outbox(SENT_AT)
    with pytest.raises(NotLawful, match="not waiting to be tried again"):
        try_again(record.reference, letter.pk, by=asha, at=SENT_AT)
    with pytest.raises(NothingKnown):
        try_again(record.reference, letter.pk + 1, by=asha, at=SENT_AT)


@pytest.mark.parametrize(("who", "refusal"), [("aud", NotAllowed), ("dev", NothingKnown)])
def test_whoever_may_not_write_may_not_try_again(record, letter, office, who, refusal):
    Letter.objects.filter(pk=letter.pk).update(is_queued=False, error=AWAY)
    with pytest.raises(refusal):
        try_again(record.reference, letter.pk, by=getattr(office, who), at=SENT_AT)
    assert fresh(letter).is_queued is False


def test_mail_goes_into_a_folder_where_no_server_is_named(letter, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    assert deliver_outbox(SENT_AT) == Delivered(sent=1, failed=0)
    (file,) = (tmp_path / "mail").iterdir()
    assert "To: pat@example.org" in file.read_text("utf-8")


def test_a_letter_in_the_outbox_is_not_changed(record, letter, asha):
    with pytest.raises(NotLawful, match="This letter was sent"):
        edit_draft(record.reference, letter.pk, new_letter(), by=asha, at=SENT_AT)


def test_the_command_delivers_and_says_so(letter, capsys):
    call_command("deliver")
    call_command("deliver", json=True)
    assert capsys.readouterr().out == 'Letters delivered: 1.\n{"sent": 0, "failed": 0}\n'


def test_the_command_exits_with_1_when_a_letter_could_not_go(letter, server, capsys):
    server.failure = TimeoutError()
    with pytest.raises(SystemExit) as left:
        call_command("deliver")
    assert left.value.code == 1
    assert "1 could not go" in capsys.readouterr().err
