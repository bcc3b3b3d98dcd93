"""What becomes of an e-mail by itself: kept with its record, noted, filed, or waiting; and once."""

from __future__ import annotations

import pytest
from django.core import mail as outgoing
from django.db import transaction

from heard.audit.queries import history_of
from heard.casework.letters.reply_tokens import message_id, reply_address, token_of
from heard.casework.models import Letter
from heard.casework.operations.ending import Withdrawal, withdraw
from heard.casework.operations.letters import deliver_outbox, send
from heard.face.models import ContactPoint
from heard.face.points import Point
from heard.feedback.models import Feedback
from heard.intake.mail import filing
from heard.intake.mail.filing import Outcome, file_message, file_unreadable
from heard.intake.models import ReceivedMail
from heard.procedures.models import Council, new_stamp
from tests.casework.cases import a_complaint
from tests.casework.letters import a_draft, fresh
from tests.files import samples
from tests.intake.mail.messages import (
    DELIVERED,
    NOW,
    a_message,
    a_return,
    fetched,
    only_mail,
    with_headers,
)

pytestmark = pytest.mark.django_db
OURS = "complaints@council.example"


@pytest.fixture
def record(asha):
    """Return a complaint."""
    return a_complaint(by=asha)


def filed(raw, **facts):
    return file_message(fetched(raw, **facts), at=NOW)


def to_the_record(record, **headers):
    return a_message(reply_address(record.pk, OURS), **headers)


# --- To which record it belongs ----------------------------------------------------------------


def test_a_reply_is_kept_with_its_record_whole(record):
    raw = to_the_record(record, body="It was on Tuesday.\n")
    assert filed(raw) is Outcome.ATTACHED
    mail, letter = only_mail(), record.letters.get()
    assert (mail.became, mail.waits_for, mail.letter, mail.raw) == ("attached", "", letter, None)
    assert (letter.direction, letter.channel, letter.address) == ("in", "email", "pat@example.org")
    assert (letter.subject, letter.body) == ("About my son", "It was on Tuesday.")
    assert bytes(letter.document) == raw


def test_a_reply_is_in_the_history_and_makes_a_version_as_an_act_does(record):
    before = fresh(record).version
    filed(to_the_record(record))
    assert fresh(record).version == before + 1
    last = history_of("feedback", str(record.pk))[-1]
    assert (last.actor_name, last.verb, last.at) == ("Heard", "reply_received", NOW)


def test_what_we_sent_brings_its_own_reply_back(record, asha):
    send(record.reference, a_draft(record, by=asha).pk, by=asha, at=NOW)
    deliver_outbox(NOW)
    (sent,) = outgoing.outbox
    assert filed(a_message(sent.reply_to[0])) is Outcome.ATTACHED
    assert record.letters.filter(direction="in").exists()


@pytest.mark.parametrize("header", ["In_Reply_To", "References", "Cc", "Delivered_To"])
def test_the_mark_is_found_wherever_a_mail_system_leaves_it(record, header):
    is_thread = header in {"In_Reply_To", "References"}
    mark = message_id(record.pk, 7, OURS) if is_thread else reply_address(record.pk, OURS)
    assert filed(a_message(**{header: mark})) is Outcome.ATTACHED


def test_an_address_that_comes_back_in_capitals_is_still_known(record):
    assert filed(a_message(reply_address(record.pk, OURS).upper())) is Outcome.ATTACHED


@pytest.mark.parametrize(
    "address",
    [
        "complaints+heard-{pk}-00000000000000000000@council.example",
        "complaints+{other}@council.example",
    ],
)
def test_a_forged_mark_attaches_nothing_and_waits(record, address):
    other = token_of(record.pk).replace(f"-{record.pk}-", f"-{record.pk + 1}-")
    assert filed(a_message(address.format(pk=record.pk, other=other))) is Outcome.WAITING
    assert only_mail().waits_for == "bad_mark"
    assert not Letter.objects.exists()


def test_the_mark_of_a_record_that_is_gone_waits(record):
    filed(a_message(reply_address(record.pk + 1, OURS)))
    assert (only_mail().waits_for, only_mail().record) == ("bad_mark", None)


def test_a_message_with_the_marks_of_two_records_waits_for_a_person_to_place_it(record, asha):
    other = a_complaint(by=asha)
    filed(a_message(", ".join(reply_address(each.pk, OURS) for each in (record, other))))
    assert (only_mail().waits_for, only_mail().record) == ("several", None)
    assert not Letter.objects.exists()


