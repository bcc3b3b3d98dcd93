"""What is kept of a file that is handed in, where, and for how long?"""

from __future__ import annotations

import hashlib
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import transaction
from django.utils import translation

from heard.files import storage
from heard.files.limits import MOST_BYTES
from heard.files.models import StoredFile
from heard.files.operations import (
    UnableToKeepFile,
    destroy,
    keep,
    keep_or_quarantine,
    scan_waiting,
    sweep,
)
from heard.files.queries import UnableToOpen, content_of, standing_of
from tests.files import samples
from tests.files.samples import upload

AT = datetime(2025, 5, 12, 9, 30, tzinfo=UTC)
INSTEAD = (
    "Send a photo, a recording, a PDF, or a Word, OpenDocument or plain text document instead."
)
pytestmark = pytest.mark.django_db


def on_disk():
    folder = Path(storages["files"].location)
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_kept_whole_under_a_random_name():
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    (path,) = on_disk()
    assert path.read_bytes() == samples.PDF == content_of(kept)
    assert (kept.name, kept.media_type, kept.size) == (
        "Letter.pdf",
        "application/pdf",
        len(samples.PDF),
    )
    assert kept.sha256 == hashlib.sha256(samples.PDF).hexdigest()
    assert kept.kept_at == AT
    assert "Letter" not in str(path)
    assert kept.pk.hex not in str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_of_the_same_lie_apart():
    first, second = (keep(upload(samples.PDF, "Letter.pdf"), at=AT) for _ in range(2))
    assert first.stored_as != second.stored_as


def test_of_a_picture_what_is_kept_is_what_is_counted_and_sealed():
    kept = keep(upload(samples.photo_with_a_place(), "bus.png"), at=AT)
    content = content_of(kept)
    assert (kept.name, kept.size) == ("bus.jpg", len(content))
    assert kept.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    ids=["empty", "large", "program"],
    argvalues=[
        (b"", "empty.pdf", "“empty.pdf” is empty. Choose the file again, or check that it opens."),
        (
            samples.PDF.ljust(MOST_BYTES + 1),
            "../scan.pdf",
            "“scan.pdf” is larger than 25 MB. Send a smaller copy, or send it in parts.",
        ),
        (
            b"MZ",
            "photo-\u202egpj.exe",
            "“photo-gpj.exe” is not a kind of file that we can take. " + INSTEAD,
        ),
    ],
)
def test_a_file_that_is_not_taken_is_named_and_nothing_is_kept(content, name, sentence):
    with pytest.raises(UnableToKeepFile) as unable:
        keep(upload(content, name), at=AT)
    assert str(unable.value) == sentence
    assert not StoredFile.objects.exists()
    assert on_disk() == []


def test_why_a_file_is_held_back_is_kept_in_english():
    with translation.override("pl"):
        held = keep_or_quarantine(upload(b"MZ", "a.exe"), at=AT)
    assert held.reason == (
        "It is not a kind of file that we can take. Ask the sender for another copy."
    )


def test_a_transaction_rolled_back_leaves_no_row_and_its_bytes_are_swept():
    with transaction.atomic():
        keep(upload(samples.PDF, "Letter.pdf"), at=AT)
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()
    assert len(on_disk()) == 1
    # Not at once: it could still be a form on its way.
    now = datetime.fromtimestamp(on_disk()[0].stat().st_mtime, UTC)
    assert sweep(now + timedelta(hours=23)).unnamed == 0
    assert sweep(now + timedelta(hours=25)).unnamed == 1
    assert on_disk() == []


def test_a_machine_that_stops_half_way_leaves_only_what_is_swept(monkeypatch):
    def stopped(*_):
        raise OSError("the power failed")

    monkeypatch.setattr("heard.files.storage.os.fsync", stopped)
    with pytest.raises(OSError, match="power"):
        keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    assert not StoredFile.objects.exists()
    assert [path.suffix for path in on_disk()] == [".part"]
    now = datetime.fromtimestamp(on_disk()[0].stat().st_mtime, UTC)
    assert sweep(now + timedelta(days=2)).unnamed == 1


def test_a_file_that_belongs_to_nothing_is_destroyed_after_a_week(
    django_capture_on_commit_callbacks,
):
    keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep(AT + timedelta(days=7)).unclaimed == 0
        assert sweep(AT + timedelta(days=7, seconds=1)).unclaimed == 1
    assert not StoredFile.objects.exists()
    assert on_disk() == []


