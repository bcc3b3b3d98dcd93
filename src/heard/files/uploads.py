"""How much of a file is taken in at all, before anything looks at it?"""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from heard.files.limits import MOST_BYTES

__all__ = ["CutShort"]


class CutShort(FileUploadHandler):
    """Takes in one byte more of a file than may be kept, and lets the rest go by.

    The rest of the form still arrives, and the file is refused by name, for being too large. It
    stands first in FILE_UPLOAD_HANDLERS and leaves it to the next to hold what it lets through.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Return what of a chunk is still let through; None for nothing."""
        left = MOST_BYTES + 1 - start
        return raw_data[:left] if left > 0 else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Leave it to the next handler to hand over the file."""
        return None
