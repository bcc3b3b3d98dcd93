"""Does a virus scanner know it? ClamAV is asked over its socket, in its own few words."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

from django.conf import settings

__all__ = ["ScannerAddress", "UnableToScan", "is_scanner_set", "virus_in"]

_SECONDS = 60
_SECONDS_TO_CONNECT = 5
_CHUNK = 256 * 1024
_LONGEST_ANSWER = 4096


@dataclass(frozen=True, slots=True)
class ScannerAddress:
    """Where ClamAV listens: at a socket file, or at a host and port."""

    path: str = ""
    host: str = ""
    port: int = 0


class UnableToScan(Exception):
    """The scanner gave no verdict; the sentence says why."""


def is_scanner_set() -> bool:
    """Return whether this council has its files scanned."""
    return settings.VIRUS_SCANNER is not None


def virus_in(content: bytes) -> str | None:
    """Return the name of the virus that is found, None for none; UnableToScan without a verdict."""
    address: ScannerAddress | None = settings.VIRUS_SCANNER
    if address is None:
        raise UnableToScan("No virus scanner is set up.")
    try:
        answer = _asked(address, content)
    except OSError as away:
        raise UnableToScan("The virus scanner could not be reached.") from away
    words = answer.decode("utf-8", "replace").strip("\0\r\n ").removeprefix("stream: ")
    if words == "OK":
        return None
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND")
    raise UnableToScan(f"The virus scanner gave no verdict, but said: {words[:100] or 'nothing'}")


def _asked(address: ScannerAddress, content: bytes) -> bytes:
    with _connected(address) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _CHUNK):
            chunk = content[start : start + _CHUNK]
            scanner.sendall(struct.pack("!L", len(chunk)) + chunk)
        scanner.sendall(struct.pack("!L", 0))
        return _answer(scanner)


def _answer(scanner: socket.socket) -> bytes:
    answer = b""
    while b"\0" not in answer and len(answer) < _LONGEST_ANSWER:
        more = scanner.recv(_LONGEST_ANSWER)
        if not more:
            break
        answer += more
    return answer


def _connected(address: ScannerAddress) -> socket.socket:
    if address.path:
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(_SECONDS)
        try:
            scanner.connect(address.path)
        except OSError:
            scanner.close()
            raise
        return scanner
    scanner = socket.create_connection((address.host, address.port), _SECONDS_TO_CONNECT)
    scanner.settimeout(_SECONDS)
    return scanner
