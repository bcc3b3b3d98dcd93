"""`heard scan-files` and `heard sweep-files`, as a timer runs them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from heard.files.models import StoredFile
from heard.files.operations import keep
from tests.files import samples
from tests.files.samples import upload

AT = datetime(2025, 5, 12, 9, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def run(command, *words):
    """Run a command; return its exit code, what it printed, and what it complained of."""
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *words, stdout=out, stderr=err)
    except SystemExit as left:
        return left.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_what_waits_is_checked_and_counted(scanner):
    scanner.answer = b""
    for content in (b"words", samples.EICAR):
        keep(upload(content, "a.txt"), at=AT)
    assert run("scan_files")[0] == 1
    scanner.answer = None
    assert run("scan_files") == (0, "Files found clean: 1. Put in quarantine: 1.\n", "")
    code, said, _ = run("scan_files", "--json")
    assert (code, json.loads(said)) == (0, {"clean": 0, "quarantined": 0, "waiting": 0})


def test_while_the_scanner_is_away_it_says_how_many_wait(scanner_is_away):
    keep(upload(b"words", "a.txt"), at=AT)
    code, _, complaint = run("scan_files")
    assert (code, complaint) == (1, "1 still wait: the virus scanner gave no verdict.\n")


def test_without_a_scanner_it_says_that_nothing_was_checked():
    keep(upload(b"words", "a.txt"), at=AT)
    code, said, _ = run("scan_files")
    assert code == 0
    assert "No virus scanner is set up (HEARD_CLAMAV)" in said


def test_what_belongs_to_nothing_is_destroyed_and_counted(monkeypatch):
    keep(upload(b"words", "a.txt"), at=AT)
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(days=8))
    said = run("sweep_files")[1]
    assert said == "Files that belonged to nothing: 1. Bytes without a file: 0.\n"
    assert not StoredFile.objects.exists()
    assert json.loads(run("sweep_files", "--json")[1]) == {"unclaimed": 0, "unnamed": 0}
