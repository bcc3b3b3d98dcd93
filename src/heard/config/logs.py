"""What may a line of the log say of an address? Not the secret that stands in it."""

from __future__ import annotations

import logging
import re

__all__ = ["WithoutSecrets"]

# Whoever has what follows may go on with a draft, or confirm what an office sent.
_SECRET = re.compile(r"(/(?:come-back|confirm)/)[^/\s]+")


class WithoutSecrets(logging.Filter):
    """Takes out of each line what lets somebody in who has only the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the line through, without its secrets."""
        said = record.getMessage()
        if _SECRET.search(said):
            record.msg, record.args = _SECRET.sub(r"\1…", said), ()
        return True
