"""Where do the bytes lie? Each under a random name, whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages

__all__ = ["DurableFolder", "places", "put", "read", "remove"]

_PART = ".part"


class DurableFolder(FileSystemStorage):
    """A folder in which a file appears whole, and stays when the power fails, or not at all."""

    def _save(self, name: str, content: File) -> str:
        """Write beside the place, make sure that all of it is on the disk, then give its name."""
        whole = Path(self.path(name))
        whole.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = whole.with_name(whole.name + _PART)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            for chunk in content.chunks():
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        part.rename(whole)
        for folder in (whole.parent, whole.parent.parent):
            _settle(folder)
        return name


def put(content: bytes) -> str:
    """Keep bytes, and return the random name under which they lie, once they are safe there."""
    name = secrets.token_hex(20)
    return _store().save(f"{name[:2]}/{name[2:]}", ContentFile(content))


def read(stored_as: str) -> bytes:
    """Return the bytes kept under a name; FileNotFoundError when they are gone."""
    with _store().open(stored_as) as held:
        return held.read()


def remove(stored_as: str) -> None:
    """Destroy what is kept under a name. Nothing there is as good as destroyed."""
    _store().delete(stored_as)


def places(*, before: datetime) -> Iterator[str]:
    """Return every name under which something was put before a moment, half-written parts too."""
    store = _store()
    try:
        folders, _ = store.listdir("")
    except FileNotFoundError:
        # Nothing was ever put.
        return
    for folder in folders:
        for name in store.listdir(folder)[1]:
            if store.get_modified_time(f"{folder}/{name}") < before:
                yield f"{folder}/{name}"


def _store() -> Storage:
    return storages["files"]


def _settle(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, not only what the files hold."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
