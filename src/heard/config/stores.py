"""Where are files kept, and which scanner looks at them? Read from the environment, checked."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from heard.files.scanning import ScannerAddress

__all__ = ["file_store", "scanner_address"]

_LAST_PORT = 65535


def file_store(name: str, folder: Path) -> dict[str, Any]:
    """Return where files that are handed in are kept, as Django's STORAGES has it.

    A folder, unless a setting names a bucket of an object store, as s3://bucket or
    s3://bucket/folder/in/it. Who we are there, its region and its address are told by the usual
    variables (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3).
    """
    given = os.environ.get(name, "")
    if not given:
        return {"BACKEND": "heard.files.storage.DurableFolder", "OPTIONS": {"location": folder}}
    try:
        parts = urlsplit(given)
    except ValueError:
        raise _no_bucket(name, given) from None
    if parts.scheme != "s3" or not parts.hostname or parts.query or parts.username:
        raise _no_bucket(name, given)
    if find_spec("storages") is None:
        raise ImproperlyConfigured(
            f"{name} names an object store, which needs a further package: "
            "install heard with it, as heard[s3]."
        )
    options = {
        "bucket_name": parts.hostname,
        "location": parts.path.strip("/"),
        "file_overwrite": False,
        "querystring_auth": True,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def _no_bucket(name: str, given: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name} is “{given}”: set it to a bucket, such as s3://bucket or s3://bucket/folder, or "
        "leave it unset for a folder in HEARD_DATA."
    )


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