def test_a_reply_about_a_closed_record_is_kept_with_it_and_waits_all_the_same(record, asha):
    withdraw(record.reference, Withdrawal(NOW.date(), NOW.date()), by=asha, at=NOW)
    assert filed(to_the_record(record)) is Outcome.WAITING
    assert (only_mail().became, only_mail().waits_for) == ("attached", "closed")
    assert record.letters.count() == 1


def test_a_new_message_waits_and_is_no_record_and_in_no_figure(office):
    assert filed(a_message()) is Outcome.WAITING
    mail = only_mail()
    assert (mail.waits_for, mail.sender, mail.sender_name) == (
        "new",
        "pat@example.org",
        "Pat Quinn",
    )
    assert (mail.subject, mail.words) == ("About my son", "Nobody rang me back.")
    assert not Feedback.objects.exists()


def test_the_files_in_a_reply_become_documents_of_its_record(record):
    message = b"\r\n".join(
        [
            b"From: pat@example.org",
            f"To: {reply_address(record.pk, OURS)}".encode(),
            b"Message-ID: <files@example.org>",
            b'Content-Type: multipart/mixed; boundary="x"',
            b"",
            b"--x",
            b"",
            b"See the letter.",
            b"--x",
            b'Content-Type: application/octet-stream; name="letter.txt"',
            b'Content-Disposition: attachment; filename="letter.txt"',
            b"",
            b"The bus never came.",
            b"--x",
            b"Content-Type: application/ms-tnef",
            b'Content-Disposition: attachment; filename="winmail.dat"',
            b"",
            b"\x78\x9f\x3e\x22 and so on",
            b"--x--",
        ]
    )
    filed(message)
    letter, winmail = record.attachments.select_related("file")
    assert (letter.file.name, letter.handed_in_by) == ("letter.txt", "By e-mail")
    assert winmail.file.state == "quarantined"
    (change,) = [
        each
        for each in history_of("feedback", str(record.pk))[-1].changes
        if each.what == "Document 1"
    ]
    assert "Plain text" in change.after


def test_a_file_with_a_virus_is_kept_in_quarantine(record, scanner):
    body = samples.EICAR.decode()
    raw = to_the_record(record).replace(
        b"\n\nNobody rang",
        b'\nContent-Disposition: attachment; filename="a.txt"\n\n' + body.encode(),
    )
    filed(raw)
    (document,) = record.attachments.select_related("file")
    assert document.file.state == "quarantined"


# --- Once, whatever happens --------------------------------------------------------------------


def test_a_message_that_is_fetched_again_is_known_and_nothing_is_written(record):
    raw = to_the_record(record)
    assert [filed(raw), filed(raw)] == [Outcome.ATTACHED, Outcome.KNOWN]
    assert (ReceivedMail.objects.count(), record.letters.count()) == (1, 1)


def test_a_message_that_comes_by_two_ways_is_one(office):
    raw = a_message()
    assert filed(with_headers(raw, b"Received: from a by b; Wed, 14 May 2025 09:00:00 +0100"))
    assert filed(with_headers(raw, b"Delivered-To: c@council.example")) is Outcome.KNOWN
    assert ReceivedMail.objects.count() == 1


def test_another_message_that_claims_the_same_message_id_is_not_dropped(office):
    filed(a_message())
    assert filed(a_message(body="Something else altogether.\n")) is Outcome.WAITING
    assert ReceivedMail.objects.count() == 2


def test_messages_without_an_id_are_known_by_all_that_they_are(office):
    raw = a_message(Message_ID=None)
    other = a_message(Message_ID=None, Date="Wed, 14 May 2025 09:00:00 +0100")
    outcomes = [filed(raw), filed(raw), filed(other)]
    assert outcomes == [Outcome.WAITING, Outcome.KNOWN, Outcome.WAITING]


@pytest.mark.parametrize("step", ["keep_arrival", "_keep_place", "write_down"])
def test_what_fails_half_way_leaves_nothing_and_is_done_whole_the_next_time(
    record, monkeypatch, step
):
    raw = to_the_record(record)
    version = fresh(record).version

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(filing, step, stop)
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            filed(raw)
    assert not ReceivedMail.objects.exists()
    assert (record.letters.count(), fresh(record).version) == (0, version)
    assert filed(raw) is Outcome.ATTACHED


