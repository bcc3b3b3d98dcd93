"""By which server e-mail goes, read from the environment; what cannot be read says what to set."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from heard.config.mail import MailServer, mail_address, mail_server

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
