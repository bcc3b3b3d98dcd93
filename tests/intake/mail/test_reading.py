"""Whatever comes is read as well as may be, or refused with a sentence; never a crash."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.intake.mail.reading import UnableToReadMessage, read_message


def test_html_alone_is_read_as_its_words():
    message = EmailMessage()
    message["From"], message["Subject"] = "pat@example.org", "Hello"
    message.set_content(
        "<html><head><title>x</title><style>p{}</style></head><body><p>Dear team</p>"
        "<p>It is <b>late</b> &amp; I am cross.<br>Pat</p><script>alert(1)</script></body></html>",
        subtype="html",
    )
    assert read_message(bytes(message)).body == "Dear team\n\nIt is late & I am cross.\nPat"


def test_of_words_and_their_html_twin_the_words_are_taken():
    message = EmailMessage()
    message["From"] = "pat@example.org"
    message.set_content("Plain words.")
    message.add_alternative("<p>Fancy words.</p>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    assert read_message(bytes(message)).body == "Plain words."


def test_words_in_other_alphabets_and_old_codes_are_read():
    raw = (
        b"From: =?iso-8859-1?q?Zo=EB?= <zoe@example.org>\r\n"
        b"Subject: =?utf-8?b?4oCcSGVsbG/igJ0=?=\r\n"
        b"Content-Type: text/plain; charset=windows-1252\r\n\r\n"
        b"It\x92s caf\xe9 \x80 5\x00\r\n"
    )
    read = read_message(raw)
    assert (read.sender, read.subject) == ("zoe@example.org", "“Hello”")
    assert read.body == "It’s café € 5"


def test_a_code_that_nobody_knows_is_read_as_well_as_may_be():
    raw = b"From: a@b.example\nContent-Type: text/plain; charset=klingon\n\ncaf\xc3\xa9\n"
    assert read_message(raw).body == "café"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [(b"", "no headers"), (b"\n\nhello", "no headers"), (b"x" * (26 * 1024 * 1024), "larger")],
    ids=["nothing", "no headers", "too large"],
)
def test_what_is_no_message_is_refused(raw, sentence):
    with pytest.raises(UnableToReadMessage, match=sentence):
        read_message(raw)


NAMES = b"From To Cc Subject Content-Type Content-Transfer-Encoding References Message-ID".split()
ODD_VALUES = (
    b"multipart/mixed; boundary=x",
    b"multipart/alternative",
    b"text/html; charset=utf-7",
    b"text/plain; charset=\xff",
    b"base64",
    b"=?utf-8?q?=FF?=",
    b"<@[]:;>",
    b"a@b, ,;:<",
    b"(" * 3_000,
)
HEADERS = st.sampled_from(NAMES)
VALUES = st.binary(max_size=30) | st.sampled_from(ODD_VALUES)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(HEADERS, VALUES), max_size=6), st.binary(max_size=80))
def test_whatever_comes_is_read_or_refused_and_never_a_crash(headers, body):
    raw = b"".join(name + b": " + value + b"\r\n" for name, value in headers) + b"\r\n" + body
    try:
        read = read_message(raw)
    except UnableToReadMessage as refused:
        read = refused
    assert "\x00" not in str(read)
