"""Documents of a record: added, listed, opened by those who may, and each opening written down."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from heard.audit.models import Event
from heard.audit.queries import history_of
from heard.casework.forms.pages import address_of
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.documents import add_documents, open_document
from heard.casework.operations.keeping import note, restrict
from heard.feedback.models import Attachment, Feedback
from heard.feedback.new_records import HandedIn
from heard.feedback.operations import attaching
from heard.files.models import StoredFile
from heard.files.operations import destroy, keep
from heard.rules.acts import Act
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.pages import browser_of, shown, state_kept, stop_the_clock
from tests.files import samples

pytestmark = pytest.mark.django_db
DAY = date(2025, 5, 16)


@pytest.fixture(autouse=True)
def _on_a_tuesday_in_may(monkeypatch):
    stop_the_clock(monkeypatch)


def handed_in(content=b"The bus never came.", name="bus.txt", by="Complainant", title=""):
    return HandedIn(keep(ContentFile(content, name=name), at=at(DAY)), by, title)


@pytest.fixture
def record(office):
    made = a_complaint(by=office.asha)
    add_documents(made.reference, [handed_in()], by=office.asha, at=at(DAY))
    return Feedback.objects.get(pk=made.pk)


def address(record, number=1):
    file_id = record.attachments.get(number=number).file_id
    return reverse("casework:document", args=[file_id])


# --- Adding them ------------------------------------------------------------------------------


def test_documents_are_numbered_in_the_order_in_which_they_came(office, record):
    more = [handed_in(b"One.", "one.txt"), handed_in(b"Two.", "two.txt", title="The list")]
    add_documents(record.reference, more, by=office.asha, at=at(DAY))
    kept = record.attachments.values_list("number", "file__name", "title")
    assert list(kept) == [(1, "bus.txt", ""), (2, "one.txt", ""), (3, "two.txt", "The list")]


def test_the_history_says_the_kind_and_the_seal_and_no_name(office, record):
    *_, added = history_of("feedback", str(record.pk))
    (change,) = added.changes
    seal = StoredFile.objects.get().sha256[:16]
    assert added.verb == "add_document"
    assert (change.what, change.after) == ("Document 1", f"Plain text, 19 bytes, seal {seal}")


def test_what_the_record_holds_already_is_not_added_again(office, record):
    both = [handed_in(), handed_in(b"One.", "one.txt"), handed_in(b"One.", "same.txt")]
    add_documents(record.reference, both, by=office.asha, at=at(DAY))
    assert [each.file.name for each in record.attachments.all()] == ["bus.txt", "one.txt"]


def test_a_file_of_another_record_is_not_taken_along(office, record):
    other = a_complaint(by=office.asha)
    file = record.attachments.get().file
    with pytest.raises(NotLawful, match="belongs to another record"):
        add_documents(other.reference, [HandedIn(file, "Complainant")], by=office.asha, at=at(DAY))
    assert not other.attachments.exists()


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [("MOST_FILES_A_RECORD", "holds 1 documents"), ("MOST_BYTES_A_RECORD", "MB of documents")],
)
def test_a_record_holds_only_so_much(office, record, monkeypatch, limit, sentence):
    monkeypatch.setattr(attaching, limit, 1)
    before = state_kept(record.reference)
    with pytest.raises(NotLawful, match=sentence):
        add_documents(record.reference, [handed_in(b"One.", "one.txt")], by=office.asha, at=at(DAY))
    assert state_kept(record.reference) == before
    assert record.attachments.count() == 1


def test_a_file_that_belongs_to_a_record_is_neither_swept_nor_destroyed(record):
    with pytest.raises(Exception, match="protected foreign keys"):
        destroy([record.attachments.get().file_id])
    assert record.attachments.get().file.name == "bus.txt"


# --- The page of the act ----------------------------------------------------------------------


def sent(record, *files, **typed):
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    told = {"handed_in_by": "complainant", "title": "", "version": record.version}
    return {**told, **typed, **({"documents": uploads} if uploads else {})}


def test_files_are_chosen_on_the_page_and_belong_to_the_record(office, record):
    page = address_of(Act.ADD_DOCUMENT, record.reference)
    browser = browser_of(office.asha)
    assert 'enctype="multipart/form-data"' in shown(browser.get(page))
    files = [("bus.jpg", samples.photo_with_a_place()), ("letter.pdf", samples.PDF)]
    told = sent(record, *files, handed_in_by="staff", title="From the school")
    words = shown(browser.post(page, told, follow=True))
    assert "Documents added." in words
    assert "bus.jpg" in words
    by = record.attachments.filter(number__gt=1).values_list("handed_in_by", "title")
    assert list(by) == [("Asha Rahman", "From the school")] * 2


def test_a_file_chosen_is_not_lost_when_another_field_is_wrong(office, record):
    page = address_of(Act.ADD_DOCUMENT, record.reference)
    browser = browser_of(office.asha)
    told = sent(record, ("letter.pdf", samples.PDF), handed_in_by="")
    words = shown(browser.post(page, told), 422)
    assert "Choose who handed it in" in words
    assert "Kept already" in words
    (mark,) = re.findall(r'name="documents-kept"[^>]*value="([^"]+)"', words)
    again = browser.post(page, sent(record, **{"documents-kept": mark}))
    assert again.status_code == 302
    assert record.attachments.get(number=2).file.name == "letter.pdf"


def test_a_file_chosen_is_not_lost_when_somebody_else_was_quicker(office, record):
    page = address_of(Act.ADD_DOCUMENT, record.reference)
    browser = browser_of(office.asha)
    note(record.reference, "They rang.", by=office.ben, at=at(DAY))
    response = browser.post(page, sent(record, ("letter.pdf", samples.PDF), title="The letter"))
    words = shown(response, 409)
    assert "letter.pdf" in words
    form = response.context["form"]
    (mark,) = form.data.getlist("documents-kept")
    again = sent(record, title="The letter", version=form["version"].value())
    assert browser.post(page, again | {"documents-kept": mark}).status_code == 302
    assert record.attachments.get(number=2).title == "The letter"


def test_a_file_that_is_not_taken_is_named_beside_the_field(office, record):
    page = address_of(Act.ADD_DOCUMENT, record.reference)
    told = sent(record, ("page.jpg", b"<html>" + samples.SCRIPT), ("letter.pdf", samples.PDF))
    words = shown(browser_of(office.asha).post(page, told), 422)
    assert "“page.jpg” is not a kind of file that we can take." in words
    assert "letter.pdf" in words
    assert record.attachments.count() == 1


# --- Opening them -----------------------------------------------------------------------------


def test_a_document_is_a_download_in_which_nothing_can_run(office, record):
    response = browser_of(office.asha).get(address(record))
    assert response.content == b"The bus never came."
    headers = response.headers
    assert headers["Content-Type"] == "text/plain"
    assert headers["Content-Disposition"] == 'attachment; filename="bus.txt"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Cache-Control"] == "private, no-store"


def test_a_name_cannot_break_out_of_a_header(office, record):
    more = [handed_in(b"One.", 'a";\r\nSet-Cookie: x=y\u202e\u00a9.txt')]
    add_documents(record.reference, more, by=office.asha, at=at(DAY))
    response = browser_of(office.asha).get(address(record, 2))
    assert "Set-Cookie" not in response.headers
    assert response.headers["Content-Disposition"].startswith("attachment; filename")


def test_each_opening_is_written_down_and_is_no_part_of_the_history(office, record):
    history = len(history_of("feedback", str(record.pk)))
    for _ in range(2):
        browser_of(office.eve).get(address(record))
    read = Event.objects.filter(verb="read", actor_name="Eve Okafor", subject_id=str(record.pk))
    assert [("Document 1" in event.changes) for event in read] == [True, True]
    assert len(history_of("feedback", str(record.pk))) == history


def test_who_may_not_open_it_gets_nothing_and_leaves_no_event(office, record):
    before = Event.objects.count()
    asked = ((office.cleo, 403), (office.dev, 404), (office.adi, 404))
    for stranger, status in asked:
        assert browser_of(stranger).get(address(record)).status_code == status
    assert Event.objects.count() == before


def test_whoever_it_is_allocated_to_may_open_it(office, record):
    Feedback.objects.filter(pk=record.pk).update(handler_id=office.cleo.id)
    assert browser_of(office.cleo).get(address(record)).status_code == 200


def test_a_document_of_a_restricted_record_is_known_to_nobody_else(office, record):
    restrict(record.reference, [office.ben.id], "A colleague.", by=office.ben, at=at(DAY))
    assert browser_of(office.asha).get(address(record)).status_code == 404
    assert browser_of(office.ben).get(address(record)).status_code == 200


def test_a_file_that_belongs_to_no_record_is_known_to_nobody(office):
    file = handed_in().file
    missing = reverse("casework:document", args=[file.pk])
    assert browser_of(office.asha).get(missing).status_code == 404


def test_a_document_in_quarantine_is_never_sent_and_the_page_says_why(office, record):
    StoredFile.objects.update(state="quarantined", reason="A virus was found: Eicar.")
    words = shown(browser_of(office.asha).get(address(record)), 403)
    assert "In quarantine: it cannot be opened. A virus was found: Eicar." in words
    listed = shown(browser_of(office.asha).get(reverse("casework:record", args=[record.reference])))
    assert "A virus was found: Eicar." in listed
    assert address(record) not in listed


# --- The list on the record's page --------------------------------------------------------------


def test_who_may_not_open_documents_sees_how_many_there_are_and_no_name(office, record):
    page = reverse("casework:record", args=[record.reference])
    words = shown(browser_of(office.cleo).get(page))
    assert "1 document, shown to those who work on it." in words
    assert "bus.txt" not in words
    assert "bus.txt" in shown(browser_of(office.aud).get(page))


def test_the_list_takes_one_query_however_long(office, record):
    page = reverse("casework:record", args=[record.reference])
    browser = browser_of(office.asha)
    browser.get(page)
    counts = []
    for content in (b"One.", b"Two."):
        more = [handed_in(content, "more.txt")]
        Attachment.objects.create(
            feedback=record,
            number=record.attachments.count() + 1,
            file=more[0].file,
            handed_in_by="Complainant",
            added_at=at(DAY),
        )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(page)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_opening_gives_the_bytes_that_were_kept(office, record):
    opened = open_document(record.attachments.get().file_id, by=office.aud, at=at(DAY))
    assert (opened.file.name, opened.content) == ("bus.txt", b"The bus never came.")
