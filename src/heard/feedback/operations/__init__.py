"""The acts by which records come to be and change."""

from heard.feedback.operations.attaching import (
    UnableToAttachFiles,
    attach,
    distinct,
    told_of,
)
from heard.feedback.operations.recording import Recorded, Recorder, UnableToRecord

__all__ = [
    "Recorded",
    "Recorder",
    "UnableToAttachFiles",
    "UnableToRecord",
    "attach",
    "distinct",
    "told_of",
]
