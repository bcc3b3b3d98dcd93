"""A reply finds its record by the signed mark it carries; without one that holds it is refused."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from django.core import mail
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.audit.queries import history_of
from heard.casework.letters.incoming import UnableToReadMessage, read_message
from heard.casework.letters.reply_tokens import (
    message_id,
    records_named,
    reply_address,
    token_of,
)
from heard.casework.models import Letter
from heard.casework.operations.letters import (
    UnableToAttach,
    deliver_outbox,
    receive_reply,
    send,
)
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.letters import DAY, a_draft, fresh

NOW = at(DAY)


def a_reply(to, body="Thank you.\n", **headers):
    """Return an e-mail as it comes in, as bytes."""
    message = EmailMessage()
    message["From"] = "Pat Quinn <pat@example.org>"
    message["To"] = to
    message["Subject"] = headers.pop("Subject", "Re: About your complaint")
    message["Message-ID"] = headers.pop("Message_ID", "<1@example.org>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return bytes(message)


@pytest.fixture
def record(asha):
    """Return a complaint."""
    return a_complaint(by=asha)


def test_a_reply_attaches_itself_whole(record):
    raw = a_reply(reply_address(record.pk, "complaints@council.example"), "It is about Tuesday.")
    letter = fresh(receive_reply(raw, NOW))
    assert (letter.feedback, letter.direction, letter.channel) == (record, "in", "email")
    assert (letter.address, letter.subject) == ("pat@example.org", "Re: About your complaint")
    assert (letter.body, letter.sent_at) == ("It is about Tuesday.", NOW)
    assert bytes(letter.document) == raw


def test_a_reply_is_in_the_history_and_makes_a_version_as_an_act_does(record):
    before = fresh(record).version
    receive_reply(a_reply(reply_address(record.pk, "complaints@council.example")), NOW)
    assert fresh(record).version == before + 1
    last = history_of("feedback", str(record.pk))[-1]
    assert (last.actor_name, last.verb) == ("Heard", "reply_received")


def test_what_we_sent_brings_its_own_reply_back(record, asha):
    send(record.reference, a_draft(record, by=asha).pk, by=asha, at=NOW)
    deliver_outbox(NOW)
    (sent,) = mail.outbox
    attached = receive_reply(a_reply(sent.reply_to[0]), NOW)
    assert attached.feedback == record


@pytest.mark.parametrize("header", ["In_Reply_To", "References", "Cc", "Delivered_To"])
def test_the_mark_is_found_wherever_a_mail_system_leaves_it(record, header):
    mark = (
        message_id(record.pk, 7, "complaints@council.example")
        if header in {"In_Reply_To", "References"}
        else reply_address(record.pk, "complaints@council.example")
    )
    raw = a_reply("complaints@council.example", **{header: mark})
    assert receive_reply(raw, NOW).feedback == record


def test_an_address_that_comes_back_in_capitals_is_still_known(record):
    raw = a_reply(reply_address(record.pk, "complaints@council.example").upper())
    assert receive_reply(raw, NOW).feedback == record


def test_a_message_that_comes_twice_is_attached_once(record):
    raw = a_reply(reply_address(record.pk, "complaints@council.example"))
    assert receive_reply(raw, NOW) == receive_reply(raw, NOW)
    assert record.letters.count() == 1


def test_two_messages_without_an_id_are_two(record):
    raw = a_reply(reply_address(record.pk, "complaints@council.example"), Message_ID="")
    receive_reply(raw, NOW)
    receive_reply(raw, NOW)
    assert record.letters.count() == 2


@pytest.mark.parametrize(
    "address",
    [
        "complaints@council.example",
        "complaints+{reference}@council.example",
        "complaints+heard-{pk}@council.example",
        "complaints+heard-{pk}-00000000000000000000@council.example",
        "complaints+{other}@council.example",
        "complaints+{mark}0@council.example",
    ],
)
def test_a_mark_that_does_not_hold_attaches_nothing(record, address):
    mark = token_of(record.pk)
    told = address.format(
        reference=record.reference,
        pk=record.pk,
        other=token_of(record.pk).replace(f"-{record.pk}-", f"-{record.pk + 1}-"),
        mark=mark,
    )
    with pytest.raises(UnableToAttach, match="does not carry the mark of a record"):
        receive_reply(a_reply(told), NOW)
    assert not Letter.objects.exists()


def test_the_mark_of_a_record_that_is_gone_attaches_nothing(record):
    with pytest.raises(UnableToAttach):
        receive_reply(a_reply(reply_address(record.pk + 1, "c@council.example")), NOW)


def test_a_message_with_the_marks_of_two_records_is_for_a_person_to_place(record, asha):
    other = a_complaint(by=asha)
    addresses = [reply_address(each.pk, "c@council.example") for each in (record, other)]
    with pytest.raises(UnableToAttach):
        receive_reply(a_reply(", ".join(addresses)), NOW)


def test_a_mark_made_with_another_key_does_not_hold(record, settings):
    mark = token_of(record.pk)
    assert records_named([mark]) == {record.pk}
    settings.SECRET_KEY = "another key altogether, and long enough to be one"
    assert records_named([mark]) == frozenset()


# --- Reading whatever comes ------------------------------------------------------------------


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
