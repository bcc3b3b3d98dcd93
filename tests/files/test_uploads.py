"""How much of a file is taken in before anything looks at it, and who is asked about viruses?"""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from heard.config.stores import scanner_address
from heard.files.limits import MOST_BYTES
from heard.files.scanning import ScannerAddress, UnableToScan, virus_in


def test_one_byte_more_than_is_taken_comes_in_and_the_rest_of_the_form_too():
    files = [
        SimpleUploadedFile("huge.bin", b"x" * (MOST_BYTES + 200_000)),
        SimpleUploadedFile("small.bin", b"small"),
    ]
    request = RequestFactory().post("/", {"files": files, "words": "The bus never came."})
    huge, small = request.FILES.getlist("files")
    assert huge.size == MOST_BYTES + 1
    assert len(BytesIO(huge.read()).getvalue()) == MOST_BYTES + 1
    assert small.read() == b"small"
    assert request.POST["words"] == "The bus never came."
    request.close()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", None),
        ("unix:/run/clamav/clamd.ctl", ScannerAddress(path="/run/clamav/clamd.ctl")),
        ("localhost:3310", ScannerAddress(host="localhost", port=3310)),
        ("[::1]:3310", ScannerAddress(host="::1", port=3310)),
    ],
)
def test_the_setting_names_a_socket_or_a_host_and_port(monkeypatch, given, address):
    monkeypatch.setenv("HEARD_CLAMAV", given)
    assert scanner_address("HEARD_CLAMAV") == address


@pytest.mark.parametrize("given", ["clamd", "localhost:", ":3310", "localhost:99999", "unix:clamd"])
def test_a_setting_that_names_nothing_says_what_to_set(monkeypatch, given):
    monkeypatch.setenv("HEARD_CLAMAV", given)
    with pytest.raises(ImproperlyConfigured, match="set it to ClamAV's socket, such as unix:/run"):
        scanner_address("HEARD_CLAMAV")


def test_a_socket_file_where_nobody_listens_gives_no_verdict(settings, tmp_path):
    settings.VIRUS_SCANNER = ScannerAddress(path=str(tmp_path / "clamd.ctl"))
    with pytest.raises(UnableToScan, match="could not be reached"):
        virus_in(b"words")
