"""E-mails for tests: from a parent unless it is said otherwise, as bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from heard.intake.mail.sources import Fetched
from heard.intake.models import ReceivedMail
from tests.casework.cast import at

__all__ = [
    "DAY",
    "DELIVERED",
    "NOW",
    "a_message",
    "a_return",
    "fetched",
    "only_mail",
    "with_headers",
]

DAY = date(2025, 5, 16)
NOW = at(DAY)
DELIVERED = datetime(2025, 5, 14, 8, 30, tzinfo=UTC)


def a_message(to="complaints@council.example", body="Nobody rang me back.\n", **headers):
    """Return an e-mail as it comes in; a header of None is left out."""
    told = {
        "From": "Pat Quinn <pat@example.org>",
        "To": to,
        "Subject": "About my son",
        "Message_ID": "<1@example.org>",
    } | headers
    message = EmailMessage()
    for name, value in told.items():
        if value is not None:
            message[name.replace("_", "-")] = value
    message.set_content(body)
    return bytes(message)


def with_headers(raw, *lines):
    """Return a message with more lines on top, whatever stands in them."""
    return b"".join(line + b"\r\n" for line in lines) + raw


def a_return(message_id, *, action="failed", status="5.1.1", sender="MAILER-DAEMON@mx.example"):
    """Return the report of a mail server that a message of ours came back (RFC 3464)."""
    report = MIMEMultipart("report", **{"report-type": "delivery-status"})
    report["From"], report["To"] = sender, "complaints@council.example"
    report["Subject"] = "Undelivered Mail Returned to Sender"
    report["Message-ID"] = f"<report-{action}-{status}@mx.example>"
    report.attach(MIMEText("This is the mail system."))
    status_part = MIMEBase("message", "delivery-status")
    status_part.set_payload(
        [
            _fields({"Reporting-MTA": "dns; mx.example"}),
            _fields(
                {
                    "Final-Recipient": "rfc822; pat@example.org",
                    "Action": action,
                    "Status": status,
                }
            ),
        ]
    )
    report.attach(status_part)
    if message_id:
        report.attach(MIMEText(f"Subject: About it\nMessage-ID: {message_id}\n", "rfc822-headers"))
    return report.as_bytes()


def fetched(raw, **facts):
    """Return a message as it is fetched, delivered on 14 May 2025."""
    return Fetched(**({"key": "1", "raw": raw, "delivered_at": DELIVERED} | facts))


def only_mail():
    """Return the one e-mail that came in."""
    return ReceivedMail.objects.get()


def _fields(fields):
    block = EmailMessage()
    for name, value in fields.items():
        block[name] = value
    return block
