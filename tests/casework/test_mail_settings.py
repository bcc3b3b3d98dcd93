"""How e-mail goes and whence it comes, as the environment says; what cannot be read says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from heard.config.mail import MailServer, mail_address, mail_server, mailbox
from heard.intake.mail.sources.terms import FolderPlace, ImapPlace

ADDRESS = "Complaints team <complaints@council.example>"


@pytest.mark.parametrize(
    ("given", "server"),
    [
        ("", None),
        ("smtp://mail.example", MailServer("mail.example", 587, "", "", True, False)),
        ("smtps://mail.example", MailServer("mail.example", 465, "", "", False, True)),
        ("smtp://localhost:25?tls=no", MailServer("localhost", 25, "", "", False, False)),
        (
            "smtp://us%40er:p%3Ass@mail.example:2525",
            MailServer("mail.example", 2525, "us@er", "p:ss", True, False),
        ),
    ],
)
def test_a_mail_server_is_read_from_its_address(monkeypatch, given, server):
    monkeypatch.setenv("HEARD_SMTP_URL", given)
    assert mail_server("HEARD_SMTP_URL") == server


@pytest.mark.parametrize(
    "given",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://host:port",
        "smtp://host:99999",
        "smtp://host?tls=perhaps",
        "smtp://host?x=1",
        "smtp://[host",
    ],
)
def test_what_names_no_server_says_how_to_write_it_and_shows_no_password(monkeypatch, given):
    monkeypatch.setenv("HEARD_SMTP_URL", given.replace("host", "user:secret@host"))
    with pytest.raises(ImproperlyConfigured, match="write it as smtp://user:password@host") as no:
        mail_server("HEARD_SMTP_URL")
    assert "secret" not in str(no.value)


@pytest.mark.parametrize("given", [ADDRESS, "complaints@council.example"])
def test_an_address_is_taken_as_it_is_written(monkeypatch, given):
    monkeypatch.setenv("HEARD_MAIL_FROM", given)
    assert mail_address("HEARD_MAIL_FROM", default=None) == given


def test_an_address_that_is_not_set_is_the_default(monkeypatch):
    monkeypatch.delenv("HEARD_MAIL_FROM", raising=False)
    assert mail_address("HEARD_MAIL_FROM", default=ADDRESS) == ADDRESS


@pytest.mark.parametrize("given", ["", "nobody", "@council.example", "a@", "a@b.example\nBcc: c@d"])
def test_an_address_that_cannot_be_used_says_how_to_write_it(monkeypatch, given):
    monkeypatch.setenv("HEARD_MAIL_FROM", given)
    with pytest.raises(
        ImproperlyConfigured, match="set it to the address that e-mail is sent from"
    ):
        mail_address("HEARD_MAIL_FROM", default=None)


FOLDER = Path("/var/lib/heard/mailbox")


def imap(**more):
    """Return a mailbox that is reached by TLS from the first word, but for what differs."""
    facts = {
        "host": "mail.example", "port": 993, "user": "us@er", "password": "p:s/s",
        "folder": "INBOX", "done": "Processed", "asks_for_tls": False, "is_tls": True,
    }  # fmt: skip
    return ImapPlace(**facts | more)


IMAP = {"port": 143, "asks_for_tls": True, "is_tls": False}
WHO = "us%40er:p%3As%2Fs@mail.example"


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("", FolderPlace(FOLDER)),
        ("/srv/mail/complaints", FolderPlace(Path("/srv/mail/complaints"))),
        (f"imaps://{WHO}", imap()),
        (f"imaps://{WHO}/", imap()),
        (f"imaps://{WHO}:1993/INBOX?done=Done%20with", imap(port=1993, done="Done with")),
        (f"imaps://{WHO}/Shared%2FComplaints", imap(folder="Shared/Complaints")),
        (f"imaps://{WHO}/Shared/Complaints", imap(folder="Shared/Complaints")),
        (f"imaps://{WHO}/Caf%C3%A9", imap(folder="Café")),
        (f"imap://{WHO}/INBOX", imap(**IMAP)),
        (f"imap://{WHO}/INBOX?tls=yes&done=Done", imap(**IMAP, done="Done")),
        (f"imap://{WHO}?tls=no", imap(**IMAP | {"asks_for_tls": False})),
        ("imaps://user@mail.example", imap(user="user", password="")),
    ],
)
def test_a_mailbox_is_read_from_its_address_or_path(monkeypatch, given, place):
    monkeypatch.setenv("HEARD_MAILBOX", given)
    assert mailbox("HEARD_MAILBOX", default=FOLDER) == place


@pytest.mark.parametrize(
    "given",
    [
        "user:secret@mail.example",
        "mail/complaints",
        "pop3://user:secret@mail.example",
        "smtp://user:secret@mail.example",
        "imaps://",
        "imaps:///INBOX",
        "imaps://mail.example/INBOX",
        "imaps://user:secret@mail.example:port",
        "imaps://user:secret@mail.example:99999",
        "imaps://user:secret@[mail.example",
        "imap://user:secret@mail.example?tls=perhaps",
        "imaps://user:secret@mail.example?folder=INBOX",
    ],
)
def test_what_names_no_mailbox_says_how_to_write_it_and_shows_no_password(monkeypatch, given):
    monkeypatch.setenv("HEARD_MAILBOX", given)
    with pytest.raises(ImproperlyConfigured, match="HEARD_MAILBOX names no mailbox: write") as no:
        mailbox("HEARD_MAILBOX", default=FOLDER)
    assert "secret" not in str(no.value)


@pytest.mark.parametrize("end", ["?done=INBOX", "/inbox?done=INBOX", "/Processed", "/A?done=A"])
def test_what_is_done_goes_into_another_folder(monkeypatch, end):
    monkeypatch.setenv("HEARD_MAILBOX", f"imaps://user:secret@mail.example{end}")
    with pytest.raises(ImproperlyConfigured, match="where it is fetched from: name another") as no:
        mailbox("HEARD_MAILBOX", default=FOLDER)
    assert "secret" not in str(no.value)
