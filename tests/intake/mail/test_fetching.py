"""Fetching: each message filed before it is put away, none holding up the next, each once."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from heard.casework.letters.reply_tokens import reply_address
from heard.intake.mail import fetching, filing
from heard.intake.mail.fetching import FetchedMail, fetch_from, fetch_mail
from heard.intake.mail.sources import FolderPlace, ImapPlace, UnableToReachMailbox
from heard.intake.mail.sources.folders import Folder
from heard.intake.models import ReceivedMail
from heard.ops.chasing import _once, _rounds
from tests.casework.cases import a_complaint
from tests.intake.mail.messages import NOW, a_message, only_mail

pytestmark = pytest.mark.django_db


def counts(done):
    return (done.attached, done.filed, done.waiting, done.known, done.failed)


def lying_in(mailbox, name="new"):
    return sorted(each.name for each in (mailbox._path / name).iterdir())


def a_numbered_message(number, **headers):
    return a_message(Message_ID=f"<{number}@example.org>", **headers)


def test_what_lies_in_the_folder_is_filed_and_put_away(mailbox, asha):
    record = a_complaint(by=asha)
    mailbox.deliver(a_message(reply_address(record.pk, "complaints@council.example")))
    mailbox.deliver(a_numbered_message(2, Auto_Submitted="auto-replied"))
    mailbox.deliver(a_numbered_message(3))
    assert counts(fetch_mail(NOW)) == (1, 1, 1, 0, 0)
    assert (lying_in(mailbox), len(lying_in(mailbox, "done"))) == ([], 3)
    assert counts(fetch_mail(NOW)) == (0, 0, 0, 0, 0)


def test_a_message_that_a_mail_program_has_looked_at_is_fetched_too(mailbox, office):
    mailbox.deliver(a_message())
    (name,) = lying_in(mailbox)
    (mailbox._path / "new" / name).rename(mailbox._path / "cur" / f"{name}:2,S")
    assert fetch_mail(NOW).waiting == 1


def test_a_message_is_put_away_only_after_it_is_filed(mailbox, office, monkeypatch):
    mailbox.deliver(a_message())

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(Folder, "done", stop)
        with pytest.raises(KeyboardInterrupt):
            fetch_mail(NOW)
    assert len(lying_in(mailbox)) == 1
    assert counts(fetch_mail(NOW)) == (0, 0, 0, 1, 0)
    assert (ReceivedMail.objects.count(), lying_in(mailbox)) == (1, [])


def test_one_bad_message_waits_and_does_not_hold_up_the_next(mailbox, office, monkeypatch, caplog):
    place_of = filing._place_of

    def place(understood, mail, *rest):
        # Filed as one that cannot be read it has no subject, and passes.
        if mail.subject == "Bad":
            raise RuntimeError("Pat Quinn wrote this")
        return place_of(understood, mail, *rest)

    monkeypatch.setattr(filing, "_place_of", place)
    mailbox.deliver(a_numbered_message(1, Subject="Bad"))
    mailbox.deliver(a_numbered_message(2, Subject="Good"))
    assert counts(fetch_mail(NOW)) == (0, 0, 2, 0, 0)
    assert set(ReceivedMail.objects.values_list("waits_for", flat=True)) == {"unreadable", "new"}
    assert "Pat Quinn" not in caplog.text


def test_a_message_that_nothing_can_be_written_of_stays_and_the_next_is_fetched(
    mailbox, office, monkeypatch, caplog
):
    def refuse(fetched, *, at):
        if b"Bad" in fetched.raw:
            raise DatabaseError("Pat Quinn wrote this")
        return file_message(fetched, at=at)

    file_message = fetching.file_message
    monkeypatch.setattr(fetching, "file_message", refuse)
    monkeypatch.setattr(fetching, "file_unreadable", refuse)
    mailbox.deliver(a_numbered_message(1, Subject="Bad"))
    mailbox.deliver(a_numbered_message(2, Subject="Good"))
    assert counts(fetch_mail(NOW)) == (0, 0, 1, 0, 1)
    assert len(lying_in(mailbox)) == 1
    assert "could not be filed (DatabaseError)" in caplog.text
    assert "Pat Quinn" not in caplog.text


def test_a_message_that_cannot_be_put_away_is_known_the_next_time(mailbox, office, monkeypatch):
    mailbox.deliver(a_message())

    def refuse(*_):
        raise UnableToReachMailbox("No.")

    with monkeypatch.context() as refused:
        refused.setattr(Folder, "done", refuse)
        assert counts(fetch_mail(NOW)) == (0, 0, 1, 0, 1)
    assert counts(fetch_mail(NOW)) == (0, 0, 0, 1, 0)


def test_a_message_that_is_too_large_waits_with_its_headers(mailbox, office, monkeypatch):
    monkeypatch.setattr("heard.intake.mail.sources.folders.MOST_BYTES", 1_000)
    mailbox.deliver(a_message(body="x" * 2_000))
    assert fetch_mail(NOW).waiting == 1
    assert (only_mail().subject, only_mail().waits_for) == ("About my son", "unreadable")
    assert len(lying_in(mailbox, "done")) == 1


def test_what_is_no_message_in_the_folder_is_left_alone(mailbox, office):
    (mailbox._path / "new" / ".hidden").write_bytes(b"x")
    (mailbox._path / "new" / "folder").mkdir()
    (mailbox._path / "new" / "link").symlink_to("/etc/hostname")
    assert fetch_mail(NOW) == FetchedMail()


def test_it_was_delivered_when_the_file_was(mailbox, office):
    mailbox.deliver(a_message())
    (name,) = lying_in(mailbox)
    moment = (NOW - timedelta(days=1)).timestamp()
    os.utime(mailbox._path / "new" / name, (moment, moment))
    fetch_from(mailbox, NOW)
    assert only_mail().received_at == NOW - timedelta(days=1)


# --- As commands ---------------------------------------------------------------------------------


def test_the_command_says_what_it_did(mailbox, office):
    mailbox.deliver(a_message())
    said = StringIO()
    call_command("fetch_mail", stdout=said)
    assert "0 kept with their records, 1 wait for a person, 0 filed, 0 known" in said.getvalue()


def test_the_command_says_it_to_programs(mailbox, office):
    said = StringIO()
    call_command("fetch_mail", "--json", stdout=said)
    assert json.loads(said.getvalue())["waiting"] == 0


def test_a_mailbox_that_cannot_be_reached_is_a_sentence_and_exit_code_1(office, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.MAILBOX = FolderPlace(tmp_path / "file" / "mailbox")
    with pytest.raises(CommandError, match="cannot be used") as refused:
        call_command("fetch_mail")
    assert refused.value.returncode == 1


class _Input:
    def __init__(self, raw):
        self.buffer = io.BytesIO(raw)


def test_a_mail_server_hands_a_message_over_by_standard_input(mailbox, office, monkeypatch):
    monkeypatch.setattr(sys, "stdin", _Input(a_message()))
    call_command("receive_mail")
    assert fetch_mail(NOW).waiting == 1
    assert bytes(only_mail().raw) == a_message()


@pytest.mark.parametrize("raw", [b"", b" \r\n"])
def test_nothing_on_standard_input_is_sent_back(mailbox, monkeypatch, raw):
    monkeypatch.setattr(sys, "stdin", _Input(raw))
    with pytest.raises(CommandError, match="no message") as refused:
        call_command("receive_mail")
    assert refused.value.returncode == 65


def test_a_folder_that_cannot_be_written_to_makes_the_mail_server_try_again(
    settings, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("")
    settings.MAILBOX = FolderPlace(tmp_path / "file" / "mailbox")
    monkeypatch.setattr(sys, "stdin", _Input(a_message()))
    with pytest.raises(CommandError) as refused:
        call_command("receive_mail")
    assert refused.value.returncode == 75


def test_with_a_mailbox_on_a_server_nothing_is_taken_from_standard_input(settings):
    settings.MAILBOX = ImapPlace("h", 993, "u", "p", "INBOX", "Processed", False, True)
    with pytest.raises(CommandError, match="not a folder"):
        call_command("receive_mail")


def test_beside_heard_serve_it_is_fetched_every_minute():
    (mail,) = [each for each in _rounds() if each.do is fetch_mail]
    assert mail.seconds_between == 60


def test_beside_heard_serve_a_mailbox_that_is_away_is_a_sentence_in_the_log(
    office, settings, tmp_path, caplog, monkeypatch
):
    monkeypatch.setattr("heard.ops.chasing.connections.close_all", lambda: None)
    (tmp_path / "file").write_text("")
    settings.MAILBOX = FolderPlace(tmp_path / "file" / "mailbox")
    (mail,) = [each for each in _rounds() if each.do is fetch_mail]
    with caplog.at_level(logging.WARNING):
        _once(mail)
    assert "E-mail could not be fetched; it waits. The mail folder" in caplog.text
