"""How does the same document become the same bytes? Its archive is packed anew, without a clock."""

from __future__ import annotations

import io
import zipfile

__all__ = ["with_fixed_dates"]

EARLIEST = (1980, 1, 1, 0, 0, 0)  # no archive can name an earlier day
MADE_ON_UNIX = 3
READABLE = 0o644 << 16


def with_fixed_dates(content: bytes) -> bytes:
    """Return the archive with the same members in the same order, all dated alike.

    A member that was stored as it is (an OpenDocument's `mimetype`) stays so.
    """
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, EARLIEST)
            entry.compress_type = member.compress_type
            entry.create_system = MADE_ON_UNIX
            entry.external_attr = READABLE
            new.writestr(entry, old.read(member))
    return packed.getvalue()