# --- Machines ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"X_Autoreply": "yes"},
        {"Precedence": "auto_reply"},
        {"Return_Path": "<>"},
    ],
    ids=str,
)
def test_an_automatic_reply_is_kept_with_its_record_and_wakes_nobody(record, headers):
    changed_at = fresh(record).changed_at
    assert filed(to_the_record(record, **headers)) is Outcome.ATTACHED
    assert (only_mail().sort, only_mail().waits_for) == ("auto_reply", "")
    assert fresh(record).changed_at == changed_at
    assert history_of("feedback", str(record.pk))[-1].verb == "automatic_reply_received"


@pytest.mark.parametrize(
    ("headers", "sort"),
    [
        ({"Auto_Submitted": "auto-replied"}, "auto_reply"),
        ({"List_Id": "<news.other.example>"}, "list"),
    ],
)
def test_what_machines_and_lists_send_about_no_record_is_filed(office, headers, sort):
    assert filed(a_message(**headers)) is Outcome.FILED
    assert (only_mail().became, only_mail().sort) == ("filed", sort)


def test_a_form_that_a_machine_sends_on_waits_for_a_person_may_speak_in_it(office):
    filed(a_message(Auto_Submitted="auto-generated"))
    assert only_mail().waits_for == "generated"


def test_our_own_shared_mailbox_is_no_list(office):
    filed(a_message(List_Id="Complaints <complaints.council.example>"))
    assert only_mail().waits_for == "new"


# --- What came back ----------------------------------------------------------------------------


@pytest.fixture
def sent(record, asha):
    """Return a letter that was sent and delivered by e-mail."""
    letter = send(record.reference, a_draft(record, by=asha).pk, by=asha, at=NOW)
    deliver_outbox(NOW)
    return letter


def test_a_letter_that_came_back_says_so_and_waits_for_a_person(sent, record):
    assert filed(a_return(fresh(sent).message_id)) is Outcome.WAITING
    assert fresh(sent).error == "It came back. There is no such address."
    mail = only_mail()
    assert (mail.became, mail.waits_for, mail.letter) == ("noted", "returned", sent)
    assert mail.raw is not None
    assert history_of("feedback", str(record.pk))[-1].verb == "letter_came_back"


def test_a_letter_that_is_only_late_is_filed(sent):
    assert filed(a_return(fresh(sent).message_id, action="delayed", status="4.4.1"))
    assert (fresh(sent).error, only_mail().became) == ("", "filed")


def test_a_return_that_names_nothing_of_ours_waits(sent):
    filed(a_return("<somebody-else@example.org>"))
    assert (fresh(sent).error, only_mail().waits_for) == ("", "returned")


def test_a_forged_return_cannot_name_a_letter_whose_mark_it_does_not_know(sent, record):
    forged = f"<heard-{record.pk}-{'0' * 20}.{sent.pk}@council.example>"
    filed(a_return(forged))
    assert fresh(sent).error == ""


def test_the_return_of_an_automatic_answer_of_ours_is_filed(office):
    filed(a_return("<heard-receipt-1-2@council.example>"))
    assert only_mail().became == "filed"


# --- Who it says that it is from ---------------------------------------------------------------


@pytest.mark.parametrize(
    "sender",
    [
        "Asha Rahman <asha@council.example>",
        "asha@mail.council.example",
        "Asha <ASHA@COUNCIL.EXAMPLE>",
        "pat@example.org, asha@council.example",
        "asha@council.example <pat@example.org>",
    ],
)
def test_whoever_says_that_they_are_staff_is_unverified_outside_mail(office, sender):
    filed(with_headers(a_message(From=None), b"From: " + sender.encode()))
    assert (only_mail().standing, only_mail().waits_for) == ("says_staff", "says_staff")


def test_a_mark_makes_no_colleague_of_whoever_forges_one(record):
    filed(to_the_record(record, From="asha@council.example"))
    mail = only_mail()
    assert (mail.became, mail.waits_for, mail.record) == ("", "says_staff", record)
    assert not record.letters.exists()


RESULT = b"Authentication-Results: mx.council.example; spf=pass; dmarc=%s header.from=%s"


