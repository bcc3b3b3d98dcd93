"""What does a letter look like as an e-mail? Its words as text, and the letter beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from email.utils import parseaddr

from django.core.mail import EmailMessage

from heard.casework.letters.reply_tokens import message_id, reply_address
from heard.common.words.layout import as_text

__all__ = ["Outgoing", "as_email", "as_notice", "id_of"]

# RFC 3834: so that no machine that is out of office answers it.
_AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
_NOTICE = """There is a message for you about {reference}.

It is on the page where you follow it. Open that page with your reference and your code.

If you cannot find your code, answer this e-mail, and we will help you."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A letter on its way: of which record, from which address, and where replies go.

    One that nobody wrote `is_automatic`, and says so to the machines on its way.
    """

    record_id: int
    reference: str
    message_id: str
    sender: str
    replies_to: str
    address: str
    subject: str
    body: str
    pdf: bytes
    is_automatic: bool = False


def id_of(record_id: int, letter_id: int, sender: str) -> str:
    """Return the Message-ID that a letter has for good."""
    return message_id(record_id, letter_id, parseaddr(sender)[1])


def as_notice(letter: Outgoing) -> EmailMessage:
    """Return the message that something waits on the reader's page, and nothing of what it says."""
    words = _NOTICE.format(reference=letter.reference)
    subject = f"There is a message for you ({letter.reference})"
    return as_email(replace(letter, subject=subject, body=words, pdf=b""))


def as_email(letter: Outgoing) -> EmailMessage:
    """Return the message: its words, the PDF beside them, and the way back for replies."""
    headers = {"Message-ID": letter.message_id}
    if letter.is_automatic:
        headers |= _AUTOMATIC
    message = EmailMessage(
        subject=letter.subject,
        body=as_text(letter.body),
        from_email=letter.sender,
        to=[letter.address],
        reply_to=[reply_address(letter.record_id, letter.replies_to)],
        headers=headers,
    )
    if letter.pdf:
        name = "".join(each if each.isalnum() or each in "-_" else "-" for each in letter.reference)
        message.attach(f"{name}.pdf", letter.pdf, "application/pdf")
    return message
