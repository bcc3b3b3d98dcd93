"""What has been done, to something and altogether, and does the log still hold?"""

from heard.audit.queries.happenings import Happening, history_of, latest_of
from heard.audit.queries.log import (
    Logged,
    LogPage,
    Looked,
    all_logged,
    last_number,
    page_of_log,
    verbs_lately,
)
from heard.audit.queries.soundness import ChainHead, UnsoundLog, verified_head

__all__ = [
    "ChainHead",
    "Happening",
    "LogPage",
    "Logged",
    "Looked",
    "UnsoundLog",
    "all_logged",
    "history_of",
    "last_number",
    "latest_of",
    "page_of_log",
    "verbs_lately",
    "verified_head",
]
