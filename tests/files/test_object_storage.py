"""Files kept in an object store, asked over HTTP as a real one is."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured

from heard.config import stores
from heard.config.stores import file_store
from heard.files import storage
from heard.files.models import StoredFile
from heard.files.operations import keep, sweep
from heard.files.queries import UnableToOpen, content_of
from tests.files import samples
from tests.files.samples import upload

AT = datetime(2025, 5, 12, 9, 30, tzinfo=UTC)
_ENTRY = "<Contents><Key>{}</Key><LastModified>2025-05-12T09:30:00.000Z</LastModified></Contents>"
_FOLDER = "<CommonPrefixes><Prefix>{}</Prefix></CommonPrefixes>"


class _Bucket(BaseHTTPRequestHandler):
    """As much of the protocol of S3 as keeping, reading, listing and destroying take."""

    def log_message(self, *_):
        """Say nothing."""

    @property
    def key(self):
        return unquote(urlsplit(self.path).path).removeprefix("/complaints/")

    def do_PUT(self):
        self.server.held[self.key] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query)
        if "list-type" in asked or "delimiter" in asked:
            self._answer(200, self._listed(asked["prefix"][0]).encode())
        elif self.key in self.server.held:
            self._answer(200, self.server.held[self.key])
        else:
            self._answer(404)

    def do_DELETE(self):
        self.server.held.pop(self.key, None)
        self._answer(204)

    def _listed(self, prefix):
        below = [key.removeprefix(prefix) for key in self.server.held if key.startswith(prefix)]
        folders = {prefix + key.partition("/")[0] + "/" for key in below if "/" in key}
        entries = [_ENTRY.format(prefix + key) for key in below if "/" not in key]
        inside = "".join([*entries, *map(_FOLDER.format, sorted(folders))])
        return f"<ListBucketResult>{inside}</ListBucketResult>"

    def _answer(self, status, content=b""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", "Mon, 12 May 2025 09:30:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


@pytest.fixture
def bucket(settings, monkeypatch, tmp_path):
    """Set up an object store, and return what it holds, by its name there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Bucket)
    server.held = {}
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    for name, value in {
        "HEARD_FILES": "s3://complaints/heard/files/",
        "AWS_ACCESS_KEY_ID": "someone",
        "AWS_SECRET_ACCESS_KEY": "a secret",
        "AWS_DEFAULT_REGION": "eu-west-2",
        "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{server.server_port}",
    }.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = settings.STORAGES | {"files": file_store("HEARD_FILES", tmp_path)}
    yield server.held
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.mark.django_db
def test_a_file_is_kept_read_and_swept_there_as_in_a_folder(bucket):
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    assert bucket == {f"heard/files/{kept.stored_as}": samples.PDF}
    assert content_of(kept) == samples.PDF
    assert list(storage.places(before=AT + timedelta(days=1))) == [kept.stored_as]
    assert sweep(AT + timedelta(days=2)).unnamed == 0
    StoredFile.objects.all().delete()
    assert sweep(AT + timedelta(days=2)).unnamed == 1
    assert bucket == {}


@pytest.mark.django_db
def test_what_is_gone_from_there_is_said_to_be_missing(bucket):
    kept = keep(upload(samples.PDF, "Letter.pdf"), at=AT)
    bucket.clear()
    with pytest.raises(UnableToOpen, match="missing from the store"):
        content_of(kept)


def test_unset_it_is_a_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("HEARD_FILES", raising=False)
    assert file_store("HEARD_FILES", tmp_path)["OPTIONS"] == {"location": tmp_path}


@pytest.mark.parametrize("given", ["complaints", "s3://", "https://store.example/x", "s3://["])
def test_a_setting_that_names_no_bucket_says_what_to_set(monkeypatch, tmp_path, given):
    monkeypatch.setenv("HEARD_FILES", given)
    with pytest.raises(ImproperlyConfigured, match="set it to a bucket, such as s3://bucket"):
        file_store("HEARD_FILES", tmp_path)


def test_without_its_package_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("HEARD_FILES", "s3://complaints")
    monkeypatch.setattr(stores, "find_spec", lambda _: None)
    with pytest.raises(ImproperlyConfigured, match=r"install heard with it, as heard\[s3\]"):
        file_store("HEARD_FILES", tmp_path)
