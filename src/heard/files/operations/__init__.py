"""The acts by which files come to be kept, are scanned, and are destroyed."""

from heard.files.operations.destroying import Swept, destroy, sweep
from heard.files.operations.keeping import UnableToKeepFile, keep, keep_or_quarantine
from heard.files.operations.scanning import Scanned, scan_waiting

__all__ = [
    "Scanned",
    "Swept",
    "UnableToKeepFile",
    "destroy",
    "keep",
    "keep_or_quarantine",
    "scan_waiting",
    "sweep",
]
