"""What has been done to something, and does the log still hold?"""

from heard.audit.queries.happenings import Happening, history_of, latest_of
from heard.audit.queries.soundness import ChainHead, UnsoundLog, verified_head

__all__ = [
    "ChainHead",
    "Happening",
    "UnsoundLog",
    "history_of",
    "latest_of",
    "verified_head",
]