def test_destroying_that_is_rolled_back_keeps_row_and_bytes():
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    with transaction.atomic():
        assert destroy([kept.pk]) == 1
        transaction.set_rollback(True)
    assert content_of(StoredFile.objects.get()) == samples.PDF


def test_a_store_that_was_never_used_is_swept_of_nothing():
    assert (sweep(AT).unclaimed, sweep(AT).unnamed) == (0, 0)


# --- Viruses --------------------------------------------------------------------------------


def test_a_file_is_clean_when_the_scanner_finds_nothing(scanner):
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    assert (kept.state, kept.reason, kept.scanned_at) == ("clean", "", AT)
    assert standing_of(kept).may_be_opened
    assert scanner.scanned == [samples.PDF]


def test_what_is_scanned_is_what_is_kept(scanner):
    kept = keep(upload(samples.photo_with_a_place(), "bus.jpg"), at=AT)
    assert scanner.scanned == [content_of(kept)]


def test_a_file_with_a_virus_is_kept_in_quarantine_and_never_opened(scanner):
    kept = keep(upload(samples.EICAR, "eicar.txt"), at=AT)
    assert kept.state == "quarantined"
    assert kept.reason == (
        "A virus was found: Eicar-Test-Signature. Ask for another copy, and tell your IT security "
        "team."
    )
    with pytest.raises(UnableToOpen, match="In quarantine: it cannot be opened"):
        content_of(kept)


def test_what_came_by_e_mail_and_is_not_taken_is_kept_in_quarantine_with_why():
    kept = keep_or_quarantine(upload(samples.macro_word(), "invoice.docm"), at=AT)
    assert (kept.name, kept.media_type) == ("invoice.docm", "application/octet-stream")
    with pytest.raises(UnableToOpen, match="Ask the sender for another copy"):
        content_of(kept)


def test_what_came_by_e_mail_and_is_taken_is_kept_as_any_other():
    kept = keep_or_quarantine(upload(samples.PDF, "letter.pdf"), at=AT)
    assert content_of(kept) == samples.PDF
    assert keep_or_quarantine(upload(b"", "empty.txt"), at=AT) is None


def test_a_large_file_is_scanned_whole(scanner):
    content = samples.PDF[:-7] + b" " * 1_000_000 + samples.EICAR + b"\n%%EOF\n"
    assert keep(upload(content, "scan.pdf"), at=AT).state == "quarantined"
    assert scanner.scanned == [content]


def test_a_file_waits_while_the_scanner_is_away(scanner_is_away):
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    assert (kept.state, kept.scanned_at) == ("not_scanned", None)
    with pytest.raises(UnableToOpen, match="Waiting to be checked for viruses"):
        content_of(kept)


@pytest.mark.parametrize(
    "answer",
    [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK, perhaps\0"],
    ids=["nothing", "too large", "perhaps"],
)
def test_an_answer_that_is_no_verdict_leaves_the_file_waiting(scanner, answer):
    scanner.answer = answer
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    assert kept.state == "not_scanned"
    assert "gave no verdict" in kept.reason


def test_without_a_scanner_a_file_may_be_opened_with_a_warning():
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    assert kept.state == "not_scanned"
    assert standing_of(kept).may_be_opened
    assert standing_of(kept).sentence == "Not checked for viruses: no scanner is set up."


def test_what_waits_is_scanned_once_the_scanner_is_back(scanner):
    scanner.answer = b""
    good, bad = (
        keep(upload(content, "a.txt"), at=AT) for content in (b"Good words.", samples.EICAR)
    )
    scanner.answer = None
    later = AT + timedelta(hours=1)
    found = scan_waiting(later)
    assert (found.clean, found.quarantined, found.waiting) == (1, 1, 0)
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.state, good.scanned_at) == ("clean", later)
    assert bad.state == "quarantined"


def test_a_scanner_that_is_still_away_is_not_asked_for_every_file(scanner):
    scanner.answer = b""
    for number in range(4):
        keep(upload(b"words", f"{number}.txt"), at=AT)
    scanner.scanned.clear()
    assert scan_waiting(AT).waiting == 4
    assert len(scanner.scanned) == 2


def test_a_file_whose_bytes_are_gone_is_put_in_quarantine_and_says_so(scanner):
    scanner.answer = b""
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    storage.remove(kept.stored_as)
    assert scan_waiting(AT).quarantined == 1
    kept.refresh_from_db()
    assert kept.reason == "Its content is missing from the store."


def test_nothing_is_scanned_where_no_scanner_is_set():
    keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    assert scan_waiting(AT).waiting == 0
