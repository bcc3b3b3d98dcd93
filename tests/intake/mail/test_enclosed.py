"""Files that come with an e-mail belong to the record, and are held back where need be."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from django.urls import reverse

from heard.audit.queries import history_of
from heard.casework.letters.reply_tokens import reply_address
from heard.casework.models import Letter
from heard.feedback.operations import attaching
from heard.files.models import StoredFile
from heard.intake.mail.enclosed import MOST_ENCLOSED
from heard.intake.mail.filing import file_message
from heard.intake.mail.reading import read_message
from tests.casework.browsing import browser_of
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.letters import DAY
from tests.casework.pages import shown
from tests.files import samples
from tests.intake.mail.messages import fetched

pytestmark = pytest.mark.django_db
NOW = at(DAY)


@pytest.fixture
def record(asha):
    return a_complaint(by=asha)


def with_files(record, *files, inline=()):
    """Return a reply with files, each a name and what it holds."""
    message = EmailMessage()
    message["From"], message["Subject"] = "pat@example.org", "Re: About your complaint"
    message["To"] = reply_address(record.pk, "complaints@council.example")
    message["Message-ID"] = "<1@example.org>"
    message.set_content("It is all in the photos.")
    if inline:
        message.add_alternative("<p>It is all in the photos.</p>", subtype="html")
        html = message.get_body(("html",))
        for number, content in enumerate(inline):
            html.add_related(content, "image", "png", cid=f"<{number}@example.org>")
    for name, content in files:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return bytes(message)


def receive_reply(raw, at):
    """File a reply, and return it as it is kept with its record."""
    file_message(fetched(raw), at=at)
    return Letter.objects.get(direction="in")


def enclosed_by(raw):
    return [(each.name, each.content) for each in read_message(raw).enclosed]


def test_files_of_a_reply_become_documents_of_the_record_with_their_letter(record):
    files = [("letter.pdf", samples.PDF), ("bus.jpg", samples.picture())]
    letter = receive_reply(with_files(record, *files), NOW)
    kept = record.attachments.values_list("number", "file__name", "handed_in_by")
    assert list(kept) == [(1, "letter.pdf", "By e-mail"), (2, "bus.jpg", "By e-mail")]
    assert letter.enclosures.count() == 2
    last = history_of("feedback", str(record.pk))[-1]
    assert [change.what for change in last.changes] == ["How it came", "Document 1", "Document 2"]


def test_a_message_that_comes_twice_adds_its_files_once(record):
    raw = with_files(record, ("letter.pdf", samples.PDF))
    receive_reply(raw, NOW)
    receive_reply(raw, NOW)
    assert record.attachments.count() == 1


def test_what_is_not_taken_comes_in_quarantine_and_the_message_with_it_is_held(record, asha):
    raw = with_files(record, ("invoice.docm", samples.macro_word()), ("letter.pdf", samples.PDF))
    letter = receive_reply(raw, NOW)
    held, letter_pdf = record.attachments.all()
    assert (held.file.state, letter_pdf.file.state) == ("quarantined", "not_scanned")
    browser = browser_of(asha)
    page = shown(browser.get(reverse("casework:letter", args=[letter.pk])))
    assert "It holds macros" in page
    whole = reverse("casework:letter-file", args=[letter.pk, "eml"])
    assert "is held back, and the message with it" in shown(browser.get(whole), 403)
    assert browser.get(reverse("casework:document", args=[held.file_id])).status_code == 403
    assert browser.get(reverse("casework:document", args=[letter_pdf.file_id])).status_code == 200


def test_a_message_whose_files_may_be_opened_is_a_download_like_any_other(record, asha):
    raw = with_files(record, ("letter.pdf", samples.PDF))
    letter = receive_reply(raw, NOW)
    response = browser_of(asha).get(reverse("casework:letter-file", args=[letter.pk, "eml"]))
    assert response.content == raw
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_record_without_room_keeps_the_message_and_says_what_stays_in_it(record, monkeypatch):
    monkeypatch.setattr(attaching, "MOST_FILES_A_RECORD", 1)
    files = [("letter.pdf", samples.PDF), ("bus.jpg", samples.picture())]
    receive_reply(with_files(record, *files), NOW)
    assert not record.attachments.exists()
    last = history_of("feedback", str(record.pk))[-1]
    told = {change.what: change.after for change in last.changes}
    assert told["Files that stay in the message alone"] == "2"


def test_an_empty_file_is_no_document(record):
    receive_reply(with_files(record, ("empty.txt", b"")), NOW)
    assert not StoredFile.objects.exists()


# --- What counts as a file of a message ----------------------------------------------------------


def test_the_small_picture_below_a_name_is_no_document_and_a_photo_among_the_words_is(record):
    photo = samples.picture("PNG", (200, 200)).ljust(30_000, b"\0")
    raw = with_files(record, inline=[samples.picture("PNG"), photo])
    assert [content for _, content in enclosed_by(raw)] == [photo]


def test_a_message_forwarded_whole_is_one_file():
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "The bus", "school@example.org"
    inner.set_content("It is late.")
    inner.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    outer = EmailMessage()
    outer["From"] = "pat@example.org"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    ((name, content),) = enclosed_by(bytes(outer))
    assert name == "message.eml"
    assert b"Subject: The bus" in content


def test_words_and_seals_are_no_files_and_a_named_text_is():
    message = EmailMessage()
    message["From"] = "pat@example.org"
    message.set_content("Words.")
    message.add_attachment(b"seal", maintype="application", subtype="pkcs7-signature")
    message.add_attachment("Dates.", filename="dates.txt", disposition="inline")
    assert enclosed_by(bytes(message)) == [("dates.txt", b"Dates.\n")]


def test_only_so_many_files_are_taken_from_one_message(record):
    files = [(f"{number}.txt", b"words %d" % number) for number in range(MOST_ENCLOSED + 3)]
    message = read_message(with_files(record, *files))
    assert (len(message.enclosed), message.left_out) == (MOST_ENCLOSED, 3)


def test_a_message_that_packs_messages_into_one_another_without_end_is_read(record):
    raw = with_files(record, ("letter.pdf", samples.PDF))
    for _ in range(40):
        boundary = b"b%d" % len(raw)
        head = b"Content-Type: multipart/mixed; boundary=" + boundary + b"\n\n--" + boundary
        raw = b"From: a@b.example\n" + head + b"\n" + raw + b"\n--" + boundary + b"--\n"
    assert read_message(raw).enclosed == ()
