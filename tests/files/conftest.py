"""A scanner that answers as ClamAV does, on a socket of this machine."""

from __future__ import annotations

import socketserver
import struct
import threading

import pytest

from heard.files.scanning import ScannerAddress
from tests.files.samples import EICAR


class _Scanner(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    answer: bytes | None = None
    scanned: list[bytes]

    @property
    def address(self) -> ScannerAddress:
        return ScannerAddress(host="127.0.0.1", port=self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    """Reads what INSTREAM sends, and answers; or as the test says, instead."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.server.scanned.append(content)
        found = b"Eicar-Test-Signature FOUND" if EICAR in content else b"OK"
        answer = b"stream: " + found + b"\0" if self.server.answer is None else self.server.answer
        self.wfile.write(answer)


@pytest.fixture
def scanner(settings):
    """Set up a scanner that is there and knows one virus."""
    with _Scanner(("127.0.0.1", 0), _Conversation) as server:
        server.scanned = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        settings.VIRUS_SCANNER = server.address
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def scanner_is_away(settings):
    """Set up a scanner that nobody answers for: a port that was free a moment ago."""
    with socketserver.TCPServer(("127.0.0.1", 0), _Conversation, bind_and_activate=True) as free:
        port = free.server_address[1]
    settings.VIRUS_SCANNER = ScannerAddress(host="127.0.0.1", port=port)


@pytest.fixture(autouse=True)
def _kept_in_a_folder_of_its_own(settings, tmp_path):
    stores = {name: dict(each) for name, each in settings.STORAGES.items()}
    stores["files"]["OPTIONS"] = {"location": tmp_path / "files"}
    settings.STORAGES = stores
