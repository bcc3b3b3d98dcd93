"""The answer by machine: to people who write anew, once an hour, and never into a loop."""

from __future__ import annotations

import socketserver
import threading
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail as outgoing

from heard.casework.letters.reply_tokens import reply_address
from heard.common.words.reading_age import reading
from heard.intake.mail import receipts
from heard.intake.mail.filing import Outcome, file_message
from heard.intake.mail.receipts import send_replies
from heard.intake.models import AutomaticReply
from tests.casework.cases import a_complaint
from tests.casework.letters import FailingServer
from tests.intake.mail.messages import NOW, a_message, a_return, fetched, with_headers

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def comes_in(raw, at=NOW):
    outcome = file_message(fetched(raw), at=at)
    send_replies(at)
    return outcome


def test_a_new_sender_is_told_that_we_have_it_and_whom_to_call(office):
    comes_in(a_message())
    (answer,) = outgoing.outbox
    assert answer.to == ["pat@example.org"]
    assert answer.subject == "We have your e-mail: About my son"
    for words in ("We have your e-mail.", "advocate", "999", "0800 1111", "A computer sent this"):
        assert words in answer.body
    assert "Nobody rang" not in answer.body
    assert not reading(answer.body, "standard", ["Childline", "Blackpool Council"]).is_too_hard


def test_it_says_that_a_machine_wrote_it_and_takes_no_answer_from_one(office):
    comes_in(a_message())
    sent = outgoing.outbox[0].message()
    assert sent["Auto-Submitted"] == "auto-replied"
    assert sent["From"] == "Complaints team <complaints@council.example>"
    assert sent["In-Reply-To"] == sent["References"] == "<1@example.org>"
    assert sent["X-Auto-Response-Suppress"] == "All"


def test_our_own_answer_would_not_be_answered_should_it_come_back(office):
    comes_in(a_message())
    returning = (
        outgoing.outbox[0].message().as_bytes().replace(b"council.example", b"other.example")
    )
    assert comes_in(returning, NOW + 2 * HOUR) is Outcome.FILED
    assert len(outgoing.outbox) == 1


def test_an_address_is_answered_once_an_hour_at_most(office):
    for minutes, number in ((0, 1), (1, 2), (59, 3), (60, 4), (100, 5), (120, 6)):
        raw = a_message(Message_ID=f"<{number}@example.org>")
        comes_in(raw, NOW + timedelta(minutes=minutes))
    assert len(outgoing.outbox) == 3
    assert AutomaticReply.objects.count() == 1


def test_many_ways_to_write_one_mailbox_are_one_address(office):
    for number, sender in enumerate(("pat@example.org", "PAT@example.org", "pat+a@example.org")):
        comes_in(a_message(From=sender, Message_ID=f"<{number}@example.org>"))
    assert len(outgoing.outbox) == 1


def test_a_flood_is_not_answered(office, monkeypatch):
    monkeypatch.setattr(receipts, "_MOST_AN_HOUR", 3)
    for number in range(5):
        comes_in(a_message(From=f"p{number}@example.org", Message_ID=f"<{number}@example.org>"))
    assert len(outgoing.outbox) == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"Precedence": "list"},
        {"List_Id": "<news.example.org>"},
        {"List_Id": "<complaints.council.example>"},
        {"List_Unsubscribe": "<mailto:x@example.org>"},
        {"X_Auto_Response_Suppress": "All"},
        {"Return_Path": "<>"},
        {"From": "no-reply@example.org"},
        {"From": "orders.noreply@example.org"},
        {"From": "MAILER-DAEMON@example.org"},
        {"From": "bounce-123@example.org"},
        {"From": "news-request@example.org"},
        {"From": "owner-news@example.org"},
        {"From": "asha@council.example"},
        {"From": "complaints@council.example"},
        {"From": None},
    ],
    ids=str,
)
def test_no_machine_no_list_and_nobody_of_ours_is_answered(office, headers):
    comes_in(a_message(**headers))
    assert outgoing.outbox == []


def test_neither_a_return_nor_a_reply_about_a_record_is_answered(office, asha):
    record = a_complaint(by=asha)
    comes_in(a_return("<other@example.org>"))
    comes_in(a_message(reply_address(record.pk, "complaints@council.example")))
    assert outgoing.outbox == []


def test_a_sender_whom_our_server_calls_forged_is_not_answered(office, settings):
    settings.MAIL_AUTHSERV = "mx.council.example"
    forged = b"Authentication-Results: mx.council.example; dmarc=fail header.from=example.org"
    comes_in(with_headers(a_message(), forged))
    assert outgoing.outbox == []


def test_a_subject_cannot_put_a_header_into_the_answer(office):
    raw = with_headers(
        a_message(Subject=None), b"Subject: =?utf-8?q?Hello=0D=0ABcc:_all=40example.org?="
    )
    comes_in(raw)
    sent = outgoing.outbox[0].message()
    assert sent["Bcc"] is None
    assert sent["Subject"] == "We have your e-mail: Hello Bcc: all@example.org"


def test_a_message_id_cannot_put_a_header_into_the_answer(office):
    comes_in(with_headers(a_message(Message_ID=None), b"Message-ID: <a@b>\r\n\tX-Evil: yes"))
    assert outgoing.outbox[0].message()["X-Evil"] is None


# --- When the mail server is away ----------------------------------------------------------------


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.casework.letters.FailingServer"
    monkeypatch.setattr(FailingServer, "failure", None)
    monkeypatch.setattr(FailingServer, "taken", [])
    return FailingServer


def test_an_answer_waits_for_the_mail_server_and_goes_once(office, server):
    server.failure = SMTPServerDisconnected("away")
    file_message(fetched(a_message()), at=NOW)
    assert send_replies(NOW).failed == 1
    server.failure = None
    assert send_replies(NOW).sent == 0
    assert send_replies(NOW + timedelta(minutes=11)).sent == 1
    assert send_replies(NOW + timedelta(hours=3)).sent == 0
    assert len(server.taken) == 1


def test_an_answer_that_comes_too_late_does_not_go(office, server):
    server.failure = SMTPServerDisconnected("away")
    file_message(fetched(a_message()), at=NOW)
    send_replies(NOW + timedelta(hours=13))
    server.failure = None
    assert send_replies(NOW + timedelta(hours=14)).sent == 0


def test_who_was_answered_is_forgotten_after_a_day(office):
    comes_in(a_message())
    send_replies(NOW + timedelta(hours=25))
    assert not AutomaticReply.objects.exists()


class _MailServer(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 ready\r\n")
        is_message = False
        while line := self.rfile.readline():
            self.server.said.append(line)
            if is_message:
                is_message = line != b".\r\n"
                if is_message:
                    continue
            is_message = line.strip().upper() == b"DATA"
            answer = {b"EHLO": b"250 hello", b"DATA": b"354 go on", b"QUIT": b"221 bye"}
            self.wfile.write(answer.get(line[:4].upper(), b"250 done") + b"\r\n")
            if line[:4].upper() == b"QUIT":
                return


def test_it_goes_out_without_a_return_path(office, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socketserver.TCPServer(("127.0.0.1", 0), _MailServer) as server:
        server.said = []
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        comes_in(a_message())
        thread.join()
    assert [each.split()[1] for each in server.said if each.startswith(b"mail")] == [b"FROM:<>"]
    assert b"From: Complaints team <complaints@council.example>\r\n" in server.said
