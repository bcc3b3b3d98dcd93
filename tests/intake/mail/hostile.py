"""Odd and hostile e-mails, made here: each must be kept, shown, and hold up nothing."""

from __future__ import annotations

import base64
import zlib

__all__ = ["CORPUS"]

FROM = b"From: pat@example.org\r\n"
NAMED = FROM + b"Message-ID: <odd@example.org>\r\n"


def _nested(depth):
    """Return multiparts inside one another, that deep."""
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (each, each)
        for each in range(depth)
    )
    return NAMED + opening + b"\r\nthe words\r\n"


def _many_parts(count):
    parts = b"--x\r\nContent-Type: text/plain\r\n\r\na\r\n" * count
    return NAMED + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n' + parts + b"--x--\r\n"


def _with(content_type, body, *more):
    lines = b"".join(line + b"\r\n" for line in (b"Content-Type: " + content_type, *more))
    return NAMED + lines + b"\r\n" + body


def _file(name, content, media_type=b"application/octet-stream"):
    return (
        b"\r\n".join(
            [
                b'Content-Type: multipart/mixed; boundary="x"',
                b"",
                b"--x",
                b"",
                b"See the file.",
                b"--x",
                b"Content-Type: " + media_type,
                b'Content-Disposition: attachment; filename="' + name + b'"',
                b"Content-Transfer-Encoding: base64",
                b"",
                base64.encodebytes(content),
                b"--x--",
            ]
        )
        + b"\r\n"
    )


_CALENDAR = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"

CORPUS = {
    "nothing at all": b"",
    "no headers": b"\r\n\r\nHello\r\n",
    "only headers": NAMED,
    "no sender": b"Subject: Hello\r\n\r\nHello\r\n",
    "no Message-ID": FROM + b"\r\nHello\r\n",
    "an empty Message-ID": FROM + b"Message-ID:\r\n\r\nHello\r\n",
    "a Message-ID of 5,000 letters": FROM + b"Message-ID: <" + b"a" * 5_000 + b"@b>\r\n\r\nHello",
    "NULs everywhere": b"From: p\x00at@example.org\r\nSubject: a\x00b\r\n\r\nH\x00ello\x00\r\n",
    "bytes of no code": NAMED + b"Subject: \xff\xfe caf\xe9\r\n\r\n\xff\xfe\x00H\r\n",
    "a code that nobody knows": _with(b"text/plain; charset=klingon", b"caf\xc3\xa9"),
    "a code that is no text": _with(b"text/plain; charset=zlib", zlib.compress(b"a" * 100_000)),
    "a code with a NUL": _with(b'text/plain; charset="utf\x00-8"', b"Hello"),
    "UTF-7": _with(b"text/plain; charset=utf-7", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
    "halves of letters": _with(b"text/plain; charset=utf-16", b"\xd8\x00\xd8"),
    "base64 that is none": _with(b"text/plain", b"!!!*", b"Content-Transfer-Encoding: base64"),
    "a way of packing that nobody knows": _with(
        b"text/plain", b"Hello", b"Content-Transfer-Encoding: uuencode"
    ),
    "10,000 headers": NAMED + b"".join(b"X-%d: y\r\n" % each for each in range(10_000)) + b"\r\nHi",
    "10,000 readers": NAMED
    + b"To: "
    + b", ".join(b"p%d@example.org" % each for each in range(10_000))
    + b"\r\n\r\nHi",
    "1,000 subjects": NAMED + b"Subject: a\r\n" * 1_000 + b"\r\nHi",
    "a header of a megabyte": NAMED + b"Subject: " + b"a" * 1_000_000 + b"\r\n\r\nHi",
    "comments inside comments": NAMED + b"To: " + b"(" * 5_000 + b"\r\n\r\nHi",
    "a thousand encoded words": NAMED + b"Subject: " + b"=?utf-8?q?a?= " * 1_000 + b"\r\n\r\nHi",
    "nested 50 deep": _nested(50),
    "nested 3,000 deep": _nested(3_000),
    "400 parts": _many_parts(400),
    "100,000 parts": _many_parts(100_000),
    "a multipart without a boundary": _with(b"multipart/mixed", b"--x\r\n\r\nHello"),
    "a boundary that never ends": _with(b'multipart/mixed; boundary="x"', b"--x\r\n\r\nHello"),
    "messages in messages": NAMED + b"Content-Type: message/rfc822\r\n\r\n" * 200 + b"Hi",
    "HTML of unclosed tags": _with(b"text/html", b"<div <p <" * 100_000),
    "HTML with scripts": _with(b"text/html", b"<script>alert(1)</script><img src=x onerror=y>Hi"),
    "words of two megabytes": _with(b"text/plain", b"Nobody rang me. " * 130_000),
    "a subject with a line break": NAMED
    + b"Subject: =?utf-8?q?Hello=0D=0ABcc:_all=40example.org?=\r\n\r\nHi",
    "a subject that turns round": NAMED + "Subject: \u202egpj.exe\u202c\r\n\r\nHi".encode(),
    "a sender that turns round": "From: \u202eelpmaxe\u202c <pat@example.org>\r\n\r\nHi".encode(),
    "two senders": FROM + b"From: asha@example.org\r\n\r\nHi",
    "a sender of two addresses": b"From: a@example.org, b@example.org\r\n\r\nHi",
    "a sender who is a page": b"From: <script>alert(1)</script>@x <a@b.example>\r\n\r\nHi",
    "a calendar": _with(b"text/calendar; method=REQUEST", _CALENDAR),
    "winmail.dat": NAMED + _file(b"winmail.dat", b"\x78\x9f\x3e\x22", b"application/ms-tnef"),
    "S/MIME": _with(b"application/pkcs7-mime; smime-type=enveloped-data", b"MIIB"),
    "PGP": _with(
        b'multipart/encrypted; protocol="application/pgp-encrypted"; boundary="x"',
        b"--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--x--",
    ),
    "a file that leads upwards": NAMED + _file(b"../../../etc/passwd", b"root"),
    "a file of no name": NAMED + _file(b"", b"\x00\x01"),
    "a bomb in a file": NAMED + _file(b"bomb.docx", zlib.compress(b"\x00" * 10_000_000)),
    "a file of nothing": NAMED + _file(b"empty.txt", b""),
    "a report of nothing": _with(
        b'multipart/report; report-type=delivery-status; boundary="x"', b"--x--"
    ),
    "a report whose part is text": _with(
        b'multipart/report; report-type=delivery-status; boundary="x"',
        b"--x\r\nContent-Type: message/delivery-status\r\n\r\nno fields\r\n--x--",
    ),
    "a date that cannot be": b"Received: x; Fri, 99 Foo 99999 25:61:61 +9999\r\n"
    + NAMED
    + b"\r\nHi",
    "colons without names": b": x\r\n: y\r\n" + NAMED + b"\r\nHi",
    "a space in the name of a header": b"Sub ject: x\r\n" + NAMED + b"\r\nHi",
}
