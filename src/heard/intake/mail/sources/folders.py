"""A maildir: a folder of files, one a message, delivered into `new` and put away into `done`.

Any mail server on the machine can deliver into it, and so can `heard receive-mail < message`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from heard.intake.mail.reading import MOST_BYTES
from heard.intake.mail.sources.terms import Fetched, UnableToReachMailbox

__all__ = ["Folder"]

_HEADERS = 256 * 1024
# `cur` is where a mail program moves what somebody has looked at.
_WAITING = ("new", "cur")
_ALL = (*_WAITING, "tmp", "done")


class Folder:
    """A maildir, its folders made if need be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.refused = 0
        try:
            for name in _ALL:
                (path / name).mkdir(parents=True, exist_ok=True, mode=0o750)
        except OSError as refused:
            raise UnableToReachMailbox(
                f"The mail folder {path} cannot be used ({refused.strerror})."
            ) from refused

    def waiting(self) -> Iterator[Fetched]:
        """Yield the messages that lie there, the oldest first."""
        for file in self._files():
            try:
                yield _fetched(file, str(file.relative_to(self._path)))
            except FileNotFoundError:
                continue  # Somebody else was quicker.
            except OSError:
                self.refused += 1

    def done(self, key: str) -> None:
        """Move a message into `done`."""
        file = self._path / key
        try:
            file.rename(self._path / "done" / file.name)
        except FileNotFoundError:
            return
        except OSError as refused:
            raise UnableToReachMailbox(
                f"A message cannot be put away ({refused.strerror})."
            ) from refused

    def deliver(self, raw: bytes) -> None:
        """Keep a message there: whole, and on the disk, once this returns."""
        name = uuid4().hex
        written = self._path / "tmp" / name
        try:
            with written.open("xb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            written.rename(self._path / "new" / name)
            _sync(self._path / "new")
        except OSError as refused:
            raise UnableToReachMailbox(
                f"The message cannot be kept in {self._path} ({refused.strerror})."
            ) from refused

    def _files(self) -> list[Path]:
        found = []
        for name in _WAITING:
            for entry in os.scandir(self._path / name):
                with suppress(FileNotFoundError):
                    if entry.is_file(follow_symlinks=False) and not entry.name.startswith("."):
                        found.append((entry.stat().st_mtime, entry.path))
        return [Path(path) for _, path in sorted(found)]


def _fetched(file: Path, key: str) -> Fetched:
    with file.open("rb") as opened:
        facts = os.fstat(opened.fileno())
        is_cut = facts.st_size > MOST_BYTES
        raw = opened.read(_HEADERS if is_cut else MOST_BYTES)
    return Fetched(key, raw, datetime.fromtimestamp(facts.st_mtime, UTC), is_cut)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