@pytest.mark.parametrize(
    ("trusted", "lines", "standing"),
    [
        ("", [RESULT % (b"pass", b"council.example")], "says_staff"),
        ("mx.council.example", [RESULT % (b"pass", b"council.example")], "staff"),
        ("mx.council.example", [RESULT % (b"fail", b"council.example")], "says_staff"),
        ("mx.council.example", [RESULT % (b"pass", b"example.org")], "says_staff"),
        ("mx2.council.example", [RESULT % (b"pass", b"council.example")], "says_staff"),
        (
            "mx.council.example",
            [
                RESULT % (b"fail", b"council.example"),
                RESULT % (b"pass", b"council.example"),
            ],
            "says_staff",
        ),
        (
            "mx.council.example",
            [
                (
                    b"Authentication-Results: mx.council.example; none "
                    b"(dmarc=pass header.from=council.example)"
                )
            ],
            "says_staff",
        ),
    ],
)
def test_only_the_server_that_was_named_proves_a_colleague(
    office, settings, trusted, lines, standing
):
    settings.MAIL_AUTHSERV = trusted
    filed(with_headers(a_message(From="asha@council.example"), *lines))
    assert only_mail().standing == standing


@pytest.mark.parametrize(
    ("team", "standing"), [("listening@anytown.example", "says_staff"), ("us@gmail.com", "outside")]
)
def test_the_domain_of_the_teams_own_address_is_ours_unless_it_is_everybodys(
    office, team, standing
):
    ContactPoint.objects.update_or_create(point=Point.TEAM, defaults={"email": team})
    Council.objects.update(stamp=new_stamp())
    filed(a_message(From=f"ben@{team.partition('@')[2]}"))
    assert only_mail().standing == standing


def test_two_from_headers_prove_nothing(office, settings):
    settings.MAIL_AUTHSERV = "mx.council.example"
    raw = with_headers(
        a_message(From="asha@council.example"),
        RESULT % (b"pass", b"council.example"),
        b"From: pat@council.example",
    )
    filed(raw)
    assert only_mail().standing == "says_staff"


# --- When the council received it --------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "received"),
    [
        (None, "2025-05-14T08:30:00+00:00"),
        (b"Wed, 14 May 2025 08:12:00 +0100", "2025-05-14T07:12:00+00:00"),
        (b"Sun, 11 May 2025 23:59:00 +0100", "2025-05-11T22:59:00+00:00"),
        (b"Wed, 14 May 2025 12:00:00 +0100", "2025-05-14T08:30:00+00:00"),
        (b"Wed, 16 Apr 2025 12:00:00 +0100", "2025-05-14T08:30:00+00:00"),
        (b"whenever", "2025-05-14T08:30:00+00:00"),
        (b"Wed, 99 May 99999 99:99:99 +9999", "2025-05-14T08:30:00+00:00"),
    ],
)
def test_it_was_received_when_our_server_had_it_and_not_when_it_was_fetched(
    office, header, received
):
    raw = a_message()
    if header:
        raw = with_headers(raw, b"Received: from a by mx.council.example; " + header)
    filed(raw)
    assert only_mail().received_at.isoformat() == received
    assert only_mail().fetched_at == NOW


def test_only_the_header_that_was_written_last_is_believed(office):
    lines = (
        b"Received: from a by mx.council.example; Wed, 14 May 2025 09:00:00 +0100",
        b"Received: from home by a; Mon, 12 May 2025 09:00:00 +0100",
    )
    filed(with_headers(a_message(), *lines))
    assert only_mail().received_at.isoformat() == "2025-05-14T08:00:00+00:00"


def test_a_reply_is_kept_under_the_day_on_which_it_came(record):
    filed(to_the_record(record))
    assert record.letters.get().sent_at == DELIVERED


# --- What cannot be read -----------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"", b"\n\nhello", b"\x00\xff" * 100, b"--x\r\n" * 3000])
def test_what_cannot_be_read_waits_with_a_reason(office, raw):
    assert filed(raw) is Outcome.WAITING
    mail = only_mail()
    assert (mail.waits_for, bytes(mail.raw)) == ("unreadable", raw)
    assert mail.remark


def test_of_what_is_too_large_the_headers_wait(office):
    assert filed(a_message(body=""), is_cut=True) is Outcome.WAITING
    assert only_mail().subject == "About my son"
    assert "larger than 25 MB" in only_mail().remark


def test_what_brought_something_about_while_it_was_read_waits(office):
    assert file_unreadable(fetched(a_message()), at=NOW) is Outcome.WAITING
    assert file_unreadable(fetched(a_message()), at=NOW) is Outcome.KNOWN


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime; smime-type=enveloped-data", "application/ms-tnef"]
)
def test_sealed_words_wait_for_a_person(record, kind):
    raw = (
        f"From: pat@example.org\r\nTo: {reply_address(record.pk, OURS)}\r\nContent-Type: {kind}; "
        "name=x\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n"
    ).encode()
    filed(raw)
    assert (only_mail().became, only_mail().waits_for) == ("attached", "sealed")
