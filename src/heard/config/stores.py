"""Where are files kept, and which scanner looks at them? Read from the environment, checked."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from heard.files.scanning import ScannerAddress

__all__ = ["scanner_address"]

_LAST_PORT = 65535


def scanner_address(name: str) -> ScannerAddress | None:
    """Return where ClamAV listens, by a setting; None where it is not set.

    Either unix:/run/clamav/clamd.ctl or a host and port, such as localhost:3310.
    """
    given = os.environ.get(name, "")
    if not given:
        return None
    if given.startswith("unix:/"):
        return ScannerAddress(path=given.removeprefix("unix:"))
    host, _, port = given.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= _LAST_PORT:
        raise ImproperlyConfigured(
            f"{name} is “{given}”: set it to ClamAV's socket, such as unix:/run/clamav/clamd.ctl, "
            "or to its host and port, such as localhost:3310."
        )
    return ScannerAddress(host=host.strip("[]"), port=int(port))
